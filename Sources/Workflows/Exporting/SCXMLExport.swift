import Diagnostics
import Statecharts

/// A workflow as a W3C SCXML 1.0 document with the Lua data model, for other tools to draw, check and run.
///
/// States and transitions are all there, in their order, as are the assignments that the files spell out. What only the workflow's own
/// code or the law's calendar can tell is named, not told: guards are calls that the document answers itself, actions are `log`
/// elements, deadlines are delayed events of about the right length. docs/reference/scxml.md says how each thing is written.
public struct SCXMLExport {
    /// Of the attributes and elements that SCXML does not know.
    public static let namespace = "urn:tiaochu:workflow:1"

    let workflow: Workflow
    let separator: String

    /// The text of the document.
    public static func text(of workflow: Workflow) -> String {
        (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"] + Self(workflow).document.lines()).joined(separator: "\n")
            + "\n"
    }

    /// The id that a state has in the document: `mediation__referral` for `mediation.referral`.
    ///
    /// An XML id has no `/`, and events are matched token by token at dots.
    public static func id(of state: String, in workflow: Workflow) -> String { Self(workflow).id(state) }

    private init(_ workflow: Workflow) {
        self.workflow = workflow
        let isClear = workflow.states.allSatisfy { state in
            state.id.split(separator: ".").allSatisfy {
                !$0.contains("__") && !$0.hasPrefix("_") && !$0.hasSuffix("_")
            }
        }
        // No name in a file holds a middle dot, and an XML id may.
        separator = isClear ? "__" : "\u{B7}"
    }

    func id(_ state: String) -> String { state.replacing(".", with: separator) }

    func id(_ state: StateIndex) -> String { id(workflow.states[state.rawValue].id) }

    func ids(_ states: [StateIndex]) -> String { states.map { id($0) }.joined(separator: " ") }

    private var document: XMLTag {
        var root = XMLTag(
            "scxml",
            [
                ("xmlns", "http://www.w3.org/2005/07/scxml"), ("xmlns:tiaochu", Self.namespace), ("version", "1.0"),
                ("name", workflow.name), ("datamodel", "lua"), ("initial", ids(workflow.chart.initial)),
                ("tiaochu:zh", workflow.title.zh), ("tiaochu:en", workflow.title.en),
                ("tiaochu:localities", workflow.localities.codes.joined(separator: " ")),
            ])
        root.append(
            XMLTag("datamodel", children: [XMLTag("data", [("id", "case"), ("expr", emptyCase(workflow.fields))])]))
        root.append(XMLTag("script", text: Self.answers))
        for state in workflow.chart.states where state.parent == nil { root.append(tag(state)) }
        return root
    }

    // MARK: - States

    private func tag(_ state: StateNode) -> XMLTag {
        let meta = workflow.states[state.index.rawValue]
        let (name, ownAttribute): (String, (String, String?)) =
            switch state.kind {
            case .atomic: ("state", ("initial", nil))
            case .compound: ("state", ("initial", ids(state.initial)))
            case .parallel: ("parallel", ("initial", nil))
            case .final: ("final", ("initial", nil))
            case .history(let depth): ("history", ("type", depth.rawValue))
            }
        var tag = XMLTag(
            name,
            [
                ("id", id(state.index)), ownAttribute, ("tiaochu:zh", meta.title.zh), ("tiaochu:en", meta.title.en),
                ("tiaochu:law", meta.law.map { workflow.words(for: $0).zh }),
                ("tiaochu:closure", meta.closure.map(Self.words)),
                ("tiaochu:from", meta.declaration.location.description),
            ])
        tag.append(meta.deadlines.map(self.tag))
        if case .history = state.kind {
            tag.append(XMLTag("transition", [("target", ids(state.initial))]))
            return tag
        }
        let entry = content(stamps: meta.stamps, sets: meta.sets, actions: meta.entry) + meta.deadlines.compactMap(send)
        if !entry.isEmpty { tag.append(XMLTag("onentry", children: entry)) }
        let exit =
            meta.deadlines.filter { send($0) != nil }.map(cancel) + content(stamps: [], sets: [], actions: meta.exit)
        if !exit.isEmpty { tag.append(XMLTag("onexit", children: exit)) }
        tag.append(state.transitions.map { self.tag(workflow.chart[$0]) })
        tag.append(state.children.map { self.tag(workflow.chart[$0]) })
        return tag
    }

    private static func words(_ closure: ClosureRule) -> String {
        switch closure {
        case .code(let code): code
        case .field(let field): "case.\(field)"
        }
    }

    // MARK: - Transitions

    private func tag(_ transition: Transition) -> XMLTag {
        let meta = workflow.transitions[transition.index.rawValue]
        let event: String? =
            switch meta.trigger {
            case .event(let name): name
            case .always: nil
            case .done: "done.state.\(id(transition.source))"
            }
        let declared = event.flatMap(workflow.event)
        let title = meta.title ?? declared?.title
        return XMLTag(
            "transition",
            [
                ("event", event), ("cond", transition.guard == nil ? nil : condition(of: meta)),
                ("target", ids(transition.targets)), ("type", transition.kind == .internal ? "internal" : nil),
                ("tiaochu:zh", title?.zh), ("tiaochu:en", title?.en),
                ("tiaochu:law", (meta.law ?? declared?.law).map { workflow.words(for: $0).zh }),
                ("tiaochu:accepts", meta.accepts.joined(separator: " ")),
                ("tiaochu:from", meta.declaration.location.description),
            ],
            children: content(
                stamps: meta.stamps, signs: meta.persons.signs, sets: meta.sets, actions: meta.actions))
    }
}
