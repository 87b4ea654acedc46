/// What a guard of the statechart asks, looked up once.
final class GuardPlan {
    /// The index of its transition.
    let transition: Int
    /// The event its transition listens to; nil for an eventless one.
    let event: String?
    /// One of these roles must be among the actor's; empty for anyone.
    let roles: [String]
    let requires: [String]
    /// Every field that can be supplied with its event.
    let takes: Set<String>
    /// Fields that name people who may not take it.
    let apartFrom: [String]
    let hooks: [HookRuntime.Hook]

    private init(_ meaning: GuardMeaning, _ workflow: Workflow, _ runtime: HookRuntime) throws(StepFault) {
        let metadata = workflow.transitions[meaning.transition]
        transition = meaning.transition
        if case .event(let name) = metadata.trigger { event = name } else { event = nil }
        roles = workflow.roles(taking: metadata)
        requires = metadata.requires
        let declared = event.flatMap(workflow.event)
        takes = Set(metadata.requires + metadata.accepts + (declared?.requires ?? []) + (declared?.accepts ?? []))
        apartFrom = metadata.persons.apartFrom
        var hooks: [HookRuntime.Hook] = []
        for name in metadata.guards { hooks.append(try runtime.guardHook(name)) }
        self.hooks = hooks
    }

    static func all(of workflow: Workflow, _ runtime: HookRuntime) throws(StepFault) -> [GuardPlan] {
        var plans: [GuardPlan] = []
        for meaning in workflow.guards { plans.append(try GuardPlan(meaning, workflow, runtime)) }
        return plans
    }
}

/// What an action of the statechart does, looked up once.
final class ActionPlan {
    /// Fields that get the date of the event.
    let stamps: [String]
    let sets: [FieldAssignment]
    /// Fields that get the id of the actor.
    let signs: [String]
    let hooks: [HookRuntime.Hook]

    private init(_ meaning: ActionMeaning, _ workflow: Workflow, _ runtime: HookRuntime) throws(StepFault) {
        let names: [String]
        switch meaning {
        case .enter(let index):
            let state = workflow.states[index]
            (stamps, sets, signs, names) = (state.stamps, state.sets, [], state.entry)
        case .leave(let index): (stamps, sets, signs, names) = ([], [], [], workflow.states[index].exit)
        case .take(let index):
            let transition = workflow.transitions[index]
            (stamps, sets, signs, names) = (
                transition.stamps, transition.sets, transition.persons.signs, transition.actions
            )
        }
        var hooks: [HookRuntime.Hook] = []
        for name in names { hooks.append(try runtime.actionHook(name)) }
        self.hooks = hooks
    }

    static func all(of workflow: Workflow, _ runtime: HookRuntime) throws(StepFault) -> [ActionPlan] {
        var plans: [ActionPlan] = []
        for meaning in workflow.actions { plans.append(try ActionPlan(meaning, workflow, runtime)) }
        return plans
    }
}
