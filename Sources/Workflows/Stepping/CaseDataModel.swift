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
    /// By the number of the guard, and of the action.
    private let guardPlans: [GuardPlan]
    private let actionPlans: [ActionPlan]
    private let extensions: ExtensionLimits
    private(set) var fields: [String: DataValue] = [:]
    private var before: [String: DataValue] = [:]
    private(set) var occurrence: Occurrence
    /// Reasons of guards that said no; the kernel keeps their places in this list.
    private(set) var refusals: [Refusal] = []
    private(set) var effects: [CaseEffect] = []
    /// Told what is asked and written; nil but while behaviour is explored.
    var probe: StepProbe?
    /// Whether guards are asked although facts are missing: for an answer, never for a step that is kept.
    var isLookingAhead = false
    /// What is missing on ways that were passed by while looking ahead: a step that is kept would have stopped there.
    private(set) var passedBy: [Refusal] = []
    /// What was passed over, with the transition whose guard cautioned.
    private(set) var cautions: [(transition: Int, refusal: Refusal)] = []

    init(workflow: Workflow, hooks: HookRuntime) throws(StepFault) {
        self.workflow = workflow
        self.hooks = hooks
        guardPlans = try GuardPlan.all(of: workflow, hooks)
        actionPlans = try ActionPlan.all(of: workflow, hooks)
        extensions = ExtensionLimits(workflow)
        occurrence = Occurrence(event: "", actor: .system, time: LegalTime(date: .epoch))
    }

    /// Makes ready for one step from these fields.
    func prepare(_ fields: [String: DataValue], _ occurrence: Occurrence) throws(StepFault) {
        self.fields = fields
        before = fields
        self.occurrence = occurrence
        refusals = []
        effects = []
        cautions = []
        passedBy = []
        hooks.scope.reset()
        try hooks.load(fields, for: occurrence)
    }

    // MARK: - Guards

    func evaluate(_ asked: Guard, in scope: GuardScope) throws -> GuardAnswer {
        let plan = guardPlans[asked.rawValue]
        let answer = try evaluate(plan, in: scope)
        if let probe, answer == .pass { rivals(of: plan, in: scope, probe) }
        return answer
    }

    /// Asks those that stand after a transition whose guard passed, for its state and event, and forgets what they said.
    private func rivals(of plan: GuardPlan, in scope: GuardScope, _ probe: StepProbe) {
        let (said, cautioned) = (refusals.count, cautions.count)
        for later in guardPlans where probe.isRival(later.transition, of: plan.transition) {
            if case .pass? = try? evaluate(later, in: scope) { probe.bothPass(plan.transition, later.transition) }
        }
        refusals.removeLast(refusals.count - said)
        cautions.removeLast(cautions.count - cautioned)
    }

    private func evaluate(_ plan: GuardPlan, in scope: GuardScope) throws -> GuardAnswer {
        if let event = plan.event, event == occurrence.event, !occurrence.isFromSystem {
            if let refusal = roleRefusal(plan) ?? personRefusal(plan) { return .refuse(remember(refusal)) }
            if let missing = factsRefusal(plan) {
                if isLookingAhead, let refusal = certainRefusal(of: plan, in: scope) {
                    passedBy.append(missing)
                    return .refuse(remember(refusal))
                }
                throw FactsMissing(refusal: missing)
            }
        }
        hooks.scope.states = .stepping(scope)
        for index in plan.hooks.indices {
            switch try ask(index, of: plan) {
            case .pass: continue
            case .refuse(var refusal):
                refusal.location = refusal.location ?? workflow.transitions[plan.transition].declaration.location
                if refusal.reason == .caution, occurrence.despite != nil, plan.event == occurrence.event {
                    cautions.append((plan.transition, refusal))
                    continue
                }
                return .refuse(remember(refusal))
            }
        }
        // Guards first: theirs are the better words, and a layer may have let through what the deadline does not.
        if occurrence.granting == nil, plan.event == occurrence.event,
            let refusal = extensions.refusal(of: occurrence.facts)
        {
            return .refuse(remember(refusal))
        }
        return .pass
    }

    /// The no that a transition gives whatever is supplied with its event: the guards before it pass, and it names facts of which none can
    /// be supplied. Nil when a guard names one that can, names none, or fails: what it would say is then not known.
    private func certainRefusal(of plan: GuardPlan, in scope: GuardScope) -> Refusal? {
        hooks.scope.states = .stepping(scope)
        let open = plan.takes.subtracting(occurrence.facts.keys)
        for hook in plan.hooks {
            guard let answer = try? hooks.ask(hook) else { return nil }
            guard case .refuse(let refusal) = answer, refusal.reason != .caution else { continue }
            let names = refusal.facts.map { String($0.prefix { $0 != "." && $0 != "[" }) }
            return names.isEmpty || !open.isDisjoint(with: names) ? nil : refusal
        }
        return nil
    }

    private func ask(_ index: Int, of plan: GuardPlan) throws(StepFault) -> HookRuntime.Answer {
        let asking = StepProbe.Asking(transition: plan.transition, place: index)
        probe?.asked.insert(plan.hooks[index].name)
        probe?.asks(asking)
        let answer = try hooks.ask(plan.hooks[index])
        if let probe {
            switch answer {
            case .pass: probe.passed.insert(plan.hooks[index].name)
            // A caution is passed over with a reason.
            case .refuse(let refusal): if refusal.reason != .caution { probe.refused(asking, refusal) }
            }
        }
        guard let watch = hooks.watch else { return answer }
        return watch.heard(answer, at: workflow.transitions[plan.transition].guardReferences[index])
    }

    private func remember(_ refusal: Refusal) -> Statecharts.Refusal {
        refusals.append(refusal)
        return Statecharts.Refusal(refusals.count - 1)
    }

    private func roleRefusal(_ plan: GuardPlan) -> Refusal? {
        let roles = plan.roles
        guard !roles.isEmpty, occurrence.actor.roles.isDisjoint(with: roles) else { return nil }
        let transition = workflow.transitions[plan.transition]
        let titles = roles.map { workflow.role($0)?.title ?? BilingualText(verbatim: $0) }
        return Refusal(
            .role,
            text: BilingualText(
                zh: "\(occurrence.actor.id) 不能办理：须由\(titles.map(\.zh).joined(separator: "或"))办理",
                en: "\(occurrence.actor.id) may not do this: it is for \(titles.map(\.en).joined(separator: " or "))"),
            location: transition.declaration.location, layer: transition.declaration.layer,
            law: transition.law.map(workflow.words(for:)), roles: roles)
    }

    /// Two pairs of eyes: who did the one act may not do the other.
    private func personRefusal(_ plan: GuardPlan) -> Refusal? {
        let person = occurrence.actor.id
        let named = plan.apartFrom.filter { fields.names(person, in: $0) }
        guard !named.isEmpty else { return nil }
        let transition = workflow.transitions[plan.transition]
        let event = plan.event.flatMap(workflow.event)
        // What the event says holds on every way from it, and is told once.
        let isOfEvent = named.allSatisfy { event?.persons.apartFrom.contains($0) == true }
        let declaration = isOfEvent ? event?.declaration ?? transition.declaration : transition.declaration
        let titles = named.map { workflow.field($0)?.title ?? BilingualText(verbatim: $0) }
        return Refusal(
            .person,
            text: BilingualText(
                zh: "\(person) 不能办理：\(titles.map(\.zh).joined(separator: "、"))正是本人，须由他人办理",
                en:
                    "\(person) may not do this, being \(titles.map { "'\($0.en)'" }.joined(separator: " and ")): somebody else must"
            ),
            location: declaration.location, layer: declaration.layer,
            law: ((isOfEvent ? nil : transition.law) ?? event?.law).map(workflow.words(for:)), facts: named,
            roles: plan.roles,
            fix: BilingualText(zh: "请由另一位有权的人办理", en: "let another person with the role do it"))
    }

    private func factsRefusal(_ plan: GuardPlan) -> Refusal? {
        let missing = plan.requires.filter { (fields[$0] ?? .null).isNull }
        guard !missing.isEmpty else { return nil }
        let transition = workflow.transitions[plan.transition]
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
        hooks.scope.states = .stepping(scope.guardScope)
        let plan = actionPlans[action.rawValue]
        probe?.writer = workflow.actions[action.rawValue]
        try assign(plan)
        for hook in plan.hooks { try run(hook, scope) }
    }

    private func assign(_ plan: ActionPlan) throws {
        guard !plan.stamps.isEmpty || !plan.sets.isEmpty || !plan.signs.isEmpty else { return }
        var changes: [String: DataValue] = [:]
        for field in plan.stamps { changes[field] = .text(occurrence.time.date.description) }
        for field in plan.signs { changes[field] = .text(occurrence.actor.id) }
        for assignment in plan.sets { changes[assignment.field] = assignment.value }
        // An emptied field is absent, as it is once the case has been written and read.
        for (field, value) in changes {
            fields[field] = value.isNull ? nil : .some(value)
            probe?.wrote(field, value)
            if let fault = excess(writing: value, to: field) { throw fault }
        }
        try hooks.update(changes)
    }

    /// What is wrong with more granted days than `at_most`, written now; what was written in the past stands.
    private func excess(writing value: DataValue, to field: String) -> StepFault? {
        occurrence.granting == nil ? extensions.fault(writing: value, to: field) : nil
    }

    private func run(_ hook: HookRuntime.Hook, _ scope: ActionScope) throws {
        var problem: FieldProblem?
        var fault: StepFault?
        try hooks.run(hook) { slot, value in
            let field = hooks.fieldsBySlot[slot]
            problem = problem ?? field.type.problems(with: value, at: DataPath([.key(field.name)])).first
            fields[field.name] = value.isNull ? nil : .some(value)
            probe?.wrote(field.name, value)
            fault = fault ?? excess(writing: value, to: field.name)
        }
        if let fault { throw fault }
        if let problem {
            throw hooks.fault(
                in: hook,
                BilingualText(
                    zh: "动作 \(hook.name) 给 \(problem.path) 的值不合格：\(problem.what.zh)",
                    en: "the action \(hook.name) set \(problem.path) to a value that does not fit: \(problem.what.en)"))
        }
        effects += hooks.scope.effects
        hooks.scope.raised.forEach { scope.raise(Event($0)) }
        hooks.scope.reset()
    }

    func commit() { hooks.commit(fields) }

    func rollback() {
        fields = before
        effects = []
        hooks.rollback()
    }
}
