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
    /// Where they stand, in the same order.
    public var placesNotReached: [SourceLocation] = []
    /// State → the guard that bars it and the parameters by which the locality itself leaves it out.
    public var leftOutHere: [String: BilingualText] = [:]
    public var oneSided: [OneSided] = []
    /// Fields that guards read and that had one value only.
    public var fieldsWithoutDomain: [String] = []

    /// Kinds of cases that an event next to closure refuses, of which it is not known whether they can be closed.
    public var kindsNotSettled: [BilingualText] = []

    /// How often cases came to a parameter that has no value in that place: there nothing more was seen.
    public var stopsWithoutValue: Int { withoutValue.count }
    /// What was missing there.
    public var withoutValue: [String] = []

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
        situations = explorer.nodes.count
        steps = explorer.explored
        withoutValue = explorer.meetings.withoutValue.sorted()
        isComplete = explorer.isComplete
        let reached = Set(explorer.nodes.flatMap { $0.stand.snapshot.chart.configuration.map(\.rawValue) })
        // Where a case only passes through, and remembers, it never stands.
        let passed = Set(explorer.passed)
        let missed = workflow.states.indices.filter { index in
            !reached.contains(index) && !passed.contains(index) && !explorer.isHistory(index)
        }
        statesNotReached = missed.map { workflow.states[$0].id }
        placesNotReached = missed.map { workflow.states[$0].declaration.location }
        let answers = explorer.watch.record.answers
        let references =
            workflow.transitions.flatMap(\.guardReferences) + workflow.deadlines.compactMap(\.conditionReference)
        oneSided = Set(references).sorted().compactMap { reference in
            let answer = answers[reference] ?? []
            if answer.contains(.yes), answer.contains(.no) { return nil }
            return OneSided(reference: reference, passed: answer.isEmpty ? nil : answer.contains(.yes))
        }
        fieldsWithoutDomain = explorer.scope.withoutDomain
        kindsNotSettled = explorer.unsettled.map { $0.words(workflow) }
        // Last, for ways are gone again to shorten them.
        let barred = Self.causes(explorer.barredStates(Set(missed)), explorer.meetings, workflow)
        for (barred, _) in barred where !barred.closedBy.isEmpty {
            let names = barred.closedBy.joined(separator: ", ")
            let why = BilingualText(
                zh: "本地参数 \(names) 不开放，守卫 \(barred.name) 不通过",
                en: "left out here by \(names), which \(barred.name) asks")
            for state in barred.states { leftOutHere[workflow.states[state].id] = why }
        }
        findings = explorer.allMeetings(barred).diagnostics(workflow, explorer.functions)
    }

    /// Of guards that never passed, those to blame.
    ///
    /// Behind a parameter without a value, a hook that fails or a stage that is cut off nothing was seen: guards that found no case to pass
    /// there are not at fault.
    private static func causes(
        _ barred: [(BarredStates, [ExplorationMove])], _ meetings: ExplorationMeetings, _ workflow: Workflow
    ) -> [(BarredStates, [ExplorationMove])] {
        let leftOutHere = barred.filter { !$0.0.closedBy.isEmpty }
        if !meetings.withoutValue.isEmpty { return leftOutHere }
        let stages = barred.filter { $0.0.cutsOffStage(of: workflow) }
        if !stages.isEmpty { return stages }
        return meetings.kinds.contains { if case .fails = $0 { true } else { false } } ? leftOutHere : barred
    }
}
