import DataValues
import Diagnostics
import StatutoryTime

/// How a deadline was counted, as JSON: the rule, then every single day with what made it what it is.
enum DerivationData {
    static func record(_ derivation: Derivation) -> [String: DataValue] {
        let rule = derivation.rule
        var data: [String: DataValue] = [
            "anchor": .text(derivation.anchor.description), "amount": .integer(Int64(rule.period.amount)),
            "unit": .text(rule.period.unit.rawValue), "direction": .text(rule.direction == .after ? "after" : "before"),
            "counts_start_day": .boolean(rule.countsStartDay), "remaining": .integer(Int64(derivation.remaining)),
            "provisional_years": .list(derivation.provisionalYears.map { .integer(Int64($0)) }),
            "days": .list(derivation.days.map { day($0, in: derivation) }),
        ]
        data["natural_end"] = derivation.naturalEnd.map { .text($0.description) }
        data["basis"] = rule.basis.map { .text($0.spoken) }
        return data
    }

    private static func day(_ day: Derivation.Day, in derivation: Derivation) -> DataValue {
        var data = CalendarData.day(day.date, isWorking: day.isWorking, reason: day.reason, source: day.source)
        data["role"] = .text(day.role.rawValue)
        data["count"] = .integer(Int64(day.count))
        data["kind"] = .text(day.kind.rawValue)
        data["event"] = day.event.map { .text($0.text.spoken) }
        data["provisional"] = .boolean(
            derivation.provisionalYears.contains { WorkCalendar.notice(for: $0, mayCover: day.date) })
        return .record(data)
    }
}
