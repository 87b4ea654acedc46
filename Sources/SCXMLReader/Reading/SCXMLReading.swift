import Diagnostics
import Statecharts

/// Turns a tree of elements into a chart definition and tables of content, gathering every problem on the way.
struct SCXMLReading {
    static let namespace = "http://www.w3.org/2005/07/scxml"

    let file: String
    let resources: SCXMLResources
    var diagnostics: [Diagnostic] = []
    var blocks: [[SCXMLContent]] = []
    var conditions: [SCXMLExpression] = []
    var doneData: [SCXMLPayload] = []
    var invocations: [SCXMLInvoke] = []
    var parameters: Set<String> = []
    var isLate = false
    /// Early binding: everything, in document order.
    var earlyData: [SCXMLData] = []
    /// Places of states and of their transitions, in the order the chart numbers them.
    var stateLocations: [SourceLocation] = []
    var transitionLocations: [SourceLocation] = []
    private var generatedIDs = 0
    /// More than any chart a person draws; a document of 4 MB could hold a hundred times as many, each traced at each step.
    static let mostStates = 10_000

    init(file: String, resources: SCXMLResources) {
        self.file = file
        self.resources = resources
    }

    mutating func read(_ text: String) throws(SCXMLFailure) -> SCXMLDocument {
        let root: XMLElement
        do throws(XMLReader.Failure) {
            root = try XMLReader.read(text)
        } catch {
            let place = SourceLocation(file: file, line: error.line, column: error.column)
            throw SCXMLFailure(diagnostics: [
                Diagnostic(
                    code: "X101", at: place,
                    what: BilingualText(
                        zh: "XML 读不出来：\(error.message.zh)", en: "the XML cannot be read: \(error.message.en)")
                )
            ])
        }
        checkAttributes(of: root)
        let definition = readRoot(root)
        guard stateLocations.count <= Self.mostStates else {
            report(
                "X119", root, zh: "文档有 \(stateLocations.count) 个状态，至多 \(Self.mostStates) 个",
                en: "the document has \(stateLocations.count) states; at most \(Self.mostStates) are accepted")
            throw SCXMLFailure(diagnostics: diagnostics.inOrderOfPlace)
        }
        let isRead = diagnostics.isEmpty
        do throws(StatechartProblems) {
            let chart = try Statechart(compiling: definition)
            if isRead {
                return SCXMLDocument(name: root["name"] ?? "", file: file, chart: chart, reading: self)
            }
        } catch {
            let written = isRead ? [] : root.ids
            for problem in error.problems where isRead || problem.concernsNames(apartFrom: written) { report(problem) }
        }
        throw SCXMLFailure(diagnostics: diagnostics.inOrderOfPlace)
    }

    private mutating func readRoot(_ root: XMLElement) -> StatechartDefinition {
        if root.name != "scxml" || !(root.namespace.isEmpty || root.namespace == Self.namespace) {
            let space =
                root.namespace.isEmpty || root.namespace == Self.namespace ? "" : " (xmlns=\"\(root.namespace)\")"
            report(
                "X102", root, zh: "根元素必须是 \(Self.namespace) 的 scxml，而不是 \(root.name)\(space)",
                en: "the root element is \(root.name)\(space), not scxml of \(Self.namespace)")
        }
        if let version = root["version"], version != "1.0" {
            report(
                "X103", root, zh: "只支持 SCXML 1.0，文档写的是 \(version)", en: "this is SCXML \(version); only 1.0 is known")
        }
        // A document of the null data model asks for nothing but `In()`, which ours has (SCXML B.1).
        if let model = root["datamodel"], !["lua", "null"].contains(model) {
            report(
                "X104", root, zh: "不支持数据模型“\(model)”，只支持 lua", en: "the data model '\(model)' is not supported; lua is")
        }
        switch root["binding"] ?? "early" {
        case "early": break
        case "late": isLate = true
        case let other:
            report(
                "X105", root, zh: "binding 只能是 early 或 late，不能是“\(other)”",
                en: "binding is early or late, not '\(other)'")
        }
        var content: [SCXMLContent] = []
        var states: [StateDefinition] = []
        for element in root.elements where isSCXML(element) {
            switch element.name {
            case "state", "parallel", "final", "history": states.append(readState(element))
            case "datamodel":
                let data = readData(element)
                parameters.formUnion(data.map(\.id))
                earlyData += data
            case "script": content += readContent(element).map { [$0] } ?? []
            default: reportUnknown(element, in: root)
            }
        }
        let first = [SCXMLContent.initialize(earlyData)] + content
        let targets = root["initial"].map(words) ?? states.prefix(1).map(\.id)
        return StatechartDefinition(
            name: root["name"] ?? "", initial: DefaultEntry(targets, actions: [addBlock(first)]), states: states)
    }

