import DataValues
import Diagnostics
import StatutoryTime

/// What a workflow says, part by part, in the words of its files: two outlines that are equal run cases alike.
///
/// Where a thing stands in its file, comments and layout are left out, so that moving a line is no difference.
struct WorkflowOutline {
    struct Part {
        var title: BilingualText
        /// By the key that the files use for it; absent when not said.
        var properties: [(name: String, value: String)]
        var location: SourceLocation
        /// What is compared in the place of a property that may read otherwise and mean the same.
        var essences: [String: String] = [:]
        /// The pieces of the property `values`, each with its place.
        var values: [(text: String, location: SourceLocation)] = []
        /// Where the other properties stand, if not at `location`.
        var declaration: SourceLocation?
    }

    /// In the order of the files.
    private(set) var keys: [String] = []
    private(set) var parts: [String: Part] = [:]
    private let workflow: Workflow

    init(_ bundle: WorkflowBundle) {
        workflow = bundle.workflow
        for parameter in workflow.parameters.parameters { add(parameter) }
        for field in workflow.fields { add(field) }
        if let recusal = workflow.recusal {
            add(
                "recused", BilingualText(zh: "回避人员", en: "The recused"), at: recusal.declaration.location,
                [("field", recusal.field), ("law", citation(recusal.law))])
        }
        for event in workflow.events { add(event) }
        for state in workflow.states where !state.id.isEmpty { add(state) }
        for transition in workflow.transitions { add(transition) }
        for deadline in workflow.deadlines { add(deadline) }
        for hook in HookTexts(workflow.scripts).hooks {
            let key = add(
                "hooks.\(hook.name)", BilingualText(verbatim: hook.name), at: hook.location, [("text", hook.text)])
            parts[key]?.essences["text"] = hook.essence
        }
    }

    @discardableResult
    private mutating func add(
        _ key: String, _ title: BilingualText, at location: SourceLocation, _ properties: [(String, String?)]
    ) -> String {
        // Transitions of one event from one state are told apart by their order.
        var unique = key
        var number = 2
        while parts[unique] != nil {
            unique = "\(key)[\(number)]"
            number += 1
        }
        keys.append(unique)
        parts[unique] = Part(
            title: title, properties: properties.compactMap { name, value in value.map { (name, $0) } },
            location: location)
        return unique
    }

    private mutating func add(_ parameter: Parameter) {
        let values = workflow.parameters.values(of: parameter.name)
        let pieces = values.map { value in
            (
                text: "\(parameter.type.shown(value.value)) (\(value.from) – \(value.until ?? "…"))",
                location: value.declaration.location
            )
        }
        let bound = parameter.bound.map { bound in
            switch bound {
            case .atMost(let value): "at_most \(parameter.type.shown(value))"
            case .atLeast(let value): "at_least \(parameter.type.shown(value))"
            }
        }
        let key = add(
            "parameters.\(parameter.name)", parameter.title,
            at: pieces.first?.location ?? parameter.declaration.location,
            [
                ("type", parameter.type.name), ("bound", bound), ("law", citation(parameter.law)),
                ("values", pieces.map(\.text).joined(separator: "; ")),
            ])
        parts[key]?.values = pieces
        parts[key]?.declaration = parameter.declaration.location
    }

    private mutating func add(_ field: Field) {
        add(
            "fields.\(field.name)", field.title, at: field.declaration.location,
            [
                ("title", title(field.title)), ("type", Self.words(field.type)), ("required", flag(field.isRequired)),
                ("sensitive", flag(field.isSensitive)), ("default", field.defaultValue?.canonicalJSON),
            ])
    }

    private mutating func add(_ event: EventDeclaration) {
        add(
            "events.\(event.name)", event.title, at: event.declaration.location,
            [
                ("title", title(event.title)), ("roles", list(event.roles)), ("requires", list(event.requires)),
                ("accepts", list(event.accepts)), ("signs", list(event.persons.signs)),
                ("apart_from", list(event.persons.apartFrom)), ("system", flag(event.isSystem)),
                ("law", citation(event.law)),
            ])
    }

