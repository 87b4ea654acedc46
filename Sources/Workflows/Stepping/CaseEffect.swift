public import DataValues

/// Something the outside must do after a step, as data: a row of the outbox.
public struct CaseEffect: Hashable, Sendable {
    /// `notify`, `document`, `task`, `refer`, `report`.
    public var kind: String
    public var payload: DataValue

    public init(kind: String, payload: DataValue) {
        self.kind = kind
        self.payload = payload
    }
}
