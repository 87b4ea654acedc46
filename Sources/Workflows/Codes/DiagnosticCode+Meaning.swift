import Diagnostics

/// Findings about files that read well but do not make sense.
extension DiagnosticCode {
    static let meaning: [DiagnosticCode] = [
        keyDoesNotApply, fieldTypeMismatch, emptyChoice, boundsReversed, requiredSystemEvent, missingInitial,
        illegalInitial,
        misplacedClosure, missingClosure, illegalStructure, transitionDoesNothing, deadlineShape, lapseNotTaken,
        lapseNotSystem, countingMismatch, noStates, systemEventWithRoles, duplicateTarget, countingDiffers,
        parallelReset, unreachableState, noWayToClose, againstStatute, senselessAmount, openQuestion, valueLeaps,
        noValueInForce, valuesOfOneDay, regionsSetOneField,
    ]

    static let keyDoesNotApply = DiagnosticCode(
        "W301", title: BilingualText(zh: "这个键在这里不起作用", en: "A key has no effect here"),
        explanation: BilingualText(
            zh: "例如文字字段写了 minimum，不是选项的字段写了 values，终结状态写了 on。",
            en: "A minimum on a text field, values on a field that is no choice, on in a final state, and so on."))

    static let fieldTypeMismatch = DiagnosticCode(
        "W302", title: BilingualText(zh: "字段类型不合用", en: "A field has the wrong type for its use"),
        explanation: BilingualText(
            zh: "stamps、from、before 要日期字段，extension 要整数字段，sets 和 default 的值要合字段类型。",
            en: """
                stamps, from and before need date fields, an extension an integer field; values of sets and defaults must fit the \
                type of their field.
                """))

    static let emptyChoice = DiagnosticCode(
        "W303", title: BilingualText(zh: "缺少类型的组成部分", en: "A type lacks its parts"),
        explanation: BilingualText(
            zh: "choice 要有 values，record 要有 fields，list 要有 of。",
            en: "A choice needs values, a record fields, a list of."))

    static let boundsReversed = DiagnosticCode(
        "W304", title: BilingualText(zh: "限度自相矛盾", en: "Bounds contradict each other"),
        explanation: BilingualText(
            zh: "minimum 大于 maximum，或 bound 没有恰好写 at_most、at_least 之一。",
            en: "minimum is above maximum, or a bound does not have exactly one of at_most and at_least."))

    static let requiredSystemEvent = DiagnosticCode(
        "W305", title: BilingualText(zh: "系统事件不能要求填写字段", en: "A system event cannot require fields"),
        explanation: BilingualText(
            zh: "系统事件由期限或动作提出，没有人填写字段。",
            en: "A system event is raised by a deadline or an action; nobody is there to fill in fields."))

    static let missingInitial = DiagnosticCode(
        "W306", title: BilingualText(zh: "复合状态没有 initial", en: "A compound state has no initial"),
        explanation: BilingualText(
            zh: "有几个子状态的复合状态要写明先进入哪一个。",
            en: "A compound state with several children must say which is entered first."))

    static let illegalInitial = DiagnosticCode(
        "W307", title: BilingualText(zh: "initial 不是子状态", en: "initial names no child state"),
        explanation: BilingualText(
            zh: "initial 要指本状态里面的状态，写相对于本状态的路径。",
            en: "initial names a state inside its own state, by a path from there."))

    static let misplacedClosure = DiagnosticCode(
        "W308", title: BilingualText(zh: "closure 写错了地方", en: "closure stands in the wrong place"),
        explanation: BilingualText(
            zh: "案件在顶层终结状态结案，closure 只写在那里。",
            en: "A case closes in a final state at the top level, and only there does closure belong."))

    static let missingClosure = DiagnosticCode(
        "W309", title: BilingualText(zh: "终结状态没有结案方式", en: "A final state has no closure"),
        explanation: BilingualText(
            zh: "流程声明了 closures，顶层终结状态就都要写 closure，否则案件无法统计。",
            en:
                "When a workflow declares closures, every top-level final state needs one, or its cases could not be counted."
        ))

    static let illegalStructure = DiagnosticCode(
        "W310", title: BilingualText(zh: "状态结构不成立", en: "The structure of states is not legal"),
        explanation: BilingualText(
            zh: "例如平行状态没有区域、终结状态有子状态、历史状态在顶层、一个转移的两个目标不能同时活动。",
            en: """
                A parallel state without regions, a final state with children, a history state at the top, two targets of one \
                transition that cannot be active together, and so on (SCXML 3.11).
                """))

