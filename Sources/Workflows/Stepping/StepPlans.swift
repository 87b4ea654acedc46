/// What a guard of the statechart asks, looked up once.
final class GuardPlan {
    /// The index of its transition.
    let transition: Int
    /// The event its transition listens to; nil for an eventless one.
    let event: String?
    /// One of these roles must be among the actor's; empty for anyone.
    let roles: [String]
    let requires: [String]
    let hooks: [HookRuntime.Hook]

    private init(_ meaning: GuardMeaning, _ workflow: Workflow, _ runtime: HookRuntime) throws(StepFault) {
        let metadata = workflow.transitions[meaning.transition]
        transition = meaning.transition
        if case .event(let name) = metadata.trigger { event = name } else { event = nil }
        roles = workflow.roles(taking: metadata)
        requires = metadata.requires
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
    let hooks: [HookRuntime.Hook]

    private init(_ meaning: ActionMeaning, _ workflow: Workflow, _ runtime: HookRuntime) throws(StepFault) {
        let names: [String]
        switch meaning {
        case .enter(let index): (stamps, sets, names) = workflow.states[index].onEntry
        case .leave(let index): (stamps, sets, names) = ([], [], workflow.states[index].exit)
        case .take(let index): (stamps, sets, names) = workflow.transitions[index].onTaking
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

extension StateMetadata {
    fileprivate var onEntry: ([String], [FieldAssignment], [String]) { (stamps, sets, entry) }
}

extension TransitionMetadata {
    fileprivate var onTaking: ([String], [FieldAssignment], [String]) { (stamps, sets, actions) }
}
