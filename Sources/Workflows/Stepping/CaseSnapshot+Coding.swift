public import DataValues
import Diagnostics
import Statecharts
import StatutoryTime

extension CaseSnapshot {
    static let format: Int64 = 1

    /// The snapshot as the store keeps it, readable without us.
    public var dataValue: DataValue {
        [
            "format": .integer(Self.format),
            "chart": chart,
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

    /// Reads what `dataValue` wrote; nil when a part is missing or of another format.
    public init?(_ value: DataValue) {
        guard value["format"].integer == Self.format, !value["chart"].isNull else { return nil }
        var enteredOn: [String: LegalDate] = [:]
        for (state, text) in value["entered_on"].record ?? [:] {
            guard let date = text.text.flatMap({ LegalDate($0) }) else { return nil }
            enteredOn[state] = date
        }
        var pauses: [String: [PauseSpan]] = [:]
        for (state, spans) in value["pauses"].record ?? [:] {
            pauses[state] = try? spans.list?.map { span in
                guard let from = span["from"].text.flatMap({ LegalDate($0) }) else { throw MalformedSpan() }
                return PauseSpan(from: from, until: span["until"].text.flatMap { LegalDate($0) })
            }
            if pauses[state] == nil { return nil }
        }
        self.init(
            chart: value["chart"], fields: value["fields"].record ?? [:], enteredOn: enteredOn, pauses: pauses)
    }

    private struct MalformedSpan: Error {}
}
