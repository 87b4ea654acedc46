import Diagnostics
import StatutoryTime
import Testing

@Suite("Work calendars")
struct WorkCalendarTests {
    @Test("a make-up day beats the weekend, a holiday beats a weekday, and each says why and by which notice")
    func kinds() {
        let calendar = Calendars.national
        let kinds = ["2026-02-13", "2026-02-14", "2026-02-15", "2026-02-16", "2026-03-07"].map {
            calendar.day(date($0))
        }
        #expect(kinds.map(\.kind) == [.workday, .makeUp, .holiday, .holiday, .weekend])
        #expect(kinds.map(\.isWorking) == [true, true, false, false, false])
        #expect(kinds.map(\.reason.zh) == ["工作日", "调休上班", "放假", "放假", "周六"])
        #expect(
            kinds.map { $0.source?.en } == [
                nil, "holiday notice 2026", "holiday notice 2026", "holiday notice 2026", nil,
            ])
    }

    @Test("a local notice may add a day off and cancel a national one")
    func local() {
        let local = Calendars.notice(2026, place: "650000", off: ["03-20...03-21"], on: ["02-16"])
        let calendar = WorkCalendar(notices: [Calendars.year2026, local])
        #expect(!calendar.isWorking(date("2026-03-20")))
        #expect(calendar.isWorking(date("2026-02-16")))
        #expect(!calendar.isWorking(date("2026-02-17")))
        #expect(calendar.notices.map(\.place) == ["cn", "650000"])
    }

    @Test("of two notices that speak of a day the later one decides")
    func precedence() {
        let off = Calendars.notice(2026, place: "650000", off: ["03-20...03-20"], on: [])
        let on = Calendars.notice(2026, place: "650100", off: [], on: ["03-20"])
        #expect(WorkCalendar(notices: [off, on]).isWorking(date("2026-03-20")))
        #expect(!WorkCalendar(notices: [on, off]).isWorking(date("2026-03-20")))
    }

    @Test("only the nation's published notice takes a year's provisional mark away")
    func provisional() {
        let local = Calendars.notice(2027, place: "650000", off: [], on: [])
        let statutoryDaysOnly = Calendars.notice(2027, isPublished: false, off: ["01-01...01-01"], on: [])
        #expect(WorkCalendar(notices: [local, statutoryDaysOnly]).isProvisional(2027))
        #expect(!WorkCalendar(notices: [statutoryDaysOnly]).isWorking(date("2027-01-01")))
        #expect(!Calendars.national.isProvisional(2026))
        #expect(Calendars.national.isProvisional(2023))
    }

    @Test("a New Year notice may speak of the last three days of December, and of no earlier day of the year before")
    func newYear() {
        #expect(WorkCalendar.notice(for: 2019, mayCover: date("2018-12-29")))
        #expect(!WorkCalendar.notice(for: 2019, mayCover: date("2018-12-28")))
        #expect(WorkCalendar.notice(for: 2019, mayCover: date("2019-12-31")))
        #expect(!WorkCalendar.notice(for: 2019, mayCover: date("2020-01-01")))
        #expect(!WorkCalendar.notice(for: 2019, mayCover: date("2017-12-31")))
    }

    @Test("so many working days on or back pass exactly so many, and end on one")
    func adding() {
        let calendar = Calendars.national
        for offset in 0..<60 {
            let day = date("2026-01-20").adding(days: offset)
            #expect(calendar.adding(workingDays: 0, to: day) == day)
            for amount in 1...12 {
                let (later, earlier) = (
                    calendar.adding(workingDays: amount, to: day), calendar.adding(workingDays: -amount, to: day)
                )
                #expect(calendar.isWorking(later) && calendar.isWorking(earlier))
                let passed = (1...day.days(until: later)).count { calendar.isWorking(day.adding(days: $0)) }
                let back = (1...earlier.days(until: day)).count { calendar.isWorking(day.adding(days: -$0)) }
                #expect([passed, back] == [amount, amount], "\(amount) from \(day)")
            }
        }
    }

    @Test("the working day on or around a date")
    func around() {
        let calendar = Calendars.national
        #expect(calendar.workingDay(onOrAfter: date("2026-02-15")) == date("2026-02-24"))
        #expect(calendar.workingDay(onOrBefore: date("2026-02-22")) == date("2026-02-14"))
        #expect(calendar.workingDay(onOrAfter: date("2026-02-13")) == date("2026-02-13"))
    }

    @Test(
        "three years have as many working days as their notices leave",
        arguments: [(2024, 251), (2025, 248), (2026, 248)])
    func totals(_ year: Int, _ expected: Int) {
        let days = date("\(year - 1)-12-31").daysFollowing(through: date("\(year)-12-31"))
        #expect(days.count(where: Calendars.national.isWorking) == expected)
    }
}
