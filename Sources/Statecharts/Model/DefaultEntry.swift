/// Where to go when nothing more exact is said: a compound state's `initial`, a history state's default transition.
public struct DefaultEntry: Hashable, Sendable {
    /// Ids of proper descendants of the state (for a history state: of its parent).
    public var targets: [String]
    /// Run after the `onEntry` of the state that is entered by default (SCXML 3.6, 3.10.2).
    public var actions: [Action]

    public init(_ targets: [String], actions: [Action] = []) {
        self.targets = targets
        self.actions = actions
    }
}
