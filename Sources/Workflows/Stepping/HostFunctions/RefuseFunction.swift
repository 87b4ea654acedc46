import DataValues
import Diagnostics
import LuaRuntime

/// `refuse(…)`: a guard's no, with its reason; `caution(…)`: a no that a handler may pass over by giving a reason of their own.
enum RefuseFunction {
    /// The key that marks a guard's answer as a refusal.
    static let mark = "__refusal"
    /// The key that marks it as a caution.
    static let cautionMark = "__caution"

    private static let text: LuaType = .union([
        .text, .record([LuaField("zh", .text), LuaField("en", .text)]),
    ])

    static var all: [LuaHostFunction] {
        [
            function(
                "refuse", zh: "条件的否定回答：理由、依据的条文、会改变结论的事实。",
                en: "A guard's no: its reason, the article behind it, the facts that would change it."
            ) { _ in },
            function(
                "caution", zh: "提示：与 refuse 一样停下，但办理人写明理由后可以继续，理由记入日志。",
                en: "A caution: stops like `refuse`, but a handler may go on with a reason, which is recorded."
            ) { $0[cautionMark] = true },
        ]
    }

    private static func function(
        _ name: String, zh: String, en: String, marking: @escaping @Sendable (inout [String: DataValue]) -> Void
    ) -> LuaHostFunction {
        LuaHostFunction(
            name,
            parameters: [
                LuaParameter("reason", text),
                LuaParameter(
                    "details",
                    .record([
                        LuaField("statute", .text, isOptional: true),
                        LuaField("article", .union([.integer, .text]), isOptional: true),
                        LuaField("facts", .list(.text), isOptional: true), LuaField("fix", text, isOptional: true),
                    ]), isOptional: true),
            ], result: .table, contexts: .guard, zh: zh, en: en
        ) { arguments in
            var record = arguments[1].record ?? [:]
            record[mark] = arguments[0]
            marking(&record)
            return .record(record)
        }
    }

    static func bilingual(_ value: DataValue) -> BilingualText? {
        if let text = value.text { return BilingualText(verbatim: text) }
        guard let zh = value["zh"].text, let en = value["en"].text else { return nil }
        return BilingualText(zh: zh, en: en)
    }
}