    static let transitionDoesNothing = DiagnosticCode(
        "W311", title: BilingualText(zh: "转移什么也不做", en: "A transition does nothing"),
        explanation: BilingualText(
            zh: "无事件的转移没有目标也没有守卫，会无休止地执行。",
            en: "An eventless transition without target and guard would be taken for ever."))

    static let deadlineShape = DiagnosticCode(
        "W312", title: BilingualText(zh: "期限写法不完整", en: "A deadline is not complete"),
        explanation: BilingualText(
            zh: "期限要么写 within 和 from（向后算），要么写 at_least 和 before（向前倒算），不能混用。",
            en:
                "A deadline has either within and from (counted forwards) or at_least and before (counted back), not a mixture."
        ))

    static let lapseNotTaken = DiagnosticCode(
        "W313", title: BilingualText(zh: "届满事件没有转移响应", en: "Nothing listens to a deadline's event"),
        explanation: BilingualText(
            zh: "期限运行时可能活动的状态里，没有一个响应 then 的事件，届满就什么也不会发生。",
            en:
                "No state that can be active while the deadline runs listens to its event, so its end would change nothing."
        ))

    static let lapseNotSystem = DiagnosticCode(
        "W314", title: BilingualText(zh: "then 不是系统事件", en: "then is not a system event"),
        explanation: BilingualText(
            zh: "期限提出的事件要声明为 system: true。", en: "An event that a deadline raises must be declared system: true."))

    static let countingMismatch = DiagnosticCode(
        "W315", title: BilingualText(zh: "单位与法律的算法不符", en: "The unit is not what the statute counts in"),
        explanation: BilingualText(
            zh: "例如办案规则第八十条规定三日、五日、十日指工作日；期限的单位要与法律文件里该数字的单位一致。",
            en: """
                Article 80 of the arbitration rules, for one, counts 3, 5 and 10 days as working days; the unit of a deadline must be \
                the one that its statute's file gives for the number.
                """))

    static let noStates = DiagnosticCode(
        "W316", title: BilingualText(zh: "流程没有状态", en: "The workflow has no states"),
        explanation: BilingualText(zh: "流程至少要有一个状态。", en: "A workflow needs at least one state."))

    static let systemEventWithRoles = DiagnosticCode(
        "W317", title: BilingualText(zh: "系统事件不分角色", en: "A system event has no roles"),
        explanation: BilingualText(
            zh: "系统事件不由人提出，写 roles 没有意义。", en: "Nobody raises a system event, so roles mean nothing there."))

    static let duplicateTarget = DiagnosticCode(
        "W318", .warning, title: BilingualText(zh: "后面的转移永远轮不到", en: "A transition can never be taken"),
        explanation: BilingualText(
            zh: "前一个转移没有守卫也没有角色限制，总会先被采用，其后的转移轮不到。",
            en:
                "An earlier transition has neither guard nor roles and is always taken first, so those after it never are."
        ))

    static let countingDiffers = DiagnosticCode(
        "W319", .warning,
        title: BilingualText(zh: "参数值的单位与法律的算法不同", en: "A parameter's value is counted unlike its statute"),
        explanation: BilingualText(
            zh: "参数值可以来自地方规定，单位允许与所引法律不同；若并非有意，请改成法律的单位。",
            en:
                "A value may come from a local rule with a unit of its own; if that was not meant, use the statute's unit."
        ))

    static let parallelReset = DiagnosticCode(
        "W320", .warning,
        title: BilingualText(zh: "转移会重置所有并行区域", en: "A transition resets every parallel region"),
        explanation: BilingualText(
            zh: "从并行区域到它自己里面的外部转移，按 W3C SCXML 3.13 会退出并重新进入整个并行状态，别的区域回到初始；多半应写 type: internal。",
            en: """
                By W3C SCXML 3.13 an external transition from a region of a parallel state to a state inside that region leaves and \
                re-enters the whole parallel state, so every other region starts anew. Mostly type: internal is meant.
                """))

    static let unreachableState = DiagnosticCode(
        "W321", .warning, title: BilingualText(zh: "到不了的状态", en: "A state that no case can reach"),
        explanation: BilingualText(
            zh: """
                从初始状态沿任何转移都到不了它。只看图，不看条件：条件可能使更多状态到不了。地区层加的状态到不了，是错误：多半是把要改的\
                状态写错了名字，改动因而没有落到任何地方。
                """,
            en: """
                No path of transitions leads to it from the initial state. Guards are not asked: they may bar more. Of a state that a \
                locality's layer adds it is an error: most likely the name of the state to be changed is misspelt, so that the change \
                changes nothing.
                """))

