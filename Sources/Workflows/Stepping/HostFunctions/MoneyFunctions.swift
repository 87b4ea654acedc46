import DataValues
import LuaRuntime

/// `money.…`: amounts are integer fen.
enum MoneyFunctions {
    static var all: [LuaHostFunction] { [yuan, text] }

    static var yuan: LuaHostFunction {
        LuaHostFunction(
            "money.yuan", parameters: [LuaParameter("amount", .integer)], result: .integer, zh: "若干元是多少分。",
            en: "An amount of yuan in fen."
        ) { arguments in
            let (fen, overflow) = (arguments[0].integer ?? 0).multipliedReportingOverflow(by: 100)
            guard !overflow else { throw LuaHostFailure("the amount is too large", code: .argumentTooLarge) }
            return .integer(fen)
        }
    }

    static var text: LuaHostFunction {
        LuaHostFunction(
            "money.text", parameters: [LuaParameter("fen", .integer)], result: .text, zh: "金额的写法，如 28,320.00。",
            en: "An amount in writing, such as 28,320.00."
        ) { arguments in
            .text(MoneyLiteral.grouped(fen: arguments[0].integer ?? 0))
        }
    }
}
