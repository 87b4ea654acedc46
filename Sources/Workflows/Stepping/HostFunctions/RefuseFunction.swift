import DataValues
import Diagnostics
import LuaRuntime

/// `refuse(…)`: a guard's no, with its reason.
enum RefuseFunction {
    /// The key that marks a guard's answer as a refusal.
    static let mark = "__refusal"

    private static let text: LuaType = .union([
        .text, .record([LuaField("zh", .text), LuaField("en", .text)]),
    ])

    static var refuse: LuaHostFunction {
        LuaHostFunction(
            "refuse",
            parameters: [
                LuaParameter("reason", text),
                LuaParameter(
                    "details",
                    .record([
                        LuaField("statute", .text, isOptional: true),
                        LuaField("article", .union([.integer, .text]), isOptional: true),
                        LuaField("facts", .list(.text), isOptional: true), LuaField("fix", text, isOptional: true),
                    ]), isOptional: true),
            ], result: .table, contexts: .guard, zh: "条件的否定回答：理由、依据的条文、会改变结论的事实。",
            en: "A guard's no: its reason, the article behind it, the facts that would change it."
        ) { arguments in
            var record = arguments[1].record ?? [:]
            record[mark] = arguments[0]
            return .record(record)
        }
    }

    static func bilingual(_ value: DataValue) -> BilingualText? {
        if let text = value.text { return BilingualText(verbatim: text) }
        guard let zh = value["zh"].text, let en = value["en"].text else { return nil }
        return BilingualText(zh: zh, en: en)
    }
}
