public import Diagnostics
import Statecharts

/// A workflow as a graph in DOT, for Graphviz.
public struct DotDiagram {
    private let workflow: Workflow
    private let language: Language
    private var lines: [String] = []

    /// The text of the graph, with titles in one language.
    public static func text(of workflow: Workflow, language: Language) -> String {
        var diagram = DotDiagram(workflow, language)
        diagram.draw()
        return diagram.lines.joined(separator: "\n") + "\n"
    }

    private init(_ workflow: Workflow, _ language: Language) {
        self.workflow = workflow
        self.language = language
    }

    private mutating func draw() {
        lines += [
            "digraph \(Self.quoted(workflow.name)) {",
            "    compound=true; rankdir=LR; fontname=\"Noto Sans CJK SC\";",
            "    node [shape=box, style=rounded, fontname=\"Noto Sans CJK SC\"];",
            "    edge [fontname=\"Noto Sans CJK SC\", fontsize=10];",
            "    start [shape=circle, style=filled, fillcolor=black, label=\"\", width=0.15];",
        ]
        for state in workflow.chart.states where state.parent == nil { draw(state, indent: "    ") }
        for initial in workflow.chart.initial { edge(from: "start", tail: nil, to: initial, label: "") }
        for transition in workflow.chart.transitions {
            let label = DiagramLabel.text(of: transition.index.rawValue, in: workflow, language: language)
            let targets = transition.targets.isEmpty ? [transition.source] : transition.targets
            for target in targets {
                edge(from: anchor(transition.source), tail: transition.source, to: target, label: label)
            }
        }
        lines.append("}")
    }

    private mutating func draw(_ state: StateNode, indent: String) {
        let title = Self.quoted(workflow.states[state.index.rawValue].title[language])
        let number = state.index.rawValue
        switch state.kind {
        case .atomic: lines.append("\(indent)s\(number) [label=\(title)];")
        case .final: lines.append("\(indent)s\(number) [label=\(title), peripheries=2];")
        case .history(let depth):
            lines.append("\(indent)s\(number) [label=\"\(depth == .deep ? "H*" : "H")\", shape=circle];")
        case .compound, .parallel:
            lines.append("\(indent)subgraph cluster_\(number) {")
            let style = state.kind == .parallel ? " style=dashed;" : " style=rounded;"
            lines.append("\(indent)    label=\(title);\(style)")
            // An edge of a cluster needs a node inside it to hold on to.
            lines.append("\(indent)    s\(number) [shape=point, style=invis, label=\"\"];")
            for child in state.children { draw(workflow.chart[child], indent: indent + "    ") }
            lines.append("\(indent)}")
        }
    }

    private func anchor(_ state: StateIndex) -> String { "s\(state.rawValue)" }

    private func isCluster(_ state: StateIndex) -> Bool {
        switch workflow.chart[state].kind {
        case .compound, .parallel: true
        case .atomic, .final, .history: false
        }
    }

    private mutating func edge(from: String, tail: StateIndex?, to target: StateIndex, label: String) {
        var attributes = label.isEmpty ? [] : ["label=\(Self.quoted(label))"]
        // An edge may not leave or enter a cluster that holds its other end.
        if let tail, isCluster(tail), tail != target, !workflow.chart.isDescendant(target, of: tail) {
            attributes.append("ltail=cluster_\(tail.rawValue)")
        }
        if isCluster(target), tail != target, tail.map({ !workflow.chart.isDescendant($0, of: target) }) ?? true {
            attributes.append("lhead=cluster_\(target.rawValue)")
        }
        let list = attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
        lines.append("    \(from) -> \(anchor(target))\(list);")
    }

    private static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " "))\""
    }
}