    private mutating func add(_ state: StateMetadata) {
        let closure: String? =
            switch state.closure {
            case .code(let code)?: code
            case .field(let field)?: field
            case nil: nil
            }
        add(
            "states.\(state.id)", state.title, at: state.declaration.location,
            [
                ("title", title(state.title)), ("entry", list(state.entry)), ("exit", list(state.exit)),
                ("stamps", list(state.stamps)), ("sets", assignments(state.sets)), ("closure", closure),
                ("law", citation(state.law)),
            ])
    }

    private mutating func add(_ transition: TransitionMetadata) {
        let trigger =
            switch transition.trigger {
            case .event(let name): name
            case .always: "always"
            case .done: "done"
            }
        let source = workflow.states[transition.source].id
        add(
            "transitions.\(source.isEmpty ? "" : source + ".")\(trigger)",
            transition.title ?? workflow.event(trigger)?.title ?? BilingualText(verbatim: trigger),
            at: transition.declaration.location,
            [
                ("target", list(transition.targets.map { workflow.states[$0].id })), ("guard", list(transition.guards)),
                ("roles", transition.roles.map { $0.joined(separator: ", ") }), ("requires", list(transition.requires)),
                ("accepts", list(transition.accepts)), ("signs", list(transition.persons.signs)),
                ("apart_from", list(transition.persons.apartFrom)), ("actions", list(transition.actions)),
                ("stamps", list(transition.stamps)), ("sets", assignments(transition.sets)),
                ("law", citation(transition.law)), ("internal", flag(transition.isInternal)),
            ])
    }

    private mutating func add(_ deadline: DeadlineDeclaration) {
        let length =
            switch deadline.length {
            case .period(let period): "\(period)"
            case .parameter(let name): "{ parameter: \(name) }"
            }
        // As the files name them: `within` and `from`, or `at_least` and `before`.
        let (lengthKey, anchorKey, anchor) =
            switch deadline.anchor {
            case .entry: ("within", "from", "entry")
            case .after(let field): ("within", "from", field)
            case .before(let field): ("at_least", "before", field)
            }
        let actor: String? =
            switch deadline.actor {
            case .role(let name)?: name
            case .words(let words)?: title(words)
            case nil: nil
            }
        add(
            "deadlines.\(deadline.key)", deadline.title, at: deadline.lengthDeclaration.location,
            [
                ("title", title(deadline.title)), (lengthKey, length), (anchorKey, anchor),
                ("law", citation(deadline.law)),
                ("bound", deadline.side?.rawValue), ("of", actor), ("when", deadline.condition),
                ("until", deadline.until), ("met_by", list(deadline.metBy)),
                ("pauses", list(deadline.pauses.map { workflow.states[$0].id })),
                ("extension", deadline.granted.map { "\($0.field) \($0.atMost.map { "≤ \($0)" } ?? "")" }),
                ("roll", deadline.rolls.map { "\($0)" }), ("warn", list(deadline.warnings.map { "\($0)" })),
                ("then", deadline.lapse),
            ])
    }

    // MARK: - Values as the files write them

    private static func words(_ type: FieldType) -> String {
        switch type {
        case .choice(let values): "choice [\(values.map(\.value).joined(separator: ", "))]"
        case .list(let element): "list of \(words(element))"
        case .record(let fields):
            "record {"
                + fields.map { field in
                    "\(field.name)\(field.isRequired ? "" : "?"): \(words(field.type))"
                        + (field.isSensitive ? " sensitive" : "")
                }.joined(separator: ", ") + "}"
        case .integer(let bounds), .money(let bounds):
            bounds == .none
                ? type.name
                : "\(type.name) \(bounds.minimum.map(String.init) ?? "")…\(bounds.maximum.map(String.init) ?? "")"
        case .text, .boolean, .date, .instant: type.name
        }
    }

    private func list(_ names: [String]) -> String? { names.isEmpty ? nil : names.joined(separator: ", ") }
    private func flag(_ value: Bool) -> String? { value ? "true" : nil }
    private func title(_ text: BilingualText) -> String { "\(text.zh) / \(text.en)" }
    private func citation(_ citation: Citation?) -> String? { citation.map { "\($0.statute) \($0.article)" } }

    private func assignments(_ sets: [FieldAssignment]) -> String? {
        list(sets.map { "\($0.field)=\($0.value.canonicalJSON)" })
    }
}
