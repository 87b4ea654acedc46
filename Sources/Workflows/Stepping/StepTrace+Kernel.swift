import Statecharts

extension StepTrace {
    /// The kernel's trace with indices turned into names.
    init(_ microsteps: [Statecharts.Microstep], of workflow: Workflow, _ chart: Statechart) {
        self.init(
            microsteps: microsteps.filter { !$0.transitions.isEmpty || !$0.entered.isEmpty || !$0.guards.isEmpty }.map {
                step in
                Microstep(
                    event: Self.event(step.cause), transitions: step.transitions.map { Self.text($0, chart) },
                    guards: step.guards.compactMap { Self.answer($0, workflow, chart) },
                    exited: step.exited.map(chart.id(of:)), entered: step.entered.map(chart.id(of:)),
                    transitionIndices: step.transitions.map(\.rawValue))
            })
    }

    private static func event(_ cause: Statecharts.Microstep.Cause) -> String? {
        if case .event(let event) = cause { event.name } else { nil }
    }

    private static func text(_ index: TransitionIndex, _ chart: Statechart) -> String {
        let transition = chart[index]
        let targets = transition.targets.map(chart.id(of:)).joined(separator: ", ")
        return "\(chart.id(of: transition.source)) → \(targets.isEmpty ? "·" : targets)"
    }

    private static func answer(_ record: GuardRecord, _ workflow: Workflow, _ chart: Statechart) -> Answer? {
        let names = workflow.transitions[record.transition.rawValue].guards
        guard !names.isEmpty else { return nil }
        return Answer(
            guardName: names.joined(separator: " & "), source: chart.id(of: chart[record.transition].source),
            passed: record.answer == .pass)
    }
}
