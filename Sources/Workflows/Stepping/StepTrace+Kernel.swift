import Statecharts

extension StepTrace {
    /// The kernel's trace with indices turned into the workflow's names.
    ///
    /// - Parameter refusals: what guards said, in the places that the kernel kept of them.
    init(_ microsteps: [Statecharts.Microstep], of workflow: Workflow, refusals: [Refusal]) {
        func names(_ states: [StateIndex]) -> [String] { states.map { workflow.states[$0.rawValue].id } }
        self.init(
            microsteps: microsteps.filter { !$0.transitions.isEmpty || !$0.entered.isEmpty || !$0.guards.isEmpty }.map {
                Microstep(
                    event: Self.event($0.cause),
                    transitions: $0.transitions.map { Self.text($0.rawValue, of: workflow) },
                    guards: $0.guards.compactMap { Self.answer($0, workflow, refusals) }, exited: names($0.exited),
                    entered: names($0.entered), transitionIndices: $0.transitions.map(\.rawValue))
            })
    }

    private static func event(_ cause: Statecharts.Microstep.Cause) -> String? {
        if case .event(let event) = cause { event.name } else { nil }
    }

    /// `source → target`, as a trace names a transition.
    static func text(_ index: Int, of workflow: Workflow) -> String {
        let transition = workflow.transitions[index]
        let targets = transition.targets.map { workflow.states[$0].id }.joined(separator: ", ")
        return "\(workflow.states[transition.source].id) → \(targets.isEmpty ? "·" : targets)"
    }

    private static func answer(_ record: GuardRecord, _ workflow: Workflow, _ refusals: [Refusal]) -> Answer? {
        let transition = workflow.transitions[record.transition.rawValue]
        guard !transition.guards.isEmpty else { return nil }
        var refusal: Refusal?
        if case .refuse(let place) = record.answer { refusal = refusals[place.rawValue] }
        return Answer(
            guardName: transition.guards.joined(separator: " & "), source: workflow.states[transition.source].id,
            passed: record.answer == .pass, refusal: refusal)
    }
}
