import DataValues
import LuaRuntime
import StatutoryTime

/// `dates.…`: civil arithmetic on ISO dates, without a clock and without holidays.
enum DateFunctions {
    static var all: [LuaHostFunction] { [daysBetween, add] }

    static var daysBetween: LuaHostFunction {
        LuaHostFunction(
            "dates.days_between",
            parameters: [LuaParameter("from", .text), LuaParameter("to", .text)], result: .integer,
            zh: "从一个日期到另一个日期的天数；后者较早时为负。", en: "Days from one date to another; negative when the second is earlier."
        ) { arguments in
            .integer(Int64(try date(arguments[0], "from").days(until: try date(arguments[1], "to"))))
        }
    }

    static var add: LuaHostFunction {
        LuaHostFunction(
            "dates.add",
            parameters: [
                LuaParameter("date", .text), LuaParameter("amount", .integer),
                LuaParameter("unit", .choice(["days", "months", "years"])),
            ], result: .text, zh: "若干日、月、年之后的日期；没有对应日的取月末。",
            en: "The date so many days, months or years later; the last day of a month that has no corresponding day."
        ) { arguments in
            let start = try date(arguments[0], "date")
            guard let amount = arguments[1].integer, abs(amount) <= 100_000 else {
                throw LuaHostFailure("the amount must lie between -100000 and 100000", code: .argumentTooLarge)
            }
            switch arguments[2].text {
            case "months": return .text(start.adding(months: Int(amount)).description)
            case "years": return .text(start.adding(years: Int(amount)).description)
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
