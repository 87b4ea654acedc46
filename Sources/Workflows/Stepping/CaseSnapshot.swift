public import DataValues
public import Statecharts
public import StatutoryTime

/// Everything needed to go on with a case: where it stands on the chart, its fields, and the dates that deadlines count from.
public struct CaseSnapshot: Hashable, Sendable {
    /// Where the case stands, as the kernel keeps it.
    public var chart: Snapshot
    public var fields: [String: DataValue]
    /// Active state → the legal date on which it was last entered.
    public var enteredOn: [String: LegalDate]
    /// State that stops some clock → the spans of days during which it was active; the last may be open.
    public var pauses: [String: [PauseSpan]]

    public init(
        chart: Snapshot, fields: [String: DataValue], enteredOn: [String: LegalDate] = [:],
        pauses: [String: [PauseSpan]] = [:]
    ) {
        self.chart = chart
        self.fields = fields
        self.enteredOn = enteredOn
        self.pauses = pauses
    }
}

/// Days during which a state that stops clocks was active; `until` is nil while it still is.
public struct PauseSpan: Hashable, Sendable {
    public var from: LegalDate
    public var until: LegalDate?

    public init(from: LegalDate, until: LegalDate? = nil) {
        self.from = from
        self.until = until
    }
}
