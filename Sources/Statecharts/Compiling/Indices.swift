/// A state's place in document order, counted from 0 over the whole chart: a parent comes before its children.
///
/// Stable for one definition, so that arrays of titles, roles or source places can run parallel to the chart's states.
public struct StateIndex: Hashable, Comparable, Sendable {
    public let rawValue: Int

    public init(_ rawValue: Int) { self.rawValue = rawValue }

    public static func < (one: StateIndex, other: StateIndex) -> Bool { one.rawValue < other.rawValue }
}

/// A transition's place: state by state in document order, then in the order written in its state, counted from 0.
///
/// The default entries of compound and history states are not transitions here and have no index.
public struct TransitionIndex: Hashable, Comparable, Sendable {
    public let rawValue: Int

    public init(_ rawValue: Int) { self.rawValue = rawValue }

    public static func < (one: TransitionIndex, other: TransitionIndex) -> Bool { one.rawValue < other.rawValue }
}
