public import Diagnostics

extension Refusal.Reason {
    /// Each word that a refusal is printed with, `error[role]`, as `tiaochu explain` lists codes: in the order of `allCases`.
    public static let meanings: [DiagnosticCode] = allCases.map { reason in
        DiagnosticCode(reason.rawValue, reason.severity, title: reason.title, explanation: reason.explanation)
    }

    /// A caution can be passed over with a reason; nothing else can.
    public var severity: Diagnostic.Severity { self == .caution ? .warning : .error }

    /// What it is called in a list.
    private var title: BilingualText {
        switch self {
        case .state: BilingualText(zh: "此时不接受这个事件", en: "The event is not awaited now")
        case .guard: BilingualText(zh: "不符合规则的条件", en: "A condition of the rules is not met")
        case .caution: BilingualText(zh: "规则提示慎重", en: "The rules caution against it")
        case .role: BilingualText(zh: "没有可以办理的角色", en: "None of the roles that may do it")
        case .person: BilingualText(zh: "此人不能办理", en: "Not for this person")
        case .facts: BilingualText(zh: "缺少事实", en: "Facts are missing")
        case .value: BilingualText(zh: "填写的值不合用", en: "A value that does not fit")
        case .system: BilingualText(zh: "只由系统触发", en: "Only the system raises it")
        case .closed: BilingualText(zh: "案件已结案", en: "The case is closed")
        case .time: BilingualText(zh: "法律时间不合", en: "The legal time does not fit")
        }
    }

    /// For the handler who was refused: what the rules ask, and what to do.
    private var explanation: BilingualText {
        switch self {
        case .state:
            BilingualText(
                zh: "案件所在的状态没有转移响应这个事件，或流程里没有这个事件。tiaochu case why 案件 列出现在可以办理的事件。",
                en: """
                    No transition of the states the case is in listens to the event, or the workflow has no such event. tiaochu case why \
                    CASE lists what may be done now.
                    """)
        case .guard:
            BilingualText(
                zh: """
                    规则的一个条件答“否”。消息写明理由、条件的名称和位置、所依的条文，以及会改变结论的事实：事实登记错了，先更正；\
                    没有错，这件事现在就不能办。
                    """,
                en: """
                    A guard of the rules answers no. The message gives its reason, its name and place, the article it rests on and the facts \
                    that would change the answer: if one of them is wrong on file, correct it; if none is, the act is not open now.
                    """)
        case .caution:
            BilingualText(
                zh: "规则提示这样办不妥，但不禁止。仍要办理的，用 --despite 写明理由，理由记入案件的日志。",
                en: """
                    The rules advise against the act and do not forbid it. Whoever goes on says why with --despite; the reason stands in the \
                    case's journal.
                    """)
        case .role:
            BilingualText(
                zh: "办理人没有这个事件或转移所限的角色。请有角色的人办理；用户的角色写在 tiaochu.yaml 的 users 里，由管理员改。",
                en: """
                    The actor has none of the roles that the event or its transition names. Let somebody do it who has one; roles of users \
                    stand under users in tiaochu.yaml, which administrators change.
                    """)
        case .person:
            BilingualText(
                zh: "角色相符，但此人不能办：已经回避，或规则要求由另一人办理（apart_from）。请由他人办理。",
                en: """
                    The role fits and the person does not: they are recused, or the rules want somebody else than whoever did an earlier act \
                    (apart_from). Let somebody else do it.
                    """)
        case .facts:
            BilingualText(
                zh: "这一步要求的字段，案件里没有，也没有一并填写。用 --set 字段=值 补充，可以写几个。",
                en:
                    "The step requires fields that are not on file and were not given with it. Give them with --set FIELD=VALUE, once for each."
            )
        case .value:
            BilingualText(
                zh: "填写的值不合字段的类型或限度，或这个事件不接受这个字段，或它由系统编号。消息写明应当怎样写；案件没有变动。",
                en: """
                    A value does not fit the type or the bounds of its field, or the event does not take the field, or the register numbers \
                    it. The message says what to give instead; the case is unchanged.
                    """)
        case .system:
            BilingualText(
                zh: "这个事件由期限或动作触发，不能由人登记。期限届满的，tiaochu deadline run 会登记。",
                en: """
                    A deadline or an action raises this event, never a person. For deadlines that have lapsed, tiaochu deadline run does it.
                    """)
        case .closed:
            BilingualText(
                zh: "案件已到终结状态，不再接受事件。tiaochu case history 案件 列出经过。",
                en:
                    "The case has come to a final state and takes no further event. tiaochu case history CASE tells how."
            )
        case .time:
            BilingualText(
                zh: """
                    所写的时间（--at）在将来，或早于案件最后一次办理。先核对日期；早先发生、其后只有期限届满的，可用 --late 写明理由补录。
                    """,
                en: """
                    The time given with --at lies in the future, or before the case's last act. Check the date; an act after which only \
                    deadlines have fired is entered late, with --late and the reason.
                    """)
        }
    }
}
