import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Foundation
import StatutoryTime
import Workflows

struct WorkflowGraph: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument, Sendable {
        case mermaid, dot, svg
    }

    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: say(
            zh: "画出流程图（Mermaid、DOT、SVG），标出当地不同之处、案件走过的路、在办案件数",
            en: "Draw a workflow (Mermaid, DOT, SVG) with local differences, a case's way, counts of cases"),
        discussion: say(
            zh: """
                例：tiaochu workflow graph --locality 330100 --format svg > flow.svg
                    tiaochu workflow graph --case 2026-610113-00001 --format dot
                SVG 由本机安装的 dot（Graphviz）生成。
                """,
            en: """
                For example: tiaochu workflow graph --locality 330100 --format svg > flow.svg
                             tiaochu workflow graph --case 2026-610113-00001 --format dot
                SVG is made by the dot of Graphviz that is installed on this machine.
                """))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var choice: WorkflowChoice
    @Option(
        name: [.customLong("format"), .customLong("form")],
        help: ArgumentHelp(say(zh: "mermaid、dot 或 svg", en: "mermaid, dot or svg")))
    var format: Format = .mermaid
    @Option(
        name: .customLong("case"),
        help: ArgumentHelp(
            say(zh: "按此案所依的规则，标出它现在何处、怎样走来", en: "by the rules of this case, with where it stands and the way it came"),
            valueName: "case"))
    var caseID: String?
    @Flag(
        help: ArgumentHelp(
            say(
                zh: "每个状态在办案件数（写了 --locality 的，只数该地及其下级）",
                en: "live cases in each state (with --locality, of that place and those below it)")))
    var counts = false

    func run() throws {
        let session = try Session(options)
        if caseID != nil, choice.locality != nil || choice.workflow != nil {
            throw CommandFailure(
                .usage, code: "case-has-rules",
                what: BilingualText(
                    zh: "--case 已经定了流程和地区", en: "--case already says which workflow and locality"),
                fix: BilingualText(
                    zh: "去掉 --workflow 和 --locality", en: "leave out --workflow and --locality"))
        }
        var marks = DiagramMarks()
        let bundle = try caseID.map { try self.bundle(of: $0, &marks, session) } ?? choice.bundle(session)
        marks.markDifferences(of: bundle, on: session.clock.now().date.description)
        if counts { marks.counts = try count(bundle.workflow, session) }
        let text = try text(of: bundle.workflow, marks)
        if options.output == .text {
            // A picture is for programs to read, byte by byte.
            if format == .svg { Console.output(text) } else { Console.answer(String(text.dropLast())) }
        } else {
            Console.answer(data(text, bundle, marks), as: options.output)
        }
    }

    private func text(of workflow: Workflow, _ marks: DiagramMarks) throws -> String {
        let language = SpokenLanguage.current
        switch format {
        case .mermaid: return MermaidDiagram.text(of: workflow, language: language, marks: marks)
        case .dot: return DotDiagram.text(of: workflow, language: language, marks: marks)
        case .svg:
            let dot = DotDiagram.text(of: workflow, language: language, marks: marks)
            return try GraphConverter(path: ProcessInfo.processInfo.environment["PATH"] ?? "").svg(of: dot)
        }
    }

    /// The rules of a case, its position and the steps of its journal that were not withdrawn.
    private func bundle(of caseID: String, _ marks: inout DiagramMarks, _ session: Session) throws -> WorkflowBundle {
        _ = try session.reader(of: caseID)
        let bundle = try session.run { engine throws(EngineError) in try engine.bundle(of: caseID) }
        let view = try session.run { engine throws(EngineError) in try engine.view(caseID) }
        let entries = try session.run { engine throws(EngineError) in try engine.history(caseID) }
        let withdrawn = entries.filter { $0.kind == .corrected }
            .flatMap { ($0.data["withdrawn"].list ?? []).compactMap(\.integer) }
        marks.mark(
            position: view.record.configuration,
            traces: entries.filter { !withdrawn.contains(Int64($0.sequence)) }.map(\.trace), in: bundle.workflow)
        return bundle
    }

    private static let page = 1000

    /// Live cases by state, each in the states it stands in and in those around them.
    private func count(_ workflow: Workflow, _ session: Session) throws -> [Int: Int] {
        let indices = Dictionary(
            workflow.states.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var counts: [Int: Int] = [:]
        let query = CaseQuery(
            places: try session.places(within: choice.locality), status: .open, workflow: workflow.name, order: .id,
            limit: Self.page)
        try session.run { engine throws(EngineError) in
            try engine.eachPage(of: query) { cases in
                for summary in cases {
                    // Of older rules a state may be gone: such a case counts in what is left around it.
                    let around = summary.configuration.flatMap { id in
                        sequence(first: id[...]) { $0.lastIndex(of: ".").map { dot in id[..<dot] } }.map(String.init)
                    }
                    for state in Set(around).compactMap({ indices[$0] }) { counts[state, default: 0] += 1 }
                }
            }
        }
        return counts
    }

    private func data(_ text: String, _ bundle: WorkflowBundle, _ marks: DiagramMarks) -> DataValue {
        let states = bundle.workflow.states
        func ids(_ indices: Set<Int>) -> DataValue { .list(indices.sorted().map { .text(states[$0].id) }) }
        var record: [String: DataValue] = [
            "form": .text(format.rawValue), "text": .text(text), "locality": .text(bundle.locality),
            "local": ids(marks.localStates),
        ]
        if let caseID {
            record["case"] = .text(caseID)
            record["position"] = ids(marks.position)
            record["visited"] = ids(marks.visited)
        }
        record["counts"] = marks.counts.map { counts in
            .record(
                Dictionary(
                    counts.map { (states[$0.key].id, .integer(Int64($0.value))) },
                    uniquingKeysWith: { first, _ in first }))
        }
        return .record(record)
    }
}
