import Diagnostics
import StatutoryTime
import Testing

@Suite("Counting time limits")
struct DeadlineTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var period: Period
        var trigger: String
        var natural: String?
        var effective: String

        var testDescription: String { "\(name) from \(trigger)" }
    }

    static let oracle: [Row] = [
        Row(
            name: "award limit", period: Period(45, .days), trigger: "2025-08-22", natural: "2025-10-06",
            effective: "2025-10-09"),
        Row(
            name: "45+15", period: Period(60, .days), trigger: "2025-08-07", natural: "2025-10-06",
            effective: "2025-10-09"),
        Row(
            name: "award limit", period: Period(45, .days), trigger: "2026-01-04", natural: "2026-02-18",
            effective: "2026-02-24"),
        Row(
            name: "wage arrears", period: Period(30, .days), trigger: "2026-01-16", natural: "2026-02-15",
            effective: "2026-02-24"),
        Row(
            name: "sue", period: Period(15, .days), trigger: "2025-09-16", natural: "2025-10-01",
            effective: "2025-10-09"),
        Row(
            name: "sue, make-up Saturday", period: Period(15, .days), trigger: "2025-09-26", natural: "2025-10-11",
            effective: "2025-10-11"),
        Row(
            name: "sue, make-up Sunday", period: Period(15, .days), trigger: "2025-09-13", natural: "2025-09-28",
            effective: "2025-09-28"),
        Row(
            name: "sue, plain Saturday", period: Period(15, .days), trigger: "2026-03-06", natural: "2026-03-21",
            effective: "2026-03-23"),
        Row(
            name: "revoke", period: Period(30, .days), trigger: "2025-09-04", natural: "2025-10-04",
            effective: "2025-10-09"),
        Row(
            name: "judicial confirmation", period: Period(30, .days), trigger: "2026-01-20", natural: "2026-02-19",
            effective: "2026-02-24"),
        Row(
            name: "mediation", period: Period(15, .days), trigger: "2024-04-20", natural: "2024-05-05",
            effective: "2024-05-06"),
        Row(
            name: "acceptance", period: Period(5, .workingDays), trigger: "2025-09-26", natural: nil,
            effective: "2025-10-10"),
        Row(
            name: "acceptance", period: Period(5, .workingDays), trigger: "2025-09-30", natural: nil,
            effective: "2025-10-14"),
        Row(
            name: "acceptance", period: Period(5, .workingDays), trigger: "2026-02-13", natural: nil,
            effective: "2026-02-27"),
        Row(
            name: "answer", period: Period(10, .workingDays), trigger: "2025-09-24", natural: nil,
            effective: "2025-10-14"),
        Row(
            name: "answer", period: Period(10, .workingDays), trigger: "2026-02-12", natural: nil,
            effective: "2026-03-04"),
        Row(
            name: "3 working days", period: Period(3, .workingDays), trigger: "2026-04-30", natural: nil,
            effective: "2026-05-08"),
        Row(
            name: "inspection", period: Period(60, .workingDays), trigger: "2025-08-01", natural: nil,
            effective: "2025-10-30"),
        Row(
            name: "inspection extended", period: Period(90, .workingDays), trigger: "2025-08-01", natural: nil,
            effective: "2025-12-11"),
        Row(
            name: "inspection decision", period: Period(15, .workingDays), trigger: "2026-02-09", natural: nil,
            effective: "2026-03-06"),
        Row(
            name: "petition", period: Period(60, .days), trigger: "2025-08-08", natural: "2025-10-07",
            effective: "2025-10-09"),
        Row(
            name: "petition extended", period: Period(90, .days), trigger: "2025-08-08", natural: "2025-11-06",
            effective: "2025-11-06"),
        Row(
            name: "enforcement, make-up Saturday", period: Period(2, .years), trigger: "2024-02-29",
            natural: "2026-02-28", effective: "2026-02-28"),
        Row(
            name: "enforcement", period: Period(2, .years), trigger: "2024-03-14", natural: "2026-03-14",
            effective: "2026-03-16"),
        Row(
            name: "limitation", period: Period(1, .years), trigger: "2024-02-29", natural: "2025-02-28",
            effective: "2025-02-28"),
        Row(
            name: "limitation", period: Period(1, .years), trigger: "2025-10-03", natural: "2026-10-03",
            effective: "2026-10-08"),
    ]

    @Test("every row of the oracle table comes out to the day", arguments: oracle)
    func oracleRow(_ row: Row) throws {
        let anchor = try #require(LegalDate(row.trigger))
        let deadline = Deadline.counted(from: anchor, by: DeadlineRule(row.period), on: Calendars.national)
        #expect(deadline.date?.description == row.effective)
        if let natural = row.natural { #expect(deadline.naturalEnd?.description == natural) }
        #expect(!deadline.isProvisional)
        #expect(deadline.derivation.days.last?.date == deadline.date)
    }

    @Test(
        "a period before a date is counted back and moves to an earlier working day, never a later one",
        arguments: [
            (Period(5, .workingDays), "2025-10-16", "2025-10-10"),
            (Period(3, .workingDays), "2025-10-16", "2025-10-13"),
            (Period(60, .days), "2026-06-30", "2026-04-30"),
        ])
    func backward(_ period: Period, _ before: String, _ expected: String) throws {
        let anchor = try #require(LegalDate(before))
        let deadline = Deadline.counted(
            from: anchor, by: DeadlineRule(period, direction: .before), on: Calendars.national)
        #expect(deadline.date?.description == expected)
    }

    @Test("suspended on day 20 and resumed 60 days later, 25 days remain")
    func suspension() throws {
        let accepted = try #require(LegalDate("2025-03-03"))
        let first = accepted.adding(days: 21)
        let pause = Pause(first: first, last: first.adding(days: 59))
        let deadline = Deadline.counted(
            from: accepted, by: DeadlineRule(Period(45, .days), rolls: false), on: Calendars.national, pauses: [pause])
        #expect(deadline.date == accepted.adding(days: 105))
        #expect(deadline.derivation.days.filter { $0.role == .paused }.count == 60)
    }

    @Test("while a clock stands still there is no last day")
    func openPause() throws {
        let accepted = try #require(LegalDate("2025-03-03"))
        let deadline = Deadline.counted(
            from: accepted, by: DeadlineRule(Period(45, .days)), on: Calendars.national,
            pauses: [Pause(first: accepted.adding(days: 21))])
        #expect(deadline.date == nil)
        #expect(deadline.derivation.days.last?.count == 20)
    }

    @Test("an extension is counted from the anchor, not from the rolled last day")
    func extensionFromAnchor() throws {
        let accepted = try #require(LegalDate("2025-08-22"))
        let rule = DeadlineRule(Period(45, .days), extensionDays: 15)
        #expect(
            Deadline.counted(from: accepted, by: rule, on: Calendars.national).date
                == Calendars.national.workingDay(onOrAfter: accepted.adding(days: 60)))
    }

    @Test("a year without a published notice makes the result provisional, and the derivation says so")
    func provisional() throws {
        let anchor = try #require(LegalDate("2026-12-28"))
        let deadline = Deadline.counted(from: anchor, by: DeadlineRule(Period(15, .days)), on: Calendars.national)
        #expect(deadline.isProvisional)
        #expect(deadline.derivation.lines(in: .chinese).contains { $0.hasPrefix("暂定") })
        #expect(deadline.derivation.lines(in: .english).contains { $0.hasPrefix("Provisional") })
    }

    @Test("over random dates: n working days counted are n working days walked, and a rolled last day is a working day")
    func properties() {
        let seed = UInt64(20_261_123)
        var random = SeededGenerator(seed: seed)
        let start = LegalDate.epoch.adding(days: 19_800)
        for _ in 0..<3_000 {
            let anchor = start.adding(days: Int.random(in: 0..<800, using: &random))
            let amount = Int.random(in: 1...60, using: &random)
            let working = Deadline.counted(
                from: anchor, by: DeadlineRule(Period(amount, .workingDays)), on: Calendars.national)
            let walked = anchor.daysFollowing(through: working.date ?? anchor).filter(Calendars.national.isWorking)
                .count
            #expect(walked == amount, "seed \(seed), \(amount) working days from \(anchor)")
            let calendar = Deadline.counted(
                from: anchor, by: DeadlineRule(Period(amount, .days)), on: Calendars.national)
            #expect(
                calendar.date.map(Calendars.national.isWorking) == true, "seed \(seed), \(amount) days from \(anchor)")
            let paused = Deadline.counted(
                from: anchor, by: DeadlineRule(Period(amount, .days)), on: Calendars.national,
                pauses: [Pause(first: anchor.adding(days: 1), last: anchor.adding(days: 9))])
            #expect(paused.date ?? anchor >= calendar.date ?? anchor, "seed \(seed), a pause never shortens")
        }
    }
}

struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
