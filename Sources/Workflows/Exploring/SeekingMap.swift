import Statecharts

/// What of a workflow's chart is known without running it: where each transition leads, what it writes, how far it is to others.
final class SeekingMap {
    let workflow: Workflow
    /// By transition: the states that may be entered by it, with those that transitions without an event lead on to.
    let entered: [[Int]]
    /// By transition: those without an event that may be taken in its wake.
    let wake: [[Int]]
    /// By transition: the fields that it may change.
    let writes: [Set<String>]
    /// By transition and state: how many transitions lie between, at least; by the chart alone.
    private let distances: [[UInt8]]
    /// By transition and the one that is taken before.
    private let distancesAfter: [[UInt8]]
    static let far = UInt8.max

    init(_ workflow: Workflow, _ reading: HookReads) {
        self.workflow = workflow
        var eventless: [Int: [Int]] = [:]
        for (index, transition) in workflow.transitions.enumerated() {
            if case .event = transition.trigger { continue }
            eventless[transition.source, default: []].append(index)
        }
        let ways = workflow.transitions.map { Self.wake(of: $0.targets, in: workflow, eventless) }
        entered = ways.map(\.states)
        wake = ways.map(\.transitions)
        let own = workflow.transitions.map { transition in
            var fields = Set(transition.stamps + transition.sets.map(\.field) + transition.persons.signs)
            fields.formUnion(transition.requires + transition.accepts)
            return transition.actions.reduce(into: fields) { $0.formUnion(reading.writes(of: $1)) }
        }
        let entries = workflow.states.map { state in
            state.entry.reduce(into: Set(state.stamps + state.sets.map(\.field))) {
                $0.formUnion(reading.writes(of: $1))
            }
        }
        writes = workflow.transitions.indices.map { index in
            let all = ways[index].transitions.reduce(into: own[index]) { $0.formUnion(own[$1]) }
            return ways[index].states.reduce(into: all) { $0.formUnion(entries[$1]) }
        }
        let distances = Self.distances(workflow, entered: ways.map(\.states))
        self.distances = distances
        distancesAfter = distances.map { found in ways.map { way in way.states.map { found[$0] }.min() ?? Self.far } }
    }

    /// How many transitions at least lead from a state to where this one can be taken.
    func distance(from state: Int, to transition: Int) -> UInt8 { distances[transition][state] }

    func distance(after taken: Int, to transition: Int) -> UInt8 { distancesAfter[transition][taken] }

    private static func wake(
        of targets: [Int], in workflow: Workflow, _ eventless: [Int: [Int]]
    ) -> (states: [Int], transitions: [Int]) {
        var states: [Int] = []
        var transitions: [Int] = []
        var waiting = Array(targets.reversed())
        while let state = waiting.popLast() {
            guard !states.contains(state) else { continue }
            states.append(state)
            let node = workflow.chart.states[state]
            switch node.kind {
            case .parallel:
                let regions = node.children.filter { workflow.chart[$0].kind.isActive }
                waiting += regions.map(\.rawValue).reversed()
            case .compound, .history(_): waiting += node.initial.map(\.rawValue).reversed()
            case .atomic, .final: break
            }
            for next in eventless[state] ?? [] where !transitions.contains(next) {
                transitions.append(next)
                waiting += workflow.transitions[next].targets.reversed()
            }
        }
        return (states, transitions)
    }

    private static func distances(_ workflow: Workflow, entered: [[Int]]) -> [[UInt8]] {
        // By state: the transitions that leave it or what is around it.
        let leaving = workflow.states.indices.map { state in
            let line = Set(sequence(first: state) { workflow.states[$0].parent })
            return workflow.transitions.indices.filter { line.contains(workflow.transitions[$0].source) }
        }
        return workflow.transitions.indices.map { goal in
            var found = [UInt8](repeating: far, count: workflow.states.count)
            for state in workflow.states.indices where leaving[state].contains(goal) { found[state] = 0 }
            var isChanging = true
            while isChanging {
                isChanging = false
                for state in workflow.states.indices {
                    for transition in leaving[state] {
                        let near = entered[transition].map { found[$0] }.min() ?? far
                        guard near < far - 1, near + 1 < found[state] else { continue }
                        found[state] = near + 1
                        isChanging = true
                    }
                }
            }
            return found
        }
    }
}

extension StateKind {
    /// Whether such a state is ever active itself.
    fileprivate var isActive: Bool { if case .history = self { false } else { true } }
}
