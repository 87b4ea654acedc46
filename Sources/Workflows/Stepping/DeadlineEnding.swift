import DataValues

/// Whether a deadline that no longer runs after a step was met by it.
///
/// It was when the field of its `until` has a value; or when its state was left by one of the events of its `met_by`. Where it names neither,
/// an act that leaves its state in the one way that is the state's own meets it: by a transition declared on that very state, which holds no
/// states of its own, in a step that neither closes the case nor is a lapse. What leaves the state by a way of a state around it, a withdrawal
/// or a suspension, says nothing of whether the duty was done, and a condition that no longer holds does not either.
public struct DeadlineEnding {
    private let step: CaseStep
    private let workflow: Workflow
    /// Whether a deadline's lapse is what the step answers.
    private let isLapse: Bool

    public init(by step: CaseStep, isLapse: Bool, in workflow: Workflow) {
        self.step = step
        self.isLapse = isLapse
        self.workflow = workflow
    }

    /// Whether the deadline of this key, which is none of the step's, was met; false when the workflow has none of that key.
    public func isMet(_ key: String) -> Bool {
        guard let deadline = workflow.deadlines.first(where: { $0.key == key }) else { return false }
        if let until = deadline.until, !(step.snapshot.fields[until] ?? .null).isNull { return true }
        let state = workflow.states[deadline.state]
        guard let exit = step.trace.microsteps.firstIndex(where: { $0.exited.contains(state.id) }) else { return false }
        guard deadline.metBy.isEmpty else {
            // A transition without an event belongs to the event that led to it.
            let event = step.trace.microsteps[...exit].last { $0.event != nil }?.event
            return event.map(deadline.metBy.contains) ?? false
        }
        guard deadline.until == nil, !isLapse, !step.isClosed,
            !workflow.states.contains(where: { $0.parent == deadline.state })
        else { return false }
        return step.trace.microsteps[exit].transitionIndices.contains {
            workflow.transitions[$0].source == deadline.state
        }
    }
}
