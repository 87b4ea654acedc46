public import DataValues

/// The values that stand for all others of a field when the behaviour of a workflow is explored.
public struct FactDomain: Hashable, Sendable {
    public var field: String
    public var samples: [FactSample]

    public init(field: String, samples: [FactSample]) {
        self.field = field
        self.samples = samples
    }
}

/// One of them.
public enum FactSample: Hashable, Sendable {
    case value(DataValue)
    /// What the parameter is in that place, and so much more.
    case parameter(String, plus: Int64)
    /// So many days after the event with which it is supplied.
    case days(Int)

    /// The parameter it is counted from.
    public var parameter: String? { if case .parameter(let name, _) = self { name } else { nil } }
}
