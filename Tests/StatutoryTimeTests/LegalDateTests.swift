import Diagnostics
import FoundationEssentials
import StatutoryTime
import Testing

@Suite("Legal dates")
struct LegalDateTests {
    @Test(
        "a date reads and writes as ISO 8601",
        arguments: ["2024-02-29", "2026-02-13", "1970-01-01", "0001-01-01", "9999-12-31"])
    func roundTrip(_ text: String) {
        #expect(LegalDate(text)?.description == text)
    }

    @Test(
        "what is no day is refused, and the reason said",
        arguments: [
            ("2025-02-29", "'2025-02-29' is no date; that month has 28 days"),
            ("2026-02-30", "'2026-02-30' is no date; that month has 28 days"),
            ("2026-04-31", "'2026-04-31' is no date; that month has 30 days"),
            ("2026-01-00", "'2026-01-00' is no date; that month has 31 days"),
            ("2026-13-01", "'2026-13-01' is no date; there is no such month"),
            ("2026-00-10", "'2026-00-10' is no date; there is no such month"),
            ("0000-01-01", "'0000-01-01' is no date; there is no such month"),
            ("2026-1-1", "'2026-1-1' is no date; write it as 2026-02-13"),
            ("20260101", "'20260101' is no date; write it as 2026-02-13"),
            ("二〇二六年", "'二〇二六年' is no date; write it as 2026-02-13"),
            ("２０２６-01-01", "'２０２６-01-01' is no date; write it as 2026-02-13"),
            ("2026-02-13T09:00", "'2026-02-13T09:00' is no date; write it as 2026-02-13"),
            ("-026-02-13", "'-026-02-13' is no date; write it as 2026-02-13"),
            ("2026-+2-13", "'2026-+2-13' is no date; write it as 2026-02-13"),
            (" 2026-02-1", "' 2026-02-1' is no date; write it as 2026-02-13"),
            ("", "'' is no date; write it as 2026-02-13"),
        ])
    func refused(_ text: String, _ why: String) {
        #expect(LegalDate(text) == nil)
        let error = #expect(throws: LegalDateError.self) { try LegalDate(reading: text) }
        #expect(error?.explanation.en == why)
        #expect(error?.explanation.zh.contains("不是日期") == true)
    }

    @Test("weekdays are those of the calendar on the wall")
    func weekdays() {
        #expect(date("1970-01-01").weekday == .thursday)
        #expect(date("2026-11-23").weekday == .monday)
        #expect(date("1969-12-28").weekday == .sunday)
        #expect(date("2024-02-29").weekday == .thursday)
    }

    @Test("a month without the corresponding day ends on its last day")
    func months() {
        #expect(date("2026-01-31").adding(months: 1).description == "2026-02-28")
        #expect(date("2024-02-29").adding(years: 1).description == "2025-02-28")
        #expect(date("2026-03-15").adding(months: -13).description == "2025-02-15")
        #expect(date("2026-03-31").adding(months: -1).description == "2026-02-28")
        #expect(date("2025-12-31").adding(days: 1).description == "2026-01-01")
    }

    @Test("days there and back again cancel out")
    func additivity() {
        let start = date("2025-12-30")
        for days in -800...800 {
            #expect(start.adding(days: days).adding(days: -days) == start)
            #expect(start.days(until: start.adding(days: days)) == days)
        }
    }

    @Test("every day of three centuries follows the one before, in number, weekday and text")
    func everyDay() {
        var expected = (year: 1900, month: 1, day: 1)
        var day = date("1900-01-01")
        var weekday = day.weekday
        while expected.year < 2200 {
            guard day.numbers == expected,
                LegalDate(year: expected.year, month: expected.month, day: expected.day) == day
            else {
                Issue.record("\(day) should be \(expected)")
                return
            }
            let isLeap =
                expected.year.isMultiple(of: 400)
                || (expected.year.isMultiple(of: 4) && !expected.year.isMultiple(of: 100))
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            expected.day += 1
            if expected.day > lengths[expected.month - 1] { expected = (expected.year, expected.month + 1, 1) }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
            day = day.adding(days: 1)
            guard day.weekday.rawValue == weekday.rawValue % 7 + 1 else {
                Issue.record("\(day) is no \(day.weekday)")
                return
            }
            weekday = day.weekday
        }
    }

    @Test("days and months are those of the system's calendar, also around its change in 1582")
    func systemCalendar() throws {
        var civil = Calendar(identifier: .gregorian)
        civil.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        let first = date("1570-01-01")
        for days in stride(from: 0, through: 330_000, by: 29) {
            let day = first.adding(days: days)
            let midnight = Date(timeIntervalSince1970: Double(LegalDate.epoch.days(until: day)) * 86_400)
            let parts = civil.dateComponents([.year, .month, .day], from: midnight)
            #expect(day.numbers == (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0))
            #expect(LegalDate(year: day.year, month: day.month, day: day.day) == day)
            // The system's calendar is asked for the length of a month only: it lands beside the end of February.
            let months = days % 61 - 30
            let total = day.year * 12 + day.month - 1 + months
            let (year, month) = (total / 12, total % 12 + 1)
            let length = try #require(
                civil.date(from: DateComponents(year: year, month: month, day: 1)).flatMap {
                    civil.range(of: .day, in: .month, for: $0)?.count
                })
            #expect(
                day.adding(months: months).numbers == (year, month, min(day.day, length)), "\(day) and \(months) months"
            )
        }
    }

    @Test("an instant belongs to the day it is in China")
    func instants() {
        // 2026-02-13T15:59:59Z and 16:00:00Z: 23:59:59 in China, and midnight.
        let lastSecond = Date(timeIntervalSince1970: 1_770_998_399)
        #expect(LegalDate(lastSecond).description == "2026-02-13")
        #expect(LegalDate(lastSecond.addingTimeInterval(0.999)).description == "2026-02-13")
        #expect(LegalDate(lastSecond.addingTimeInterval(1)).description == "2026-02-14")
        #expect(LegalDate(Date(timeIntervalSince1970: -28_801)).description == "1969-12-31")
        #expect(LegalDate(Date(timeIntervalSince1970: -28_800)) == LegalDate.epoch)
    }

    @Test("a day is over at 24:00 in China, which is the next day's beginning")
    func end() {
        let day = date("2026-02-13")
        #expect(day.end == Date(timeIntervalSince1970: 1_770_998_400))
        #expect(day.end == day.adding(days: 1).start)
        #expect(LegalDate(day.start) == day)
        #expect(LegalDate(day.end.addingTimeInterval(-0.001)) == day)
    }
}
