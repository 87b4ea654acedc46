import Diagnostics

/// Findings about what cases do: each was met by running the machine, and its witness leads there.
extension DiagnosticCode {
    static let behaviour: [DiagnosticCode] = [
        nobodyMayAct, closureNotReached, lapseWithoutExit, orderDecides, regionsWriteOneField, ownedByNobody,
        ownedByTwo,
        stepFails, unnoticedDifference, closureNotMet, guardNeverPasses, closureBarred, nothingOpens,
        guardLoosened,
    ]

    static let nobodyMayAct = DiagnosticCode(
        "W401", title: BilingualText(zh: "无人能办，也没有期限在走", en: "Nobody may act and nothing is due"),
        explanation: BilingualText(
            zh: """
                案件按所列步骤走到这里，没有结案，但任何人都提不出任何事件，也没有会届满的期限，案件从此不动。取值只试了 check.domains \
                和选项、是否字段的全部值：若换个取值就能办，把它写进 check.domains。
                """,
            en: """
                The steps shown lead a case here; it is not closed, but nobody can raise any event and no deadline will lapse, so it \
                never moves again. Only the values of check.domains, and all of choices and booleans, were tried: if another value \
                opens a way, name it there.
                """))

    static let closureNotReached = DiagnosticCode(
        "W402", title: BilingualText(zh: "从这里试遍了也结不了案", en: "No closure was reached from here"),
        explanation: BilingualText(
            zh: "从这里出发能走的都走过了，没有一条通到结案。与 W322 不同，这里问过了条件。",
            en:
                "Everything that can be done from here was tried, and no way led to closure. Unlike W322, guards were asked."
        ))

    static let lapseWithoutExit = DiagnosticCode(
        "W403", .warning, title: BilingualText(zh: "期限届满却什么也不发生", en: "A deadline lapses and nothing happens"),
        explanation: BilingualText(
            zh: "走到这里时期限届满，它的事件被拒绝，或者走完之后案件的状态、事实、待办都没有变。",
            en: """
                Where the steps lead, the deadline lapses and its event is refused, or leaves states, facts and outbox as they were.
                """))

    static let orderDecides = DiagnosticCode(
        "W404", .warning,
        title: BilingualText(zh: "两个转移都成立，只凭先后取舍", en: "Two transitions, told apart only by their order"),
        explanation: BilingualText(
            zh: """
                同一状态、同一事件的两个转移，在同一事实下守卫都通过，走哪一个只看谁写在前。若有意如此，给后一个写 otherwise: true；\
                后一个的守卫全部包含在前一个之内时，先特殊后一般，不算。
                """,
            en: """
                Of one state and event, the guards of two transitions pass on the same facts, and which is taken depends on which \
                stands first. If that is meant, write otherwise: true to the later one. A later one all of whose guards the earlier \
                has too is its general case and is not reported.
                """))

    static let regionsWriteOneField = DiagnosticCode(
        "W405", title: BilingualText(zh: "两个并行区域写同一字段", en: "Two parallel regions write one field"),
        explanation: BilingualText(
            zh: "同一步里，两个并行区域给同一字段写了不同的值，后写的盖掉先写的，先后只由文件里的次序决定。",
            en: """
                Within one step two parallel regions wrote different values to one field; the later covers the earlier, and only \
                their place in the file decides which that is.
                """))

    static let ownedByNobody = DiagnosticCode(
        "W406", title: BilingualText(zh: "案件无人承办", en: "A case that nobody owns"),
        explanation: BilingualText(
            zh: "流程写了 owner，但走到这里的状态及其上级都没有写，或所指字段为空：出了事找不到该谁负责。",
            en: """
                The workflow names owners, but the state reached, and those around it, name none, or the field that does is empty: \
                nobody answers for the case.
                """))

    static let ownedByTwo = DiagnosticCode(
        "W407", title: BilingualText(zh: "案件有两个承办方", en: "A case that two own"),
        explanation: BilingualText(
            zh: "同时活动的状态指着不同的承办方。并行状态请在它自己上写一个 owner，下面的区域不再写。",
            en: """
                States active together name different owners. Give the parallel state itself one owner, and its regions none.
                """))

    static let stepFails = DiagnosticCode(
        "W408", title: BilingualText(zh: "走到这里脚本出错", en: "A step fails"),
        explanation: BilingualText(
            zh: "所列步骤的最后一步使脚本或规则出错；真的案件走到这里会停在退出码 7。",
            en:
                "The last of the steps shown makes a script or rule fail; a real case would stop there with exit code 7."
        ))

