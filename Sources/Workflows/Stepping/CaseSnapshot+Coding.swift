import DataValues
import Statecharts
import StatutoryTime

extension CaseSnapshot {
    static let format: Int64 = 1

    /// The snapshot as the store keeps it, readable without us: states by id.
    func encoded(for chart: Statechart) -> DataValue {
        [
            "format": .integer(Self.format),
            "chart": self.chart.encoded(for: chart),
            "fields": .record(fields),
            "entered_on": .record(enteredOn.mapValues { .text($0.description) }),
            "pauses": .record(
                pauses.mapValues { spans in
                    .list(
                        spans.map { span in
                            var record: [String: DataValue] = ["from": .text(span.from.description)]
                            record["until"] = span.until.map { .text($0.description) }
                            return .record(record)
                        })
                }),
        ]
    }

    /// Reads what `encoded(for:)` wrote; nil when a part is missing or of another format.
    init?(_ value: DataValue, for chart: Statechart) throws(SnapshotMisfit) {
        guard value["format"].integer == Self.format else { return nil }
        let chartSnapshot = try Snapshot(value["chart"], for: chart)
        var enteredOn: [String: LegalDate] = [:]
        for (state, text) in value["entered_on"].record ?? [:] {
            guard let date = text.text.flatMap({ LegalDate($0) }) else { return nil }
            enteredOn[state] = date
        }
        var pauses: [String: [PauseSpan]] = [:]
        for (state, spans) in value["pauses"].record ?? [:] {
            pauses[state] = []
            for span in spans.list ?? [] {
                guard let from = span["from"].text.flatMap({ LegalDate($0) }) else { return nil }
                let until = span["until"].text.flatMap { LegalDate($0) }
                pauses[state]?.append(PauseSpan(from: from, until: until))
            }
        }
        self.init(
            chart: chartSnapshot, fields: value["fields"].record ?? [:], enteredOn: enteredOn, pauses: pauses)
    }
}
