import SeededInputs
import Statecharts

/// A chart, and the events and waits that it goes through, made from a seed.
struct RandomCase {
    enum Input: Equatable {
        case event(String)
        /// Lets time pass; what was sent with a delay comes when it is due.
        case wait(Int)
    }

    var definition: StatechartDefinition
    var inputs: [Input]

    static let eventNames = ["a", "b", "c", "a.x", "a.x.y", "d"]

    init(seed: UInt64) {
        var maker = Maker(generator: SeededGenerator(seed: seed))
        definition = maker.chart()
        inputs = (0..<10).map { _ in
            maker.generator.chance(25)
                ? .wait(1 + maker.generator.below(12))
                : .event(Self.eventNames[maker.generator.below(Self.eventNames.count)])
        }
    }

    /// Every case with one thing less.
    var smaller: [RandomCase] {
        var cases: [RandomCase] = []
        for index in inputs.indices {
            var other = self
            other.inputs.remove(at: index)
            cases.append(other)
        }
        for states in Self.smaller(definition.states) {
            var other = self
            other.definition.states = states
            cases.append(other)
        }
        return cases.filter { Statechart.problems(in: $0.definition).isEmpty }
    }

    private static func smaller(_ states: [StateDefinition]) -> [[StateDefinition]] {
        var lists: [[StateDefinition]] = []
        func replacing(_ index: Int, _ change: (inout StateDefinition) -> Void) {
            var list = states
            change(&list[index])
            lists.append(list)
        }
        for (index, state) in states.enumerated() {
            var list = states
            list.remove(at: index)
            lists.append(list)
            for number in state.transitions.indices { replacing(index) { $0.transitions.remove(at: number) } }
            if !state.onEntry.isEmpty { replacing(index) { $0.onEntry = [] } }
            if !state.onExit.isEmpty { replacing(index) { $0.onExit = [] } }
            if !state.invocations.isEmpty { replacing(index) { $0.invocations = [] } }
            if state.doneData != nil { replacing(index) { $0.doneData = nil } }
            for children in smaller(state.children) { replacing(index) { $0.children = children } }
        }
        return lists
    }
}

/// Makes charts of up to some 25 states with every kind of element.
private struct Maker {
    var generator: SeededGenerator
    private var ids: [String] = []
    private var handles = 0
    /// Charts without are stepped another way, and so both kinds are made.
    private let hasInvocations: Bool

    init(generator: SeededGenerator) {
        var generator = generator
        hasInvocations = generator.chance(50)
        self.generator = generator
    }

    mutating func chart() -> StatechartDefinition {
        var states = (0..<(2 + generator.below(3))).map { _ in state(depth: 0) }
        if generator.chance(30) { states.append(leaf("end", .final)) }
        states = states.map { withTransitions($0, beside: states) }
        return StatechartDefinition(states: states)
    }

    private mutating func newID(_ prefix: String) -> String {
        ids.append("\(prefix)\(ids.count)")
        return ids[ids.count - 1]
    }

    private mutating func block() -> [[Action]] {
        guard generator.chance(40) else { return [] }
        handles += 1
        return [[Action(handles)]]
    }

    private mutating func leaf(_ prefix: String, _ kind: StateDefinition.Kind) -> StateDefinition {
        var state = StateDefinition(newID(prefix), kind: kind, onEntry: block(), onExit: block())
        handles += 1
        if kind == .final {
            if generator.chance(50) { state.doneData = Expression(handles) }
        } else if hasInvocations, generator.chance(25) {
            state.invocations = (0...generator.below(2)).map { Invocation(handles * 10 + $0) }
        }
        return state
    }

    private mutating func state(depth: Int) -> StateDefinition {
        if depth >= 3 || generator.chance(45) { return leaf("s", .state) }
        let isParallel = generator.chance(40)
        var definition = leaf(isParallel ? "p" : "c", isParallel ? .parallel : .state)
        definition.children = (0..<(1 + generator.below(3))).map { _ in state(depth: depth + 1) }
        if !isParallel, generator.chance(40) { definition.children.append(leaf("f", .final)) }
        let inside = definition.children.flatMap(descendants)
        if generator.chance(35) {
            let target = inside[generator.below(inside.count)]
            handles += 1
            let depth: HistoryDepth = generator.chance(50) ? .shallow : .deep
            definition.children.insert(
                StateDefinition(
                    newID("h"), kind: .history(depth), initial: DefaultEntry([target], actions: [Action(handles)])),
                at: 0)
        }
        if !isParallel, generator.chance(50) {
            definition.initial = DefaultEntry([inside[generator.below(inside.count)]])
        }
        return definition
    }

    private func descendants(_ state: StateDefinition) -> [String] {
        if case .history = state.kind { return [] }
        return [state.id] + state.children.flatMap(descendants)
    }

    /// Adds transitions to a whole tree, leaving out those whose targets cannot be active together.
    private mutating func withTransitions(
        _ state: StateDefinition, beside states: [StateDefinition]
    ) -> StateDefinition {
        var state = state
        state.children = state.children.map { withTransitions($0, beside: states) }
        guard state.kind == .state || state.kind == .parallel else { return state }
        for _ in 0..<generator.below(4) {
            let transition = transition()
            if transition.targets.count < 2 {
                if transition.events.isEmpty, transition.guard == nil, transition.targets.isEmpty { continue }
                state.transitions.append(transition)
                continue
            }
            var probe = StatechartDefinition(states: states)
            probe.states.append(StateDefinition("probe", transitions: [transition]))
            if Statechart.problems(in: probe).isEmpty { state.transitions.append(transition) }
        }
        return state
    }

    private mutating func transition() -> TransitionDefinition {
        var transition = TransitionDefinition()
        if generator.chance(85) {
            let names = RandomCase.eventNames + ["*", "done.state", "raised", "a.*", "late", "late"]
            transition.events = [EventDescriptor(names[generator.below(names.count)])]
        }
        handles += 1
        if transition.events.isEmpty || generator.chance(40) { transition.guard = Guard(handles) }
        for _ in 0..<(generator.chance(15) ? 0 : generator.chance(80) ? 1 : 2) {
            transition.targets.append(ids[generator.below(ids.count)])
        }
        transition.kind = generator.chance(30) ? .internal : .external
        if generator.chance(40) { transition.actions = [Action(handles)] }
        return transition
    }
}
