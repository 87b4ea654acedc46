public import Diagnostics
import Statecharts

/// A workflow as a graph in DOT, for Graphviz.
public struct DotDiagram {
    private let workflow: Workflow
    private let language: Language
    private let marks: DiagramMarks
    private var lines: [String] = []

    /// The text of the graph, with titles in one language.
    public static func text(of workflow: Workflow, language: Language, marks: DiagramMarks = DiagramMarks()) -> String {
        var diagram = DotDiagram(workflow, language, marks)
        diagram.draw()
        return diagram.lines.joined(separator: "\n") + "\n"
    }

    private init(_ workflow: Workflow, _ language: Language, _ marks: DiagramMarks) {
        self.workflow = workflow
        self.language = language
        self.marks = marks
    }

    private mutating func draw() {
        lines += [
            "digraph \(Self.quoted(workflow.name)) {",
            // Without newrank dot gives up where arrows lead between a state and one inside it ("trouble in init_rank").
            "    compound=true; newrank=true; rankdir=LR; fontname=\"Noto Sans CJK SC\";",
            "    node [shape=box, style=rounded, fontname=\"Noto Sans CJK SC\"];",
            "    edge [fontname=\"Noto Sans CJK SC\", fontsize=10];",
            "    start [shape=circle, style=filled, fillcolor=black, label=\"\", width=0.15];",
        ]
        if let legend = DiagramLegend.text(of: marks, language: language) {
            lines.append("    label=\(Self.quoted(legend)); labelloc=t;")
            lines.append("    node [style=\"rounded,filled\", fillcolor=white];")
        }
        for state in workflow.chart.states where state.parent == nil { draw(state, indent: "    ") }
        for initial in workflow.chart.initial { edge(from: "start", tail: nil, to: initial, label: "") }
        for transition in workflow.chart.transitions {
            let index = transition.index.rawValue
            let text = DiagramLabel.text(of: index, in: workflow, language: language)
            let label = DiagramLegend.label(text, index, marks)
            let targets = transition.targets.isEmpty ? [transition.source] : transition.targets
            for target in targets {
                edge(
                    from: anchor(transition.source), tail: transition.source, to: target, label: label,
                    colours: colours(ofTransition: index))
            }
        }
        lines.append("}")
    }

    private mutating func draw(_ state: StateNode, indent: String) {
        let number = state.index.rawValue
        let title = Self.quoted(DiagramLegend.title(workflow.states[number].title[language], number, marks))
        let colours = colours(ofState: number)
        let filled = colours.map { ", \($0)" }.joined()
        switch state.kind {
        case .atomic: lines.append("\(indent)s\(number) [label=\(title)\(filled)];")
        case .final: lines.append("\(indent)s\(number) [label=\(title), peripheries=2\(filled)];")
        case .history(let depth):
            lines.append("\(indent)s\(number) [label=\"\(depth == .deep ? "H*" : "H")\", shape=circle];")
        case .compound, .parallel:
            lines.append("\(indent)subgraph cluster_\(number) {")
            let line = state.kind == .parallel ? "dashed" : "rounded"
            // What a cluster does not say, the clusters inside it would take from it.
            let own = colours.isEmpty && !marks.isEmpty ? ["fillcolor=white", "color=black", "penwidth=1"] : colours
            let style =
                own.isEmpty ? " style=\(line);" : " style=\"\(line),filled\"; " + own.joined(separator: "; ") + ";"
            lines.append("\(indent)    label=\(title);\(style)")
            // An edge of a cluster needs a node inside it to hold on to.
            lines.append("\(indent)    s\(number) [shape=point, style=invis, label=\"\"];")
            for child in state.children { draw(workflow.chart[child], indent: indent + "    ") }
            lines.append("\(indent)}")
        }
    }

    /// A state has one fill: where the case stands goes before what is local, and that before where the case was.
    private func colours(ofState state: Int) -> [String] {
        let isVisited = marks.visited.contains(state) || marks.position.contains(state)
        let isLocal = marks.localStates.contains(state)
        guard isVisited || isLocal else { return [] }
        let fill =
            marks.position.contains(state)
            ? DiagramLegend.position : isLocal ? DiagramLegend.local : DiagramLegend.visited
        return [
            "fillcolor=\"\(fill)\"", "color=\"\(isVisited ? DiagramLegend.walkedLine : DiagramLegend.localLine)\"",
            "penwidth=\(isVisited ? 2 : 1)",
        ]
    }

    private func colours(ofTransition transition: Int) -> [String] {
        if marks.walked.contains(transition) { return ["color=\"\(DiagramLegend.walkedLine)\"", "penwidth=2"] }
        return marks.localTransitions.contains(transition) ? ["color=\"\(DiagramLegend.localLine)\""] : []
    }

    private func anchor(_ state: StateIndex) -> String { "s\(state.rawValue)" }

    private func isCluster(_ state: StateIndex) -> Bool {
        switch workflow.chart[state].kind {
        case .compound, .parallel: true
        case .atomic, .final, .history: false
        }
    }

    private mutating func edge(
        from: String, tail: StateIndex?, to target: StateIndex, label: String, colours: [String] = []
    ) {
        var attributes = (label.isEmpty ? [] : ["label=\(Self.quoted(label))"]) + colours
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
