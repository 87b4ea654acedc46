import Diagnostics
import StatutoryTime
import Testing

@Suite("Periods")
struct PeriodTests {
    @Test(
        "a period is read in English and in Chinese",
        arguments: [
            ("15 days", Period(15, .days)), ("1 day", Period(1, .days)), ("5 working-days", Period(5, .workingDays)),
            ("1 working-day", Period(1, .workingDays)), ("1 month", Period(1, .months)), ("2 YEARS", Period(2, .years)),
            ("15日", Period(15, .days)), ("15 日", Period(15, .days)), ("15天", Period(15, .days)),
            ("5个工作日", Period(5, .workingDays)), ("5工作日", Period(5, .workingDays)), ("1个月", Period(1, .months)),
            ("2年", Period(2, .years)), ("15　日", Period(15, .days)), ("0 days", Period(0, .days)),
        ])
    func read(_ text: String, _ period: Period) {
        #expect(Period(text) == period)
    }

    @Test(
        "what is no period is refused",
        arguments: [
            "", "days", "15", "15days", "-5 days", "+5 days", "1.5 years", "5 weeks", "15 days late", " 15 days",
            "十五日", "１５日", "365251 days", "99999999999999999999 days", "5 个 工作日", "15 工作 日",
        ])
    func refused(_ text: String) {
        #expect(Period(text) == nil)
    }

    @Test("a period reads back what it writes", arguments: Period.Unit.allCases)
    func roundTrip(_ unit: Period.Unit) {
        #expect(Period(Period(7, unit).description) == Period(7, unit))
        #expect(Period(Period(7, unit).text.zh) == Period(7, unit))
    }

    @Test("a period in words knows one from many")
    func words() {
        #expect(Period(1, .workingDays).text.en == "1 working day")
        #expect(Period(2, .years).text.en == "2 years")
        #expect(Period(5, .workingDays).text.zh == "5 个工作日")
    }
}
