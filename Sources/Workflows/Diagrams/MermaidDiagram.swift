public import Diagnostics
import Statecharts

/// A workflow as a Mermaid state diagram, which Git hosts and wikis draw.
///
/// An arrow that leaves a state with states inside it begins at a diamond inside: Mermaid (11.6) fails to lay out many a diagram in which
/// arrows begin at such a state itself, one to a state inside it above all.
public struct MermaidDiagram {
    private let workflow: Workflow
    private let language: Language
    private let marks: DiagramMarks
    /// States with others inside that an arrow leaves.
    private let left: Set<StateIndex>
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
        left = Set(workflow.chart.transitions.map(\.source).filter { workflow.chart[$0].kind.holdsStates })
    }

    private mutating func draw() {
        let anywhere = BilingualText(zh: "◇：在该状态内任何一处", en: "◇: from anywhere in the state")[language]
        let legend = [DiagramLegend.text(of: marks, language: language), left.isEmpty ? nil : anywhere].compactMap {
            $0
        }
        if !legend.isEmpty {
            let separator = BilingualText(zh: "；", en: "; ")[language]
            lines += ["---", "title: \"\(legend.joined(separator: separator))\"", "---"]
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
        guard state.kind.holdsStates else {
            lines.append("\(indent)state \"\(Self.prefix(of: state.kind))\(title)\" as \(name)")
            if state.kind == .final { lines.append("\(indent)\(name) --> [*]") }
            return
        }
        lines.append("\(indent)state \"\(title)\" as \(name) {")
        if state.kind == .compound {
            for initial in state.initial { lines.append("\(indent)    [*] --> s\(initial.rawValue)") }
        }
        if left.contains(state.index) {
            lines.append("\(indent)    state \(origin(state.index)) <<choice>>")
            // It belongs to no region; what history remembers is none either.
            if state.kind == .parallel, let first = state.children.first, workflow.chart[first].kind.holdsStates {
                lines.append("\(indent)    --")
            }
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
            // What stays where it is goes round its diamond.
            let end = target == transition.source ? origin(target) : "s\(target.rawValue)"
            lines.append("    \(origin(transition.source)) --> \(end)\(label.isEmpty ? "" : " : \(label)")")
        }
    }

    /// Where arrows that leave a state begin.
    private func origin(_ state: StateIndex) -> String {
        left.contains(state) ? "s\(state.rawValue)x" : "s\(state.rawValue)"
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

extension StateKind {
    fileprivate var holdsStates: Bool { self == .compound || self == .parallel }
}
