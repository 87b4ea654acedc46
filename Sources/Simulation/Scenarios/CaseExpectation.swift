public import Diagnostics
public import StatutoryTime
public import Workflows

/// What must be true of the case at one point of a scenario; each item is checked by itself.
public struct CaseExpectation: Hashable, Sendable {
    /// How a deadline must stand.
    public enum Standing: Hashable, Sendable {
        /// It runs and this is its last day.
        case due(LegalDate)
        /// Its state is active, but its clock stands still or has nothing to count from yet.
        case waiting
        /// What it waited for has happened.
        case met
        /// It lapsed and raised its event.
        case fired
        /// It does not run: it never started, does not apply, or its state has been left.
        case none
    }

    public struct Deadline: Hashable, Sendable {
        public var key: Located<String>
        public var standing: Standing

        public init(_ key: Located<String>, _ standing: Standing) {
            self.key = key
            self.standing = standing
        }
    }

    public enum Closure: Hashable, Sendable {
        case code(String)
        case open
    }

    /// Ids of states that must all be active.
    public var active: [Located<String>]
    /// Ids of states of which none may be active.
    public var inactive: [Located<String>]
    /// Paths of fields and their values as written; a record need only agree in the fields that are stated.
    public var fields: [YAMLEntry]
    public var deadlines: [Deadline]
    /// Events that somebody may raise now, if need be with further facts; an empty list: nothing may be raised.
    public var allowed: [Located<String>]?
    /// Kinds of effects that must be among those ordered since the last expectation that looked at effects, each as often as it stands
    /// here; an empty list: none were ordered.
    public var effects: [Located<String>]?
    public var closure: Located<Closure>?
    public var location: SourceLocation

    public init(
        active: [Located<String>] = [], inactive: [Located<String>] = [], fields: [YAMLEntry] = [],
        deadlines: [Deadline] = [], allowed: [Located<String>]? = nil,
        effects: [Located<String>]? = nil, closure: Located<Closure>? = nil, location: SourceLocation
    ) {
        self.active = active
        self.inactive = inactive
        self.fields = fields
        self.deadlines = deadlines
        self.allowed = allowed
        self.effects = effects
        self.closure = closure
        self.location = location
    }
}
