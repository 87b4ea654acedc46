public import Diagnostics

/// What a workflow says about a transition; index `i` belongs to the kernel's transition `i`.
public struct TransitionMetadata: Hashable, Sendable {
    public enum Trigger: Hashable, Sendable {
        case event(String)
        /// Taken without an event as soon as its guards pass.
        case always
        /// Taken when a child final state of its state is reached.
        case done
    }

    public var trigger: Trigger
    /// Index of the state that holds it.
    public var source: Int
    /// Indices of the targets; empty: the configuration stays.
    public var targets: [Int]
    /// Lua guards which must all pass, in order.
    public var guards: [String]
    /// Where the file names each of them.
    public var guardPlaces: [SourceLocation]
    /// Who may take it; nil: the event's roles.
    public var roles: [String]?
    /// Fields that must have a value: the event's and the transition's own.
    public var requires: [String]
    /// Fields that may be supplied beyond the required ones: the event's and the transition's own.
    public var accepts: [String]
    /// Who did it and who may not: the event's and the transition's own.
    public var persons: PersonRule
    /// Lua actions, in order, after `stamps` and `sets`.
    public var actions: [String]
    public var stamps: [String]
    public var sets: [FieldAssignment]
    /// Text fields that take the next number of their series when it is taken.
    public var numbers: [String]
    public var law: Citation?
    /// When one event has several meanings.
    public var title: BilingualText?
    public var isInternal: Bool
    /// Meant for when none of those before it is taken: their order is no accident.
    public var isOtherwise: Bool
    public var declaration: Declaration

    public init(
        trigger: Trigger, source: Int, targets: [Int] = [], guards: [String] = [],
        guardPlaces: [SourceLocation] = [], roles: [String]? = nil,
        requires: [String] = [], accepts: [String] = [],
        persons: PersonRule = PersonRule(), actions: [String] = [], stamps: [String] = [],
        sets: [FieldAssignment] = [], numbers: [String] = [], law: Citation? = nil, title: BilingualText? = nil,
        isInternal: Bool = false, isOtherwise: Bool = false, declaration: Declaration
    ) {
        self.trigger = trigger
        self.source = source
        self.targets = targets
        self.guards = guards
        self.guardPlaces = guardPlaces
        self.roles = roles
        self.requires = requires
        self.accepts = accepts
        self.persons = persons
        self.actions = actions
        self.stamps = stamps
        self.sets = sets
        self.numbers = numbers
        self.law = law
        self.title = title
        self.isInternal = isInternal
        self.isOtherwise = isOtherwise
        self.declaration = declaration
    }
}
