import DataValues

extension Workflow {
    /// The roles that some event of people asks for, in the order in which they are declared.
    public var rolesAskedFor: [String] {
        let asked = Set(transitions.flatMap(roles(taking:)))
        return roles.map(\.name).filter(asked.contains)
    }

    /// Every Lua guard that is named anywhere: on transitions and as deadlines' conditions.
    var guardNames: [String] { transitions.flatMap(\.guards) + deadlines.compactMap(\.condition) }

    /// Every Lua action that is named anywhere.
    var actionNames: [String] { transitions.flatMap(\.actions) + states.flatMap { $0.entry + $0.exit } }
}
