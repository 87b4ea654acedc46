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
        "what is no day is refused",
        arguments: [
            "2025-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20260101", "二〇二六", "2026-02-30", "",
            "2026-02-13T09:00",
        ])
    func refused(_ text: String) {
        #expect(LegalDate(text) == nil)
    }

    @Test("weekdays are those of the calendar on the wall")
    func weekdays() throws {
        #expect(LegalDate("1970-01-01")?.weekday == .thursday)
        #expect(LegalDate("2026-11-23")?.weekday == .monday)
        #expect(LegalDate("1969-12-28")?.weekday == .sunday)
    }

    @Test("a month without the corresponding day ends on its last day")
    func months() throws {
        #expect(LegalDate("2026-01-31")?.adding(months: 1).description == "2026-02-28")
        #expect(LegalDate("2024-02-29")?.adding(years: 1).description == "2025-02-28")
        #expect(LegalDate("2026-03-15")?.adding(months: -13).description == "2025-02-15")
    }

    @Test("days there and back again cancel out")
    func additivity() throws {
        let date = try #require(LegalDate("2025-12-30"))
        for days in -800...800 {
            #expect(date.adding(days: days).adding(days: -days) == date)
            #expect(date.days(until: date.adding(days: days)) == days)
        }
    }

    @Test(
        "article numbers are written in Chinese numerals",
        arguments: [
            ("5", "五"), ("10", "十"), ("15", "十五"), ("43", "四十三"), ("205", "二百零五"), ("110", "一百一十"), ("1020", "一千零二十"),
        ])
    func numerals(_ digits: String, _ text: String) {
        #expect(ChineseNumeral.text(digits) == text)
    }
}
