public import DataValues

/// One field's value before and after a step.
public struct FieldChange: Hashable, Sendable {
    public var field: String
    public var old: DataValue
    public var new: DataValue

    public init(field: String, old: DataValue, new: DataValue) {
        self.field = field
        self.old = old
        self.new = new
    }
}
