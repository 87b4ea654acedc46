public import Diagnostics
import Statecharts
public import StatutoryTime

/// What running a workflow along everything that can happen showed, and what was not looked at.
public struct Exploration: Sendable {
    /// A guard where a file names it that never gave one of the two answers.
    public struct OneSided: Hashable, Sendable {
        public var reference: GuardReference
        /// The answer that it gave; nil when it was never asked.
        public var passed: Bool?
    }

    public static let usualLimit = 10_000

    /// With their ways, in the order met.
    public var findings: [Diagnostic] = []
    /// Different situations that were met.
    public var situations = 0
    /// Moves that were tried on the machine.
    public var steps = 0
    public var limit: Int
    /// Everything that the declared values allow was looked at.
    public var isComplete = false
    /// States that no case came to.
    public var statesNotReached: [String] = []
    public var oneSided: [OneSided] = []
    /// Fields that guards read and that had one value only.
    public var fieldsWithoutDomain: [String] = []

    /// How often cases came to a parameter that has no value in that place: there nothing more was seen.
    public var stopsWithoutValue = 0

    /// Explores a bundle from the day since which its parameters are what they are today.
    ///
    /// - Parameter limit: how many moves are tried at most; by it, and not by time, the exploration is bounded.
    public init(
        _ bundle: WorkflowBundle, calendar: WorkCalendar, on today: LegalDate, limit: Int = usualLimit
    ) throws(StepFault) {
        let explorer = try Explorer(
            bundle, calendar: calendar, from: ExploredRules.start(of: bundle.workflow, on: today), limit: limit)
        explorer.run()
        self.init(explorer)
    }

    private init(_ explorer: Explorer) {
        let workflow = explorer.workflow
        limit = explorer.limit
        findings = explorer.allMeetings.diagnostics(workflow)
        stopsWithoutValue = explorer.meetings.withoutValue.count
        situations = explorer.nodes.count
        steps = explorer.steps
        isComplete = explorer.isComplete
        let reached = Set(explorer.nodes.flatMap { $0.stand.snapshot.chart.configuration.map(\.rawValue) })
        // Where a case only passes through, and remembers, it never stands.
        let passed = Set(explorer.passed)
        statesNotReached = workflow.states.indices.filter { index in
            !reached.contains(index) && !passed.contains(index) && !explorer.isHistory(index)
        }.map { workflow.states[$0].id }
        let answers = explorer.watch.record.answers
        let references =
            workflow.transitions.flatMap(\.guardReferences) + workflow.deadlines.compactMap(\.conditionReference)
        oneSided = Set(references).sorted().compactMap { reference in
            let answer = answers[reference] ?? []
            if answer.contains(.yes), answer.contains(.no) { return nil }
            return OneSided(reference: reference, passed: answer.isEmpty ? nil : answer.contains(.yes))
        }
        fieldsWithoutDomain = explorer.scope.withoutDomain
    }
}
