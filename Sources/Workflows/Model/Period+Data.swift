public import DataValues
public import StatutoryTime

extension DataValue {
    /// A period as a value: `{ amount, unit }`.
    public init(_ period: Period) {
        self = .record(["amount": .integer(Int64(period.amount)), "unit": .text(period.unit.rawValue)])
    }
}

extension Period {
    /// Reads back what `DataValue(period)` made.
    public init?(_ value: DataValue) {
        guard let amount = value["amount"].integer, let unit = value["unit"].text.flatMap(Unit.init(rawValue:)),
            (0...Int64(Self.greatestAmount)).contains(amount)
        else { return nil }
        self.init(Int(amount), unit)
    }
}
