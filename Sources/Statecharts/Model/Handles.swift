/// A handle for a condition (SCXML `cond`); what it means is known to the `DataModel` alone.
public struct Guard: Hashable, Sendable {
    public let rawValue: Int

    public init(_ rawValue: Int) { self.rawValue = rawValue }
}

/// A handle for one piece of executable content; what it does is known to the `DataModel` alone.
public struct Action: Hashable, Sendable {
    public let rawValue: Int

    public init(_ rawValue: Int) { self.rawValue = rawValue }
}

/// A handle for a value the `DataModel` computes, such as a final state's `donedata`.
public struct Expression: Hashable, Sendable {
    public let rawValue: Int

    public init(_ rawValue: Int) { self.rawValue = rawValue }
}

/// A handle for a child that lives as long as a state is active (SCXML `invoke`).
public struct Invocation: Hashable, Sendable {
    public let rawValue: Int

    public init(_ rawValue: Int) { self.rawValue = rawValue }
}

/// A handle for the reason a guard said no; the `DataModel` that gave it keeps the words.
public struct Refusal: Hashable, Sendable {
    public let rawValue: Int

    public init(_ rawValue: Int) { self.rawValue = rawValue }
}
