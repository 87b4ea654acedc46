import ArgumentParser
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct CalendarAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: say(
            zh: "计算期间：起算日不计入，末日遇休息日顺延",
            en: "Count a period: the start day is not counted, a last day on a rest day moves on"),
        discussion: say(
            zh: "例：tiaochu calendar add 2026-02-13 5 --unit working-days",
            en: "For example: tiaochu calendar add 2026-02-13 5 --unit working-days"))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var place: CalendarPlace
    @Argument(help: ArgumentHelp(say(zh: "起算日，如 2026-02-13", en: "the start day, such as 2026-02-13"))) var start:
        String
    @Argument(help: ArgumentHelp(say(zh: "数目，0 至 10000", en: "how many, 0 to 10000"))) var amount: Int
    @Option(
        help: ArgumentHelp(
            say(zh: "days 日、working-days 工作日、months 月、years 年", en: "days, working-days, months or years"),
            valueName: "unit"))
    var unit = "days"
    @Flag(help: ArgumentHelp(say(zh: "末日遇休息日不顺延", en: "leave a last day on a rest day where it is"))) var noRoll = false
    @Flag(
        help: ArgumentHelp(
            say(zh: "倒推：至少在该日之前这么久，遇休息日提前", en: "count back: at least so long before the day; on a rest day earlier")))
    var before = false
    @Flag(help: ArgumentHelp(say(zh: "每一天都列出", en: "show every single day"))) var full = false

    func run() throws {
        let session = try Session(options)
        let date = try TypedTime.day(start)
        guard (0...10_000).contains(amount) else {
            throw CommandFailure(
                .usage, code: "bad-amount",
                what: BilingualText(zh: "数目 \(amount) 超出范围", en: "the amount \(amount) is out of range"),
                fix: BilingualText(
                    zh: "应在 0 至 10000 之间；倒推用 --before", en: "it lies between 0 and 10000; count back with --before"))
        }
        let period = Period(amount, try periodUnit())
        try checkReach(of: period, from: date)
        let rule = DeadlineRule(period, direction: before ? .before : .after, rolls: !noRoll)
        let deadline = Deadline.counted(from: date, by: rule, on: try session.calendar(of: place.locality))
        if options.output == .text {
            Console.answer(deadline.derivation.lines(in: SpokenLanguage.current, full: full))
        } else {
            Console.answer(data(deadline), as: options.output)
        }
    }

    /// Refuses a period whose end lies in no year that dates may have; what is 200 working days at the least is a year.
    private func checkReach(of period: Period, from date: LegalDate) throws {
        let years =
            switch period.unit {
            case .days: amount / 365
            case .workingDays: amount / 200
            case .months: amount / 12
            case .years: amount
            }
        let known = DateLiteral.years
        guard !known.contains(date.year + (before ? -years - 1 : years + 1)) else { return }
        throw CommandFailure(
            .usage, code: "bad-amount",
            what: BilingualText(
                zh: "期间太长，超出 \(known.lowerBound) 至 \(known.upperBound) 年",
                en: "the period leaves the years \(known.lowerBound) to \(known.upperBound)"),
            fix: BilingualText(zh: "换用较小的数目", en: "use a smaller amount"))
    }

    private func periodUnit() throws -> Period.Unit {
        guard let known = Period.Unit(word: unit) else {
            throw CommandFailure(
                .usage, code: "bad-unit", what: BilingualText(zh: "没有单位“\(unit)”", en: "there is no unit '\(unit)'"),
                fix: BilingualText(
                    zh: "用 days、working-days、months 或 years", en: "use days, working-days, months or years"))
        }
        return known
    }

    private func data(_ deadline: Deadline) -> DataValue {
        let date = deadline.date.map { DataValue.text($0.description) } ?? .null
        return [
            "date": date, "provisional": .boolean(deadline.isProvisional),
            "natural_end": deadline.naturalEnd.map { .text($0.description) } ?? .null,
            "rolled": .boolean(deadline.date != deadline.naturalEnd), "start": .text(start),
            "amount": .integer(Int64(amount)), "unit": .text(deadline.derivation.rule.period.unit.rawValue),
            "derivation": .list(
                deadline.derivation.days.map { day in
                    var record = CalendarData.day(
                        day.date, isWorking: day.isWorking, reason: day.reason, source: day.source)
                    record["role"] = .text(day.role.rawValue)
                    record["count"] = .integer(Int64(day.count))
                    return .record(record)
                }),
        ]
    }
}