    static let guardLoosened = DiagnosticCode(
        "W414", title: BilingualText(zh: "地区层放行了依法律拒绝的事项", en: "A layer passes what is refused by law"),
        explanation: BilingualText(
            zh: """
                地区层的守卫替换了上级的守卫。在所列步骤走到的案件上，上级的依条文拒绝（或者提示），它却放行（或者只提示），也没有用 \
                permit{ statute = …, article = … } 写明依据。对步骤里没有走到的案件没有问过。
                """,
            en: """
                A layer's guard stands in the place of another. Of the case that the steps lead to, the one it replaces refuses, or \
                cautions, by an article; the layer's passes, or only cautions, and names no ground of its own with \
                permit{ statute = …, article = … }. Nothing was asked about cases that no step led to.
                """))

    /// Told by those who run scenarios.
    public static let unnoticedDifference = DiagnosticCode(
        "W409", .warning, title: BilingualText(zh: "地方的不同没有场景检验", en: "A local difference that no scenario tests"),
        explanation: BilingualText(
            zh: "去掉地区层的这一处，该地区及其下级的场景照样全过：它写错了也没有人会知道。见 tiaochu locality census。",
            en: """
                With this taken out of the locality's layer, all scenarios of the locality and of those that extend it pass all the \
                same: nobody would be told if it were wrong. See tiaochu locality census.
                """))

    static let closureNotMet = DiagnosticCode(
        "W410", .warning, title: BilingualText(zh: "步数之内没有找到结案的路", en: "No way to closure was found within the bound"),
        explanation: BilingualText(
            zh: """
                案件到过这个状态；从到过的各种情形出发，先走离结案近的事件，步数之内都没有走到结案。与 W402 不同，这里没有试遍，\
                所以不是证明：多半是守卫永不成立，也可能缺取值。
                """,
            en: """
                Cases came to this state, and from none of the situations met there did the search, which takes first what lies nearer \
                to closure, come to one within its moves. Unlike W402 not everything was tried, so this is no proof: most likely a guard \
                can never pass; or a value is missing.
                """))

    static let guardNeverPasses = DiagnosticCode(
        "W411", .warning, title: BilingualText(zh: "守卫从未通过，有状态到不了", en: "A guard never passes, and bars states"),
        explanation: BilingualText(
            zh: """
                走规则时问了这个守卫多次，每次都说不；列出的状态只能经它守的转移到达，所以没有案件到得了。多半是漏写 return，或条件写反。整个\
                阶段（最外层的状态）因此到不了的，是错误。只试了 check.domains 和选项、是否字段的取值：若换个取值就通过，把它写进 \
                check.domains；本地有意不用这些状态的，可以不理。
                """,
            en: """
                The guard was asked several times, and said no each time; the states named can be reached only by transitions that it \
                guards, so no case comes to them. Most likely a return is missing, or a condition is the wrong way round. It is an error \
                where a whole stage, a state at the top, is cut off. Only the values of check.domains, and all of choices and booleans, \
                were tried: if another value opens the way, name it there; where a locality means to do without these states, leave it.
                """))

    static let closureBarred = DiagnosticCode(
        "W412", .warning, title: BilingualText(zh: "有一类案件结不了案", en: "A kind of cases that cannot be closed"),
        explanation: BilingualText(
            zh: """
                通向结案的事件在这里被同一个守卫、以同一条理由拒绝；被它拒绝的案件（或其中有同一事实的案件）在步数之内没有一个走到结案，\
                尽管同一状态里别的案件能结。与 W402 不同，没有试遍，所以不是证明。
                """,
            en: """
                An event that leads to closure was refused by one guard for one reason, and of the cases so refused, or of those among them \
                that share the fact named, none came to closure within the moves tried, though other cases in the same state may. Unlike \
                W402 not everything was tried, so this is no proof.
                """))

    static let nothingOpens = DiagnosticCode(
        "W413", title: BilingualText(zh: "一件案件也立不了", en: "No case can be opened"),
        explanation: BilingualText(
            zh: "用 check.domains 的取值和各字段的例值立案都被拒绝，所以什么行为也没有检查到。多半是必填字段的取值不合它的限制。",
            en: """
                Opening a case was refused with the values of check.domains and with one value made up for each other required field, so \
                nothing of the behaviour was looked at. Most likely a value of a required field does not fit its limits.
                """))
}
