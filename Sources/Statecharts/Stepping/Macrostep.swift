public import DataValues

/// What one event, or the start of a run, came to.
public struct Macrostep: Hashable, Sendable {
    /// Whether any transition was taken. An event nothing listens to, or that every guard refuses, changes nothing.
    public var changed: Bool
    /// How many sets of transitions were taken.
    public var microsteps: Int
    /// The done data of the top-level final state, when this step reached it.
    public var output: DataValue? {
        get { boxedOutput?.output }
        set { boxedOutput = newValue.map(OutputBox.init) }
    }
    /// The story, if it was asked for.
    public var trace: Trace?
    /// Behind one reference: few steps have one, and every step is handed over.
    private var boxedOutput: OutputBox?

    public init(changed: Bool, microsteps: Int, output: DataValue? = nil, trace: Trace? = nil) {
        self.changed = changed
        self.microsteps = microsteps
        boxedOutput = output.map(OutputBox.init)
        self.trace = trace
    }
}

private final class OutputBox: Hashable, Sendable {
    let output: DataValue

    init(_ output: DataValue) { self.output = output }

    static func == (one: OutputBox, other: OutputBox) -> Bool { one.output == other.output }

    func hash(into hasher: inout Hasher) { hasher.combine(output) }
}
