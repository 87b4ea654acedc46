import DataValues
import StatutoryTime

/// A number that a step needs. Which it is only the store can say, when the step is committed: an order that is never committed burns none.
public struct NumberOrder: Hashable, Sendable {
    /// The text field that takes it.
    public var field: String
    /// What is counted without gaps: `labour-dispute/case_number/610100/2026`.
    public var series: String
    /// The number but for its count.
    public var pattern: NumberPattern

    /// The number in words.
    public func number(_ serial: Int) -> String { pattern.number(String(serial)) }
}

extension Workflow {
    /// The numbers that transitions ask for, in the order in which they were taken; a field that has its number keeps it.
    ///
    /// A place that shares the pattern of a layer above takes its numbers from that layer's series, so that two cases never have the same;
    /// one whose pattern holds its code counts by itself. Where no pattern is in force no number is given.
    func numberOrders(
        _ transitions: [TransitionMetadata], fields: [String: DataValue], on date: LegalDate
    ) -> [NumberOrder] {
        var orders: [NumberOrder] = []
        for name in transitions.flatMap(\.numbers)
        where (fields[name] ?? .null).isNull && !orders.contains(where: { $0.field == name }) {
            guard let series = field(name)?.series,
                let value = parameters.value(of: series.pattern, on: date.description),
                let text = value.value.text
            else { continue }
            let pattern = NumberPattern(text)
            let here = localities.locality.code
            let issuer = pattern.namesLocality ? here : value.declaration.layer ?? here
            orders.append(
                NumberOrder(
                    field: name, series: "\(self.name)/\(name)/\(issuer)/\(date.year)",
                    pattern: pattern.filled(word: series.word, year: String(date.year), locality: here)))
        }
        return orders
    }
}

extension CaseStep {
    /// The step with a number that was ordered in its field.
    public mutating func take(_ number: String, for order: NumberOrder) {
        changes.append(FieldChange(field: order.field, old: .null, new: .text(number)))
        snapshot.fields[order.field] = .text(number)
    }
}
