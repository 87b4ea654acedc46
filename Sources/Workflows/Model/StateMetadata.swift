public import DataValues
public import Diagnostics

/// What a workflow says about a state beyond what the statechart needs; index `i` belongs to the kernel's state `i`.
public struct StateMetadata: Hashable, Sendable {
    /// The dotted path, `mediation.referral`; empty for the root.
    public var id: String
    public var title: BilingualText
    public var description: BilingualText?
    public var law: Citation?
    /// Index of the parent; nil for the root.
    public var parent: Int?
    /// In the order of the file.
    public var deadlines: [DeadlineDeclaration]
    /// Lua actions, in order, after `stamps` and `sets`.
    public var entry: [String]
    public var exit: [String]
    /// Date fields that take the step's legal date when the state is entered.
    public var stamps: [String]
    /// Fields that take a constant when the state is entered.
    public var sets: [FieldAssignment]
    /// Of a final state at the top level.
    public var closure: ClosureRule?
    /// Whether a locality layer may add child states and transitions here.
    public var isOpen: Bool
    /// Who owns a case here; nil: whoever owns it in the state around.
    public var owner: OwnerRule?
    public var declaration: Declaration

    public init(
        id: String, title: BilingualText, description: BilingualText? = nil, law: Citation? = nil, parent: Int? = nil,
        deadlines: [DeadlineDeclaration] = [], entry: [String] = [], exit: [String] = [], stamps: [String] = [],
        sets: [FieldAssignment] = [], closure: ClosureRule? = nil, isOpen: Bool = false,
        owner: OwnerRule? = nil, declaration: Declaration
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.law = law
        self.parent = parent
        self.deadlines = deadlines
        self.entry = entry
        self.exit = exit
        self.stamps = stamps
        self.sets = sets
        self.closure = closure
        self.isOpen = isOpen
        self.owner = owner
        self.declaration = declaration
    }
}

/// A field and the constant it takes; `null` empties it.
public struct FieldAssignment: Hashable, Sendable {
    public var field: String
    public var value: DataValue

    public init(_ field: String, _ value: DataValue) {
        self.field = field
        self.value = value
    }
}

/// How a final state tells the closure code of a case.
public enum ClosureRule: Hashable, Sendable {
    case code(String)
    /// The code stands in this field.
    case field(String)
}