    static let noWayToClose = DiagnosticCode(
        "W322", .warning, title: BilingualText(zh: "无法结案的状态", en: "A state from which no case can close"),
        explanation: BilingualText(
            zh: "从它沿任何转移都到不了写有 closure 的终结状态，案件会永远悬着。只看图，不看条件。一件案件也结不了的，是错误，只报一处。",
            en: """
                No path of transitions leads from it to a final state with a closure, so a case would stay open for ever. Guards are \
                not asked. Where no case at all can close it is an error, told once.
                """))

    static let againstStatute = DiagnosticCode(
        "W323", title: BilingualText(zh: "与所引条文的期限不符", en: "Against the article's own period"),
        explanation: BilingualText(
            zh: "法律文件里写明了这一条给机关的最长时间（at_most）或给当事人的最短时间（at_least）。引用它的期限和参数的 bound 不得放宽。",
            en: """
                The statute's file says how long the article lets an office take (at_most) or how long it gives a party (at_least). No \
                deadline that cites it, and no parameter's bound, may be looser.
                """))

    static let senselessAmount = DiagnosticCode(
        "W324", title: BilingualText(zh: "数值没有意义", en: "An amount that makes no sense"),
        explanation: BilingualText(
            zh: "期间至少为 1；金额、人数等参数不得为负。",
            en: "A period is at least 1; parameters that are amounts or numbers are not negative."))

    static let noValueInForce = DiagnosticCode(
        "W325", .warning, title: BilingualText(zh: "参数在某些日子没有值", en: "A parameter without a value on some days"),
        explanation: BilingualText(
            zh: "要用到它的案件在那些日子会停下来（退出码 7）。",
            en: "A case that needs it on such a day stops there with exit code 7."))

    static let valuesOfOneDay = DiagnosticCode(
        "W326", .warning, title: BilingualText(zh: "参数在同一天有两个值", en: "A parameter with two values on a day"),
        explanation: BilingualText(
            zh: "同一层的两个值，前一个的 until 不早于后一个的 from。后开始的算数，但多半是漏改了 until。",
            en: """
                Of two values of one layer the earlier ends on or after the day the later begins. The later counts, but most likely the \
                earlier `until` was forgotten.
                """))

    static let regionsSetOneField = DiagnosticCode(
        "W333", .warning, title: BilingualText(zh: "并行区域给一个字段置不同的值", en: "Parallel regions set a field differently"),
        explanation: BilingualText(
            zh: "两个并行区域在不同的事件上用 sets 给同一字段写不同的值，后发生的盖掉先发生的。转到并行状态之外的转移不算。脚本和 stamps 写的不在此列；同一步里的见 W405。",
            en: """
                Two parallel regions write different values to one field with `sets` on different events, and the later covers the \
                earlier. Transitions that leave the parallel state are no part of it, nor what scripts and stamps write; within one step it is \
                W405.
                """))

    /// Refused by `workflow publish`.
    public static let openQuestion = DiagnosticCode(
        "W327", .warning, title: BilingualText(zh: "未定的问题", en: "An open question"),
        explanation: BilingualText(
            zh: "规则文件的 todo 写着还没有定的问题和由谁定。规则可以试用和运行场景，但不能发布。",
            en: """
                The files' `todo` names a question that is still open and who decides it. The rules can be tried and run through \
                scenarios, but not published.
                """))

    static let valueLeaps = DiagnosticCode(
        "W330", .warning, title: BilingualText(zh: "参数值与前后相差悬殊", en: "A value far from its neighbours"),
        explanation: BilingualText(
            zh: """
                参数的值与同一层的前一个值相差五倍以上（单位不同的期间，按最少相差多少比：n 个工作日至多算 2n+30 日）；没有前值的，与它替换的上层的值比；都没有的，与其他地区最近的值比。多半是多写或少写了一位数。\
                值写了 law（所依条文）的，不再提醒。
                """,
            en: """
                The value is five times as large or as small as the one before it in its layer (of periods in different units, however the \
                calendar falls: n working days are 2n+30 days at most); without one, as the value it replaces \
                from above; without either, as the nearest of any other locality. Mostly a digit too many or too few. A value that names \
                its article with law is left alone.
                """))
}
