import ArgumentParser
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct CalendarShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: say(zh: "显示一月或一年：休为放假，班为调休上班", en: "Show a month or a year: holidays and make-up working days"))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var place: CalendarPlace
    @Argument(
        help: ArgumentHelp(say(zh: "月份如 2026-02，或年份如 2026", en: "a month such as 2026-02, or a year such as 2026")))
    var month: String

    func run() throws {
        let session = try Session(options)
        let calendar = try session.calendar(of: place.locality)
        let months = try self.months()
        guard options.output == .text else {
            Console.answer(rows: months.flatMap { days(of: $0).map { data(calendar.day($0)) } }, as: options.output)
            return
        }
        for (index, first) in months.enumerated() {
            if index > 0 { Console.answer() }
            Console.answer(MonthGrid(first: first, days: days(of: first).map(calendar.day)).lines)
        }
        let years = Set(months.map(\.year))
        for year in years where calendar.isProvisional(year) {
            Console.talk(
                say(zh: "\(year) 年放假安排尚未公布，结果为暂定。", en: "the holidays of \(year) are not published: provisional."))
        }
    }

    private func months() throws -> [LegalDate] {
        let typed = DateLiteral.halfWidth(month)
        if let day = DateLiteral.day(typed: typed.hasSuffix("月") ? typed + "1日" : typed + "-01"),
            let first = LegalDate(day)
        {
            return [first]
        }
        let digits = typed.hasSuffix("年") ? String(typed.dropLast()) : typed
        if let day = DateLiteral.day(typed: digits + "-01-01"), let january = LegalDate(day) {
            return (0..<12).map { january.adding(months: $0) }
        }
        throw CommandFailure(
            .usage, code: "bad-month",
            what: BilingualText(zh: "“\(month)”不是月份，也不是年份", en: "'\(month)' is neither a month nor a year"),
            fix: BilingualText(zh: "例如 2026-02 或 2026", en: "such as 2026-02 or 2026"))
    }

    private func days(of first: LegalDate) -> [LegalDate] {
        [first] + first.daysFollowing(through: first.adding(months: 1).adding(days: -1))
    }

    private func data(_ day: WorkCalendar.Day) -> DataValue {
        .record(CalendarData.day(day.date, isWorking: day.isWorking, reason: day.reason, source: day.source))
    }
}
