/// A statechart as a loader builds it: plain values, not yet checked. `Statechart(compiling:)` checks and compiles it.
public struct StatechartDefinition: Hashable, Sendable {
    /// For people and for SCXML's `_name`; no rule depends on it.
    public var name: String
    /// Where a run starts; the first state when absent.
    public var initial: DefaultEntry?
    /// The top-level states in document order.
    public var states: [StateDefinition]

    public init(name: String = "", initial: DefaultEntry? = nil, states: [StateDefinition]) {
        self.name = name
        self.initial = initial
        self.states = states
    }
}