    // MARK: - Shared

    /// Elements of other vocabularies are not for us.
    func isSCXML(_ element: XMLElement) -> Bool {
        element.namespace.isEmpty || element.namespace == Self.namespace
    }

    func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

    mutating func addBlock(_ content: [SCXMLContent]) -> Action {
        blocks.append(content)
        return Action(blocks.count - 1)
    }

    func expression(_ text: String, _ element: XMLElement) -> SCXMLExpression {
        SCXMLExpression(text: text, line: element.line)
    }

    /// `name` or `nameexpr`.
    mutating func text(_ name: String, or alternative: String, of element: XMLElement) -> SCXMLText? {
        if let literal = element[name] {
            if element[alternative] != nil {
                report(
                    "X106", element, zh: "\(name) 与 \(alternative) 不能同时出现",
                    en: "\(name) and \(alternative) exclude each other")
            }
            return .literal(literal)
        }
        return element[alternative].map { .expression(expression($0, element)) }
    }

    mutating func newID() -> String {
        generatedIDs += 1
        return "state.\(generatedIDs)"
    }

    func location(_ element: XMLElement) -> SourceLocation {
        SourceLocation(file: file, line: element.line, column: element.column)
    }

    mutating func report(_ code: String, _ element: XMLElement, zh: String, en: String) {
        diagnostics.append(Diagnostic(code: code, at: location(element), what: BilingualText(zh: zh, en: en)))
    }

    mutating func reportUnknown(_ element: XMLElement, in parent: XMLElement) {
        report(
            "X107", element, zh: "\(parent.name) 中不能有 \(element.name) 元素",
            en: "\(element.name) is not known inside \(parent.name)")
    }

    /// One element more than there may be, of which only one would count.
    mutating func reportSecond(_ element: XMLElement, in parent: XMLElement) {
        report(
            "X120", element, zh: "\(parent.name) 里至多有一个 \(element.name)",
            en: "there is one \(element.name) in \(parent.name) at most")
    }

    /// A name that a transition can listen to (SCXML 3.12.1); reports any other.
    mutating func eventName(_ name: String, of element: XMLElement) -> String {
        if element["event"] != nil, !Event.isName(name) {
            report(
                "X121", element, zh: "“\(name)”不是事件名称：由点连接的词，不含空白，如 mediation.refused",
                en: "'\(name)' is no name of an event: words joined by dots, without blanks, as mediation.refused")
        }
        return name
    }

    mutating func require(_ attribute: String, of element: XMLElement) -> String {
        if let value = element[attribute] { return value }
        report(
            "X108", element, zh: "\(element.name) 缺少属性 \(attribute)",
            en: "\(element.name) needs the attribute \(attribute)")
        return ""
    }

    private mutating func report(_ problem: StatechartProblem) {
        let place: SourceLocation? =
            switch problem.element {
            case .chart: SourceLocation(file: file, line: 1, column: 1)
            case .state(let index): stateLocations[index.rawValue]
            case .transition(let index): transitionLocations[index.rawValue]
            }
        diagnostics.append(
            Diagnostic(
                code: "X201", at: place,
                what: BilingualText(
                    zh: problem.chinese,
                    en: problem.message)))
    }
}
