import StatutoryTime
import Testing

/// The table of worked dates that the rules of time were checked against: trigger, natural end, last day.
@Suite("Worked dates")
struct OracleTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var period: String
        var trigger: String
        var natural: String?
        var last: String

        init(_ name: String, _ period: String, _ trigger: String, natural: String?, _ last: String) {
            self.name = name
            self.period = period
            self.trigger = trigger
            self.natural = natural
            self.last = last
        }

        var testDescription: String { "\(name): \(period) from \(trigger)" }
    }

    // swift-format-ignore
    static let forward: [Row] = [
        Row("award limit", "45 days", "2025-08-22", natural: "2025-10-06", "2025-10-09"),
        Row("award limit extended", "60 days", "2025-08-07", natural: "2025-10-06", "2025-10-09"),
        Row("award limit from a make-up Sunday", "45 days", "2026-01-04", natural: "2026-02-18", "2026-02-24"),
        Row("wage arrears", "30 days", "2026-01-16", natural: "2026-02-15", "2026-02-24"),
        Row("sue", "15 days", "2025-09-16", natural: "2025-10-01", "2025-10-09"),
        Row("sue, ends on a make-up Saturday", "15 days", "2025-09-26", natural: "2025-10-11", "2025-10-11"),
        Row("sue, ends on a make-up Sunday", "15 days", "2025-09-13", natural: "2025-09-28", "2025-09-28"),
        Row("sue, ends on a plain Saturday", "15 days", "2026-03-06", natural: "2026-03-21", "2026-03-23"),
        Row("revoke", "30 days", "2025-09-04", natural: "2025-10-04", "2025-10-09"),
        Row("judicial confirmation", "30 days", "2026-01-20", natural: "2026-02-19", "2026-02-24"),
        Row("mediation", "15 days", "2024-04-20", natural: "2024-05-05", "2024-05-06"),
        Row("acceptance", "5 working-days", "2025-09-26", natural: nil, "2025-10-10"),
        Row("acceptance", "5 working-days", "2025-09-30", natural: nil, "2025-10-14"),
        Row("acceptance", "5 working-days", "2026-02-13", natural: nil, "2026-02-27"),
        Row("answer", "10 working-days", "2025-09-24", natural: nil, "2025-10-14"),
        Row("answer", "10 working-days", "2026-02-12", natural: nil, "2026-03-04"),
        Row("recusal", "3 working-days", "2026-04-30", natural: nil, "2026-05-08"),
        Row("inspection", "60 working-days", "2025-08-01", natural: nil, "2025-10-30"),
        Row("inspection extended", "90 working-days", "2025-08-01", natural: nil, "2025-12-11"),
        Row("inspection decision", "15 working-days", "2026-02-09", natural: nil, "2026-03-06"),
        Row("petition", "60 days", "2025-08-08", natural: "2025-10-07", "2025-10-09"),
        Row("petition extended", "90 days", "2025-08-08", natural: "2025-11-06", "2025-11-06"),
        Row("enforcement, ends on a make-up Saturday", "2 years", "2024-02-29", natural: "2026-02-28", "2026-02-28"),
        Row("enforcement", "2 years", "2024-03-14", natural: "2026-03-14", "2026-03-16"),
        Row("limitation", "1 year", "2024-02-29", natural: "2025-02-28", "2025-02-28"),
        Row("limitation", "1 year", "2025-10-03", natural: "2026-10-03", "2026-10-08"),
    ]

    // swift-format-ignore
    static let backward: [Row] = [
        Row("hearing notice", "5 working-days", "2025-10-16", natural: "2025-10-10", "2025-10-10"),
        Row("request to postpone", "3 working-days", "2025-10-16", natural: "2025-10-13", "2025-10-13"),
        Row("dispatch permit renewal", "60 days", "2026-06-30", natural: "2026-05-01", "2026-04-30"),
    ]

    @Test("every worked date comes out to the day", arguments: forward)
    func forwardRow(_ row: Row) throws {
        try check(row, .after)
    }

    @Test(
        "a period before a date is counted back and moves to an earlier working day, never a later one",
        arguments: backward)
    func backwardRow(_ row: Row) throws {
        try check(row, .before)
    }

    private func check(_ row: Row, _ direction: DeadlineRule.Direction) throws {
        let anchor = try #require(LegalDate(row.trigger))
        let period = try #require(Period(row.period))
        let deadline = Deadline.counted(
            from: anchor, by: DeadlineRule(period, direction: direction), on: Calendars.national)
        #expect(deadline.date?.description == row.last)
        #expect(deadline.naturalEnd?.description == row.natural ?? row.last)
        #expect(!deadline.isProvisional)
        #expect(deadline.derivation.days.last?.date == deadline.date)
        #expect(deadline.derivation.days.first?.role == .anchor)
    }
}
