internal import CLuaShims

/// The situations in which Lua code runs, so that a host function can be kept out of those where it has no meaning.
///
/// A program may define more, from bit 8 upwards; such a context is called by its number in messages.
public struct LuaContexts: OptionSet, Hashable, Sendable {
    public var rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// A question is being answered; nothing may be changed.
    public static let `guard` = LuaContexts(rawValue: 1 << 0)
    /// Something is being done; fields may change and effects be asked for.
    public static let action = LuaContexts(rawValue: 1 << 1)
    /// The body of a file is running, once, when it is loaded.
    public static let load = LuaContexts(rawValue: UInt32(CLUA_CONTEXT_LOAD))
    /// Guards and actions: the usual place of a pure function.
    public static let hooks: LuaContexts = [.guard, .action]
    /// Everywhere.
    public static let everywhere = LuaContexts(rawValue: .max)
}

extension LuaContexts {
    /// The context in the words of an error message: `a guard`.
    var phrase: String {
        var phrases: [String] = []
        if contains(.guard) { phrases.append("a guard") }
        if contains(.action) { phrases.append("an action") }
        if contains(.load) { phrases.append("the body of a file") }
        let known = LuaContexts([.guard, .action, .load]).rawValue
        let others = (0..<32).filter { rawValue & ~known & (1 << UInt32($0)) != 0 }
        phrases += others.map { "context \($0)" }
        return phrases.joined(separator: " or ")
    }
}
