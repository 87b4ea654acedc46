/// What a state of a compiled chart is (SCXML 3.11).
public enum StateKind: Hashable, Sendable {
    /// Has no children and is not final.
    case atomic
    /// Exactly one child is active while it is.
    case compound
    /// All children are active while it is.
    case parallel
    case final
    /// A pseudo-state that is never active itself.
    case history(HistoryDepth)
}

/// One state of a compiled chart, for reading; stepping uses denser tables.
public struct StateNode: Hashable, Sendable {
    public let index: StateIndex
    public let id: String
    public let kind: StateKind
    /// Nothing for a top-level state.
    public let parent: StateIndex?
    /// In document order, history states included.
    public let children: [StateIndex]
    /// Where a compound state is entered by default, or a history state that remembers nothing leads.
    public let initial: [StateIndex]
    /// In order of priority.
    public let transitions: [TransitionIndex]
    public let invocations: [Invocation]
}

/// One transition of a compiled chart, for reading; stepping uses denser tables.
public struct Transition: Hashable, Sendable {
    public let index: TransitionIndex
    public let source: StateIndex
    /// Empty for an eventless transition.
    public let events: [EventDescriptor]
    public let `guard`: Guard?
    /// Empty for a transition that stays where it is.
    public let targets: [StateIndex]
    public let kind: TransitionDefinition.Kind
    public let actions: [Action]
}
