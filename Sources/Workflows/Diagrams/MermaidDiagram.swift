public import Diagnostics
import Statecharts

/// A workflow as a Mermaid state diagram, which Git hosts and wikis draw.
public struct MermaidDiagram {
    private let workflow: Workflow
    private let language: Language
    private var lines: [String] = []

    /// The text of the diagram, with titles in one language.
    public static func text(of workflow: Workflow, language: Language) -> String {
        var diagram = MermaidDiagram(workflow, language)
        diagram.draw()
        return diagram.lines.joined(separator: "\n") + "\n"
    }

    private init(_ workflow: Workflow, _ language: Language) {
        self.workflow = workflow
        self.language = language
    }

    private mutating func draw() {
        lines.append("stateDiagram-v2")
        for initial in workflow.chart.initial { lines.append("    [*] --> s\(initial.rawValue)") }
        for state in workflow.chart.states where state.parent == nil { draw(state, indent: "    ") }
        for transition in workflow.chart.transitions { draw(transition) }
    }

    private mutating func draw(_ state: StateNode, indent: String) {
        let title = Self.escaped(workflow.states[state.index.rawValue].title[language])
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
        let label = Self.escaped(DiagramLabel.text(of: transition.index.rawValue, in: workflow, language: language))
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
