public import Diagnostics
import Statecharts

/// A workflow as a Mermaid state diagram, which Git hosts and wikis draw.
public struct MermaidDiagram {
    private let workflow: Workflow
    private let language: Language
    private let marks: DiagramMarks
    private var lines: [String] = []

    /// The text of the diagram, with titles in one language.
    public static func text(of workflow: Workflow, language: Language, marks: DiagramMarks = DiagramMarks()) -> String {
        var diagram = MermaidDiagram(workflow, language, marks)
        diagram.draw()
        return diagram.lines.joined(separator: "\n") + "\n"
    }

    private init(_ workflow: Workflow, _ language: Language, _ marks: DiagramMarks) {
        self.workflow = workflow
        self.language = language
        self.marks = marks
    }

    private mutating func draw() {
        if let legend = DiagramLegend.text(of: marks, language: language) {
            lines += ["---", "title: \"\(legend)\"", "---"]
        }
        lines.append("stateDiagram-v2")
        for initial in workflow.chart.initial { lines.append("    [*] --> s\(initial.rawValue)") }
        for state in workflow.chart.states where state.parent == nil { draw(state, indent: "    ") }
        for transition in workflow.chart.transitions { draw(transition) }
        drawClasses()
    }

    /// A state has one class: where the case stands goes before where it was, and that before what is local.
    private mutating func drawClasses() {
        let local = marks.localStates.subtracting(marks.visited).subtracting(marks.position)
        let both = marks.localStates.intersection(marks.visited).subtracting(marks.position)
        let (fill, edge) = ("fill:", ",stroke:\(DiagramLegend.walkedLine),stroke-width:2px")
        let classes: [(String, String, Set<Int>)] = [
            ("local", "\(fill)\(DiagramLegend.local),stroke:\(DiagramLegend.localLine)", local),
            ("visitedLocal", "\(fill)\(DiagramLegend.local)\(edge)", both),
            (
                "visited", "\(fill)\(DiagramLegend.visited)\(edge)",
                marks.visited.subtracting(marks.localStates).subtracting(marks.position)
            ),
            ("position", "\(fill)\(DiagramLegend.position)\(edge)", marks.position),
        ]
        for (name, style, states) in classes where !states.isEmpty {
            lines.append("    classDef \(name) \(style)")
            lines.append("    class \(states.sorted().map { "s\($0)" }.joined(separator: ",")) \(name)")
        }
    }

    private mutating func draw(_ state: StateNode, indent: String) {
        let index = state.index.rawValue
        let title = Self.escaped(DiagramLegend.title(workflow.states[index].title[language], index, marks))
        let name = "s\(state.index.rawValue)"
        guard state.kind == .compound || state.kind == .parallel else {
            lines.append("\(indent)state \"\(Self.prefix(of: state.kind))\(title)\" as \(name)")
            if state.kind == .final { lines.append("\(indent)\(name) --> [*]") }
            return
        }
        lines.append("\(indent)state \"\(title)\" as \(name) {")
        if state.kind == .compound {
            for initial in state.initial { lines.append("\(indent)    [*] --> s\(initial.rawValue)") }
        }
        for (position, child) in state.children.enumerated() {
            if state.kind == .parallel, position > 0 { lines.append("\(indent)    --") }
            draw(workflow.chart[child], indent: indent + "    ")
        }
        lines.append("\(indent)}")
    }

    private mutating func draw(_ transition: Transition) {
        let index = transition.index.rawValue
        let text = DiagramLabel.text(of: index, in: workflow, language: language)
        let label = Self.escaped(DiagramLegend.label(text, index, marks))
        let targets = transition.targets.isEmpty ? [transition.source] : transition.targets
        for target in targets {
            lines.append(
                "    s\(transition.source.rawValue) --> s\(target.rawValue)\(label.isEmpty ? "" : " : \(label)")")
        }
    }

    private static func prefix(of kind: StateKind) -> String {
        switch kind {
        case .history(.deep): "H* "
        case .history(.shallow): "H "
        case .atomic, .compound, .parallel, .final: ""
        }
    }

    /// Characters that end a label in Mermaid's grammar, as entities.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "\n": result += " "
            case "#": result += "#35;"
            case ";": result += "#59;"
            case ":": result += "#58;"
            case "\"": result += "#quot;"
            default: result.append(character)
            }
        }
    }
}
