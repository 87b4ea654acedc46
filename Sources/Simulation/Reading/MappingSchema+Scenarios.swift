import Diagnostics
public import Workflows

/// What scenario files may hold: docs/reference/scenarios.md.
extension MappingSchema {
    public static let scenarios: [MappingSchema] = [
        scenarioList, scenario, opening, person, advance, refused, because, wait, until, expect, expectation,
    ]

    static let scenarioList = MappingSchema(
        "scenario_list", BilingualText(zh: "场景文件", en: "a scenario file"),
        keys: [
            KeySchema("scenarios", .list(.object("scenario")), required: true, zh: "场景列表", en: "the scenarios")
        ])

    static let scenario = MappingSchema(
        "scenario", BilingualText(zh: "场景", en: "a scenario"),
        keys: [
            KeySchema("scenario", .bilingual, required: true, zh: "场景的名称", en: "its title"),
            KeySchema("covers", .oneOrMore(.text), zh: "它证明什么，如 pitfall-31", en: "what it proves, such as pitfall-31"),
            KeySchema("workflow", .text, required: true, zh: "流程名", en: "the workflow"),
            KeySchema("locality", .scalar, required: true, zh: "行政区划代码", en: "the locality's code"),
            KeySchema("open", .object("scenario_open"), required: true, zh: "案件如何开始", en: "how the case begins"),
            KeySchema(
                "steps",
                .list(
                    .either(
                        ["advance", "refused", "wait", "until", "expect"].map { .object("scenario_\($0)") })),
                required: true, zh: "依次做什么、检查什么", en: "what is done and checked, in order"),
        ])

    static let opening = MappingSchema(
        "scenario_open", BilingualText(zh: "案件的开始", en: "an opening"),
        keys: [
            KeySchema("at", .text, required: true, zh: "日期，时钟由此开始", en: "the date on which the clock starts"),
            actorKey,
            KeySchema("facts", .table(.scalar), zh: "开案时的事实", en: "the facts it opens with"),
        ])

    private static let actorKey = KeySchema(
        "as", .either([.text, .object("scenario_person")]), required: true, zh: "由谁：角色，或 { id, roles }",
        en: "who: a role, or { id, roles }")

    static let person = MappingSchema(
        "scenario_person", BilingualText(zh: "办理人", en: "a person"),
        keys: [
            KeySchema("id", .text, required: true, zh: "标识，如 wang.min", en: "who it is, such as wang.min"),
            KeySchema("roles", .oneOrMore(.text), required: true, zh: "角色", en: "their roles"),
        ])

    private static func act(_ verb: String, zh: String, en: String) -> [KeySchema] {
        [
            KeySchema(verb, .text, required: true, zh: zh, en: en), actorKey,
            KeySchema("at", .text, zh: "何时发生；不写则为时钟的现在", en: "when it happened; the clock's present if left out"),
            KeySchema("despite", .text, zh: "有提示仍继续办理的理由", en: "why it is done where the rules caution"),
            KeySchema("with", .table(.scalar), zh: "随事件提供的事实", en: "the facts supplied with it"),
        ]
    }

    static let advance = MappingSchema(
        "scenario_advance", BilingualText(zh: "办理步骤", en: "an advance step"),
        keys: act("advance", zh: "须办成的事件", en: "the event, which must be taken"))

    static let refused = MappingSchema(
        "scenario_refused", BilingualText(zh: "拒绝步骤", en: "a refused step"),
        keys: act("refused", zh: "须被拒绝的事件", en: "the event, which must be refused") + [
            KeySchema("because", .object("scenario_because"), zh: "拒绝的理由须符合", en: "what the refusal must say")
        ])

    static let because = MappingSchema(
        "scenario_because", BilingualText(zh: "拒绝的理由", en: "a reason for refusal"),
        keys: [
            KeySchema(
                "reason", .choice(Refusal.Reason.allCases.map(\.rawValue)), zh: "哪一类理由", en: "the kind of reason"),
            KeySchema("guard", .text, zh: "拒绝的守卫", en: "the guard that refuses"),
            KeySchema("text", .text, zh: "理由中的一段文字，中英文均可", en: "a part of its text, in either language"),
            KeySchema("statute", .text, zh: "所依法律的标识", en: "the statute it rests on"),
            KeySchema("article", .text, zh: "所依的条", en: "the article it rests on"),
        ])

    static let wait = MappingSchema(
        "scenario_wait", BilingualText(zh: "等待步骤", en: "a wait step"),
        keys: [KeySchema("wait", .period, required: true, zh: "等多久，如 15 days", en: "how long, such as 15 days")])

    static let until = MappingSchema(
        "scenario_until", BilingualText(zh: "等到某日的步骤", en: "an until step"),
        keys: [KeySchema("until", .date, required: true, zh: "等到哪一日", en: "the date to wait for")])

    static let expect = MappingSchema(
        "scenario_expect", BilingualText(zh: "检查步骤", en: "an expect step"),
        keys: [
            KeySchema(
                "expect", .object("scenario_expectation"), required: true, zh: "此时案件须如何", en: "what must be true now")
        ])

    static let expectation = MappingSchema(
        "scenario_expectation", BilingualText(zh: "期望", en: "an expectation"),
        keys: [
            KeySchema("state", .oneOrMore(.text), zh: "都须处于的状态", en: "states that must all be active"),
            KeySchema("not", .oneOrMore(.text), zh: "都不得处于的状态", en: "states of which none may be active"),
            KeySchema("fields", .table(.scalar), zh: "字段须有的值", en: "values that fields must have"),
            KeySchema(
                "deadlines", .table(.text), zh: "期限须如何：到期日、met、fired、waiting 或 none",
                en: "how deadlines must stand: the last day, met, fired, waiting or none"),
            KeySchema("allowed", .oneOrMore(.text), zh: "此时须可办理的事件", en: "events that may be raised now"),
            KeySchema(
                "effects", .oneOrMore(.text), zh: "上次检查以来须产生的事项", en: "kinds of effects ordered since the last check"),
            KeySchema("closed", .scalar, zh: "结案方式，或 false", en: "the closure code, or false"),
        ])
}
