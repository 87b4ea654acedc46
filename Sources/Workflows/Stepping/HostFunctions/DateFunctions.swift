import DataValues
import LuaRuntime
import StatutoryTime

/// `dates.…`: arithmetic on ISO dates, without a clock; working days by the calendar that the step's deadlines are counted with.
enum DateFunctions {
    static func all(in scope: StepScope) -> [LuaHostFunction] { [daysBetween, add(scope)] }

    /// The most working days that are counted, one by one: some forty years.
    private static let mostWorkingDays: Int64 = 10_000

    static var daysBetween: LuaHostFunction {
        LuaHostFunction(
            "dates.days_between",
            parameters: [LuaParameter("from", .text), LuaParameter("to", .text)], result: .integer,
            zh: "从一个日期到另一个日期的天数；后者较早时为负。", en: "Days from one date to another; negative when the second is earlier."
        ) { arguments in
            .integer(Int64(try date(arguments[0], "from").days(until: try date(arguments[1], "to"))))
        }
    }

    private static func add(_ scope: StepScope) -> LuaHostFunction {
        LuaHostFunction(
            "dates.add",
            parameters: [
                LuaParameter("date", .text), LuaParameter("amount", .integer),
                LuaParameter("unit", .choice(["days", "months", "years", "working-days"])),
            ], result: .text, zh: "若干日、月、年、工作日之后（负数为之前）的日期；没有对应日的取月末。工作日按本案期限所用的日历计，起算之日不计。",
            en:
                "The date so many days, months, years or working days later, or earlier if negative; the last day of a month that has no corresponding day. Working days are those of the calendar that the case's deadlines are counted with; the first day is not counted."
        ) { arguments in
            let start = try date(arguments[0], "date")
            guard let amount = arguments[1].integer, abs(amount) <= 100_000 else {
                throw LuaHostFailure("the amount must lie between -100000 and 100000", code: .argumentTooLarge)
            }
            switch arguments[2].text {
            case "months": return .text(start.adding(months: Int(amount)).description)
            case "years": return .text(start.adding(years: Int(amount)).description)
            case "working-days":
                guard abs(amount) <= mostWorkingDays else {
                    throw LuaHostFailure(
                        "the amount of working days must lie between -\(mostWorkingDays) and \(mostWorkingDays)",
                        code: .argumentTooLarge)
                }
                return .text(scope.calendar.adding(workingDays: Int(amount), to: start).description)
            default: return .text(start.adding(days: Int(amount)).description)
            }
        }
    }

    private static func date(_ value: DataValue, _ name: String) throws -> LegalDate {
        guard let text = value.text, let date = LegalDate(text) else {
            throw LuaHostFailure("'\(name)' is no date such as 2026-02-13", code: .typeMismatch)
        }
        return date
    }
}
