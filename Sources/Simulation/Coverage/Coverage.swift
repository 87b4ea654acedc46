import Workflows

/// How much of a workflow's base definition a run of scenarios passed through; what single layers add is left out.
public struct Coverage: Hashable, Sendable {
    public struct Tally: Hashable, Sendable {
        public var covered: Int
        public var total: Int
        /// What was not reached, in the order of the file.
        public var missing: [String]

        public init(covered: Int, total: Int, missing: [String]) {
            self.covered = covered
            self.total = total
            self.missing = missing
        }

        /// 0 to 100; 100 when there is nothing to cover.
        public var percent: Double { total == 0 ? 100 : Double(covered) * 100 / Double(total) }
    }

    public var workflow: String
    /// States that were entered; history states are left out, since nothing ever stands in one.
    public var states: Tally
    public var transitions: Tally
    /// Closure codes that a case ended with.
    public var closures: Tally

    public init(workflow: String, states: Tally, transitions: Tally, closures: Tally) {
        self.workflow = workflow
        self.states = states
        self.transitions = transitions
        self.closures = closures
    }
}

/// What of one workflow there is to cover, gathered from the bundles of the localities it ran in.
struct CoverageScope {
    private var states: [String] = []
    private var transitions: [TransitionKey] = []
    private var closures: [String] = []
    private var seenStates: Set<String> = []
    private var seenTransitions: Set<TransitionKey> = []
    private var seenClosures: Set<String> = []

    mutating func add(_ workflow: Workflow) {
        for (index, state) in workflow.states.enumerated() {
            guard state.declaration.layer == nil, !state.id.isEmpty, !workflow.isHistory(index) else { continue }
            if seenStates.insert(state.id).inserted { states.append(state.id) }
        }
        for (index, transition) in workflow.transitions.enumerated() where transition.declaration.layer == nil {
            let key = TransitionKey(index, of: workflow)
            if seenTransitions.insert(key).inserted { transitions.append(key) }
        }
        for closure in workflow.closures where closure.declaration.layer == nil {
            if seenClosures.insert(closure.code).inserted { closures.append(closure.code) }
        }
    }

    func coverage(of workflow: String, by visits: Visits, closedWith codes: Set<String>) -> Coverage {
        func tally<Item: Hashable>(_ items: [Item], _ reached: Set<Item>, _ text: (Item) -> String) -> Coverage.Tally {
            let missing = items.filter { !reached.contains($0) }
            return Coverage.Tally(
                covered: items.count - missing.count, total: items.count, missing: missing.map(text))
        }
        return Coverage(
            workflow: workflow, states: tally(states, visits.states) { $0 },
            transitions: tally(transitions.sorted(), visits.transitions) { "\($0)" },
            closures: tally(closures, codes) { $0 })
    }
}
