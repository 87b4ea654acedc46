/// A state as written, with everything inside it (SCXML 3.3, 3.4, 3.7, 3.10).
public struct StateDefinition: Hashable, Sendable {
    /// What the author says a state is; whether a `state` is atomic or compound follows from its children.
    public enum Kind: Hashable, Sendable {
        case state
        case parallel
        case final
        case history(HistoryDepth)
    }

    /// Unique in the chart.
    public var id: String
    public var kind: Kind
    /// A compound state's initial transition (its first child when absent), or a history state's required default.
    public var initial: DefaultEntry?
    /// Blocks of executable content, run in order; an error in a block skips the rest of that block only (SCXML 3.8).
    public var onEntry: [[Action]]
    public var onExit: [[Action]]
    /// In order of priority.
    public var transitions: [TransitionDefinition]
    /// Children that start when a macrostep ends with the state active, and are cancelled when it is left.
    public var invocations: [Invocation]
    /// The data of the `done.state.PARENT` event that entering this final state raises.
    public var doneData: Expression?
    /// In document order.
    public var children: [StateDefinition]

    public init(
        _ id: String, kind: Kind = .state, initial: DefaultEntry? = nil, onEntry: [[Action]] = [],
        onExit: [[Action]] = [], transitions: [TransitionDefinition] = [], invocations: [Invocation] = [],
        doneData: Expression? = nil, children: [StateDefinition] = []
    ) {
        self.id = id
        self.kind = kind
        self.initial = initial
        self.onEntry = onEntry
        self.onExit = onExit
        self.transitions = transitions
        self.invocations = invocations
        self.doneData = doneData
        self.children = children
    }
}

/// How much a history state remembers of its parent's configuration (SCXML 3.10).
public enum HistoryDepth: String, Hashable, Sendable {
    /// The immediate children that were active.
    case shallow
    /// The atomic descendants that were active.
    case deep
}
