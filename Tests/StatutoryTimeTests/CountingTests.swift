import StatutoryTime
import Testing

@Suite("Counting time limits")
struct CountingTests {
    private func last(_ anchor: String, _ rule: DeadlineRule) -> String? {
        Deadline.counted(from: date(anchor), by: rule, on: Calendars.national).date?.description
    }

    @Test("a last day that stays put does so on a holiday")
    func stays() {
        #expect(last("2025-08-22", DeadlineRule(Period(45, .days), rolls: false)) == "2025-10-06")
        #expect(last("2026-06-30", DeadlineRule(Period(60, .days), direction: .before, rolls: false)) == "2026-05-01")
    }

    @Test("a payday on a holiday moves to the working day before it")
    func payday() {
        #expect(last("2025-09-01", DeadlineRule(Period(1, .months), restDays: .earlier)) == "2025-09-30")
        #expect(last("2025-09-05", DeadlineRule(Period(1, .months), restDays: .earlier)) == "2025-09-30")
    }

    @Test("a rule that counts the start day ends one day earlier")
    func startDay() {
        #expect(last("2026-03-02", DeadlineRule(Period(10, .days), countsStartDay: true)) == "2026-03-11")
        #expect(last("2026-03-02", DeadlineRule(Period(5, .workingDays), countsStartDay: true)) == "2026-03-06")
        #expect(
            last("2026-01-01", DeadlineRule(Period(1, .months), rolls: false, countsStartDay: true)) == "2026-01-31")
        #expect(
            last("2026-03-20", DeadlineRule(Period(5, .days), direction: .before, countsStartDay: true)) == "2026-03-16"
        )
    }

    @Test("a period of nothing ends on its start day, or where that moves to")
    func nothing() {
        #expect(last("2026-03-02", DeadlineRule(Period(0, .days))) == "2026-03-02")
        #expect(last("2026-02-15", DeadlineRule(Period(0, .workingDays))) == "2026-02-24")
        #expect(last("2026-02-15", DeadlineRule(Period(0, .days), direction: .before)) == "2026-02-14")
    }

    @Test(
        "a period in months or years ends on the corresponding day, or on the last day of a month that has none",
        arguments: [
            ("2026-01-31", "1 month", "2026-02-28"), ("2024-01-31", "1 month", "2024-02-29"),
            ("2024-02-29", "12 months", "2025-02-28"), ("2024-02-29", "4 years", "2028-02-29"),
            ("2025-12-31", "2 months", "2026-02-28"), ("2025-11-30", "3 months", "2026-02-28"),
        ])
    func correspondingDay(_ anchor: String, _ period: String, _ expected: String) throws {
        let rule = DeadlineRule(try #require(Period(period)), rolls: false)
        #expect(last(anchor, rule) == expected)
    }

    @Test("months before a date are counted back to the corresponding day")
    func monthsBefore() {
        #expect(last("2026-03-31", DeadlineRule(Period(1, .months), direction: .before, rolls: false)) == "2026-02-28")
        #expect(last("2026-06-06", DeadlineRule(Period(1, .months), direction: .before)) == "2026-05-06")
    }

    @Test("a mediation lapses on the first working day after a last day in the May holiday")
    func mediation() {
        #expect(last("2024-04-20", DeadlineRule(Period(15, .days))) == "2024-05-06")
    }

    @Test("an award takes effect when the later of both parties' windows has passed")
    func bothWindows() {
        let rule = DeadlineRule(Period(15, .days))
        let windows = ["2026-03-02", "2026-03-06"].map {
            Deadline.counted(from: date($0), by: rule, on: Calendars.national).date
        }
        #expect(windows.compactMap { $0 }.max() == date("2026-03-23"))
    }

    @Test("wages claimed 13 months after leaving are out of time, 11 months after leaving in time")
    func wagesAfterLeaving() {
        let rule = DeadlineRule(Period(1, .years))
        let claimed = date("2026-04-14")
        let left13 = Deadline.counted(from: date("2025-03-14"), by: rule, on: Calendars.national)
        let left11 = Deadline.counted(from: date("2025-05-14"), by: rule, on: Calendars.national)
        #expect(left13.date.map { $0 < claimed } == true)
        #expect(left11.date.map { $0 >= claimed } == true)
    }

    // MARK: Provisional years

    @Test("a result that rests on a year without a notice is provisional and names the year")
    func provisional() {
        let deadline = Deadline.counted(
            from: date("2026-12-28"), by: DeadlineRule(Period(15, .days)), on: Calendars.national)
        #expect(deadline.provisionalYears == [2027])
        #expect(deadline.isProvisional)
    }

    @Test("a year in which no rest day was asked for does not make the result provisional")
    func onlyYearsThatMatter() {
        let enforcement = DeadlineRule(Period(2, .years))
        #expect(!Deadline.counted(from: date("2023-03-14"), by: enforcement, on: Calendars.national).isProvisional)
        let stays = DeadlineRule(Period(15, .days), rolls: false)
        #expect(!Deadline.counted(from: date("2026-12-28"), by: stays, on: Calendars.national).isProvisional)
        let working = DeadlineRule(Period(260, .workingDays))
        #expect(
            Deadline.counted(from: date("2023-12-20"), by: working, on: Calendars.national).provisionalYears == [2023])
    }

    @Test("the last days of December rest on the next year's notice too")
    func december() {
        let rule = DeadlineRule(Period(5, .days))
        #expect(
            Deadline.counted(from: date("2026-12-24"), by: rule, on: Calendars.national).provisionalYears == [2027])
        #expect(Deadline.counted(from: date("2026-12-23"), by: rule, on: Calendars.national).provisionalYears == [])
        #expect(Deadline.counted(from: date("2025-12-24"), by: rule, on: Calendars.national).provisionalYears == [])
    }

    @Test("a restart leaves the years of the count before it behind")
    func restartedYears() {
        let rule = DeadlineRule(Period(5, .workingDays))
        let deadline = Deadline.counted(
            from: date("2023-12-01"), by: rule, on: Calendars.national, restarts: [Restart(on: date("2024-03-01"))])
        #expect(deadline.provisionalYears == [])
    }

    @Test("equal questions have equal answers, and a moved holiday makes them unequal")
    func equality() {
        let rule = DeadlineRule(Period(5, .workingDays))
        let one = Deadline.counted(from: date("2026-02-13"), by: rule, on: Calendars.national)
        let same = Deadline.counted(
            from: date("2026-02-13"), by: rule,
            on: WorkCalendar(notices: [Calendars.year2024, Calendars.year2025, Calendars.year2026]))
        let other = Deadline.counted(
            from: date("2026-02-13"), by: rule, on: WorkCalendar(notices: [Calendars.year2024, Calendars.year2025]))
        #expect(one == same)
        #expect(one.hashValue == same.hashValue)
        #expect(one != other)
    }
}
