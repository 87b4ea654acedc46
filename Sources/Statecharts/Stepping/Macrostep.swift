public import DataValues

/// What one event, or the start of a run, came to.
public struct Macrostep: Hashable, Sendable {
    /// Whether any transition was taken. An event nothing listens to, or that every guard refuses, changes nothing.
    public var changed: Bool
    /// How many sets of transitions were taken.
    public var microsteps: Int
    /// The done data of the top-level final state, when this step reached it.
    public var output: DataValue?
    /// The story, if it was asked for.
    public var trace: Trace?

    public init(changed: Bool, microsteps: Int, output: DataValue? = nil, trace: Trace? = nil) {
        self.changed = changed
        self.microsteps = microsteps
        self.output = output
        self.trace = trace
    }
}
