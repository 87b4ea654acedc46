import DataValues
import Diagnostics
import LuaRuntime
import Statecharts
import StatutoryTime

/// The kernel's view of one case during one step: answers guards and runs actions over the case's fields.
///
/// The fields in Swift are the truth; the Lua document mirrors them and its changes are taken over, checked by type, after each action.
final class CaseDataModel: DataModel {
    /// What stops a step before its guard is asked: facts that a transition requires and nobody gave.
    struct FactsMissing: Error {
        var refusal: Refusal
    }

    let workflow: Workflow
    let hooks: HookRuntime
    private(set) var fields: [String: DataValue] = [:]
    private var before: [String: DataValue] = [:]
    private(set) var occurrence: Occurrence
    /// Reasons of guards that said no; the kernel keeps their places in this list.
    private(set) var refusals: [Refusal] = []
    private(set) var effects: [CaseEffect] = []

    init(workflow: Workflow, hooks: HookRuntime) {
        self.workflow = workflow
        self.hooks = hooks
        occurrence = Occurrence(event: "", actor: .system, time: LegalTime(date: .epoch))
    }

    /// Makes ready for one step from these fields.
    func prepare(_ fields: [String: DataValue], _ occurrence: Occurrence) throws(StepFault) {
        self.fields = fields
        before = fields
        self.occurrence = occurrence
        refusals = []
        effects = []
        hooks.scope.reset()
        try hooks.load(fields, for: occurrence)
    }

    // MARK: - Guards

    func evaluate(_ asked: Guard, in scope: GuardScope) throws -> GuardAnswer {
        let meaning = workflow.guards[asked.rawValue]
        let transition = workflow.transitions[meaning.transition]
        if case .event(let name) = transition.trigger, name == occurrence.event, !occurrence.isFromSystem {
            if let refusal = roleRefusal(transition) { return .refuse(remember(refusal)) }
            if let refusal = factsRefusal(transition) { throw FactsMissing(refusal: refusal) }
        }
        hooks.scope.isActive = { [workflow] id in workflow.stateIndex(id).map { scope.isActive(StateIndex($0)) } }
        for name in transition.guards {
            switch try hooks.ask(name) {
            case .pass: continue
            case .refuse(var refusal):
                refusal.location = refusal.location ?? transition.declaration.location
                return .refuse(remember(refusal))
            }
        }
        return .pass
    }

    private func remember(_ refusal: Refusal) -> Statecharts.Refusal {
        refusals.append(refusal)
        return Statecharts.Refusal(refusals.count - 1)
    }

    private func roleRefusal(_ transition: TransitionMetadata) -> Refusal? {
        let roles = workflow.roles(taking: transition)
        guard !roles.isEmpty, occurrence.actor.roles.isDisjoint(with: roles) else { return nil }
        let titles = roles.map { workflow.role($0)?.title ?? BilingualText(verbatim: $0) }
        return Refusal(
            .role,
            text: BilingualText(
                zh: "\(occurrence.actor.id) 不能办理：须由\(titles.map(\.zh).joined(separator: "或"))办理",
                en: "\(occurrence.actor.id) may not do this: it is for \(titles.map(\.en).joined(separator: " or "))"),
            location: transition.declaration.location, layer: transition.declaration.layer,
            law: transition.law.map(workflow.words(for:)), roles: roles)
    }

    private func factsRefusal(_ transition: TransitionMetadata) -> Refusal? {
        let missing = transition.requires.filter { (fields[$0] ?? .null).isNull }
        guard !missing.isEmpty else { return nil }
        let titles = missing.map { workflow.field($0)?.title ?? BilingualText(verbatim: $0) }
        return Refusal(
            .facts,
            text: BilingualText(
                zh: "还缺：\(titles.map(\.zh).joined(separator: "、"))",
                en: "still missing: \(titles.map(\.en).joined(separator: ", "))"),
            location: transition.declaration.location, layer: transition.declaration.layer,
            law: transition.law.map(workflow.words(for:)), facts: missing)
    }

    // MARK: - Actions

    func execute(_ action: Action, in scope: ActionScope) throws {
        hooks.scope.isActive = { [workflow] id in workflow.stateIndex(id).map { scope.isActive(StateIndex($0)) } }
        switch workflow.actions[action.rawValue] {
        case .enter(let index):
            let state = workflow.states[index]
            try assign(state.stamps, state.sets)
            try run(state.entry, scope)
        case .leave(let index):
            try run(workflow.states[index].exit, scope)
        case .take(let index):
            let transition = workflow.transitions[index]
            try assign(transition.stamps, transition.sets)
            try run(transition.actions, scope)
        }
    }

    private func assign(_ stamps: [String], _ sets: [FieldAssignment]) throws {
        guard !stamps.isEmpty || !sets.isEmpty else { return }
        var changes: [String: DataValue] = [:]
        for field in stamps { changes[field] = .text(occurrence.time.date.description) }
        for assignment in sets { changes[assignment.field] = assignment.value }
        fields = fields.merging(changes) { _, new in new }.filter { !$0.value.isNull }
        try hooks.update(changes)
    }

    private func run(_ names: [String], _ scope: ActionScope) throws {
        for name in names {
            let changes = try hooks.run(name)
            for (field, value) in changes.sorted(by: { $0.key < $1.key }) {
                guard let declared = workflow.field(field) else { continue }
                if let problem = declared.type.problems(with: value, at: DataPath([.key(field)])).first {
                    throw hooks.fault(
                        in: name,
                        BilingualText(
                            zh: "动作 \(name) 给 \(problem.path) 的值不合格：\(problem.what.zh)",
                            en:
                                "the action \(name) set \(problem.path) to a value that does not fit: \(problem.what.en)"
                        ))
                }
                // An emptied field is absent, as it is once the case has been written and read.
                if value.isNull {
                    fields.removeValue(forKey: field)
                } else {
                    fields[field] = value
                }
            }
            effects += hooks.scope.effects
            hooks.scope.raised.forEach { scope.raise(Event($0)) }
            hooks.scope.reset()
        }
    }

    func rollback() {
        fields = before
        effects = []
        hooks.rollback()
    }
}
