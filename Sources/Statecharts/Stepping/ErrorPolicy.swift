import DataValues

/// What an error thrown by the data model does to the step.
public enum ErrorPolicy: Hashable, Sendable {
    /// The step fails as a whole: the snapshot stays as it was, and the data model rolls back.
    case abort
    /// SCXML 5.9.1 and 4.9: `error.execution` joins the internal queue; a guard counts as false, a block ends early.
    case raise
}

/// An error of a data model that names the event to raise under `ErrorPolicy.raise` instead of `error.execution`.
public struct ExecutionError: Error, Hashable, Sendable, CustomStringConvertible {
    public var event: Event

    public init(_ event: Event) { self.event = event }

    /// What the event says, where it says something.
    public var description: String { event.data.text ?? event.name }
}
