/// One thing wrong with a statechart definition; compiling reports all of them.
public struct StatechartProblem: Hashable, Sendable {
    /// What is wrong, for callers that decide or translate.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The chart has no states.
        case emptyChart
        case emptyID
        case duplicateID
        /// A target names no state.
        case unknownTarget
        /// An initial target is not a proper descendant of its state, or a state that takes no initial has one.
        case illegalInitial
        /// The targets of one transition or default entry cannot be active together (SCXML 3.11).
        case illegalTargetSet
        case historyWithoutDefault
        /// A history default is not a proper descendant of the history's parent, or is a sibling history.
        case illegalHistoryDefault
        /// A history state stands where there is nothing to remember: at the top, or beside no real state.
        case misplacedHistory
        /// A final state or a history state has children.
        case childrenNotAllowed
        /// A final state or a history state has transitions.
        case transitionsNotAllowed
        /// A history state has entry or exit actions, or a final state has invocations.
        case contentNotAllowed
        /// Only final states have done data.
        case doneDataNotAllowed
        case parallelWithoutRegions
        /// A final state is an immediate child of a parallel state.
        case finalAsRegion
        /// A transition has neither event, guard nor target (SCXML 3.5.1), and would be taken for ever.
        case emptyTransition
        case illFormedEventDescriptor
        /// States are nested more deeply than `Statechart.maximumDepth`.
        case tooDeep
    }

    /// What the problem is in.
    public enum Element: Hashable, Sendable {
        case chart
        case state(StateIndex)
        case transition(TransitionIndex)
    }

    public let code: Code
    public let element: Element
    /// The id of the state the problem is in; empty for the chart itself.
    public let id: String
    /// The names at fault: an unknown target, a descriptor, the two states that exclude each other.
    public let names: [String]
    /// One sentence in English, for a developer.
    public let message: String
}

/// A definition could not be compiled; everything that is wrong with it, in document order.
public struct StatechartProblems: Error, Hashable, Sendable, CustomStringConvertible {
    public let problems: [StatechartProblem]

    public var description: String { problems.map(\.message).joined(separator: "\n") }
}
