import Statecharts

/// The charts that are measured.
enum Charts {
    /// Two compound states of two atomic states each. `next` goes round them, with a guard and an action each time.
    /// The peers in `peers/` build the same one.
    static func sixStates() throws -> Statechart {
        func atomic(_ id: String, to target: String) -> StateDefinition {
            StateDefinition(
                id,
                transitions: [
                    TransitionDefinition(on: ["next"], guard: Guard(0), to: [target], actions: [Action(0)])
                ])
        }
        return try Statechart(
            compiling: StatechartDefinition(states: [
                StateDefinition("a", children: [atomic("a1", to: "a2"), atomic("a2", to: "b1")]),
                StateDefinition("b", children: [atomic("b1", to: "b2"), atomic("b2", to: "a1")]),
            ]))
    }

    /// `count` states, a multiple of ten: compound states of nine atomic ones each. `next` goes round the nine of the group
    /// in the midst, without guard or action.
    static func many(_ count: Int) throws -> Statechart {
        let groups = (0..<(count / 10)).map { group in
            StateDefinition(
                "g\(group)",
                children: (0..<9).map { number in
                    let next = "s\(group).\((number + 1) % 9)"
                    return StateDefinition(
                        "s\(group).\(number)", transitions: [TransitionDefinition(on: ["next"], to: [next])])
                })
        }
        let middle = "s\(count / 20).0"
        return try Statechart(compiling: StatechartDefinition(initial: DefaultEntry([middle]), states: groups))
    }
}
