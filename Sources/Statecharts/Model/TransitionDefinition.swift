/// A way out of a state as written: what it listens to, what must hold, where it leads, what it does (SCXML 3.5).
public struct TransitionDefinition: Hashable, Sendable {
    /// Whether the source is left when every target lies inside it.
    public enum Kind: String, Hashable, Sendable {
        case external
        /// A compound source is not exited and entered again when every target is its proper descendant.
        case `internal`
    }

    /// Any one of these is enough; empty for an eventless transition, taken as soon as its guard holds.
    public var events: [EventDescriptor]
    public var `guard`: Guard?
    /// Ids of states; several for regions of a parallel state; none to run the actions and stay.
    public var targets: [String]
    public var kind: Kind
    /// One block of executable content: an error in one action skips those after it.
    public var actions: [Action]

    public init(
        on events: [EventDescriptor] = [], guard condition: Guard? = nil, to targets: [String] = [],
        kind: Kind = .external, actions: [Action] = []
    ) {
        self.events = events
        self.guard = condition
        self.targets = targets
        self.kind = kind
        self.actions = actions
    }
}
