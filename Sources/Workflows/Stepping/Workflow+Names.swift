import DataValues

extension Workflow {
    /// Every Lua guard that is named anywhere: on transitions and as deadlines' conditions.
    var guardNames: [String] { transitions.flatMap(\.guards) + deadlines.compactMap(\.condition) }

    /// Every Lua action that is named anywhere.
    var actionNames: [String] { transitions.flatMap(\.actions) + states.flatMap { $0.entry + $0.exit } }
}
