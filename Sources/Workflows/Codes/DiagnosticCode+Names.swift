import Diagnostics

/// Findings about names that files use: declared nowhere, badly formed, used by nobody.
extension DiagnosticCode {
    static let names: [DiagnosticCode] = [
        malformedName, nameMismatch, unknownField, unknownRole, unknownEvent, unknownState, unknownParameter,
        unknownClosure, unknownStatute, unknownArticle, unusedEvent, repeatedName, unknownOwner, unusedName, emptyRoles,
        eventNeverRaised,
        unknownChart, chartArgument, chartCircle, unusedChart,
    ]

    static let malformedName = DiagnosticCode(
        "W201", title: BilingualText(zh: "名字写法不对", en: "A name is not well-formed"),
        explanation: BilingualText(
            zh: "名字以英文字母开头，由字母、数字和下划线组成，这样 Lua 里能直接写 case.名字；状态、事件、角色的名字还可以有连字符。",
            en: """
                A name begins with a letter and has letters, digits and underscores, so that Lua can say case.name; names of states, \
                events and roles may also have hyphens.
                """))

    static let nameMismatch = DiagnosticCode(
        "W202", title: BilingualText(zh: "流程名与文件夹不符", en: "The workflow's name is not its folder's"),
        explanation: BilingualText(
            zh: "workflow 应与所在文件夹同名，案件按这个名字找到流程。",
            en: "The key workflow must be the folder's name, by which cases find their workflow."))

    static let unknownField = DiagnosticCode(
        "W203", title: BilingualText(zh: "没有这个字段", en: "No such field"),
        explanation: BilingualText(
            zh: "用到的字段都要在 fields 里声明；记录内的字段写作 applicant.name。",
            en:
                "Every field that is used must be declared under fields; a field inside a record is written applicant.name."
        ))

    static let unknownRole = DiagnosticCode(
        "W204", title: BilingualText(zh: "没有这个角色", en: "No such role"),
        explanation: BilingualText(zh: "角色要在 roles 里声明。", en: "Roles are declared under roles."))

    static let unknownEvent = DiagnosticCode(
        "W205", title: BilingualText(zh: "没有这个事件", en: "No such event"),
        explanation: BilingualText(
            zh: "事件要在 events 里声明，这样才有名称、能列出。",
            en: "Events are declared under events, so that they have a title and can be listed."))

    static let unknownState = DiagnosticCode(
        "W206", title: BilingualText(zh: "没有这个状态", en: "No such state"),
        explanation: BilingualText(
            zh: "目标从写转移的状态起由内向外找：它的子状态，它的兄弟，它上级的兄弟，直到根；从根写起的全路径总是有效。",
            en: """
                A target is looked up outwards from the state that holds the transition: its children, its siblings, its parent's \
                siblings, up to the root; a full path from the root always works.
                """))

    static let unknownParameter = DiagnosticCode(
        "W207", title: BilingualText(zh: "没有这个参数", en: "No such parameter"),
        explanation: BilingualText(zh: "参数要在 parameters 里声明。", en: "Parameters are declared under parameters."))

    static let unknownClosure = DiagnosticCode(
        "W208", title: BilingualText(zh: "没有这个结案方式", en: "No such closure code"),
        explanation: BilingualText(zh: "结案方式要在 closures 里声明。", en: "Closure codes are declared under closures."))

    static let emptyRoles = DiagnosticCode(
        "W215", title: BilingualText(zh: "角色列表是空的", en: "An empty list of roles"),
        explanation: BilingualText(
            zh: "roles 写成空列表，并不是谁都不能办，而是谁都能办。要谁都不能办，给转移加守卫，或删去转移。",
            en: """
                An empty list of roles does not bar everybody: it opens the act to anyone. To bar everybody give the transitions a \
                guard, or remove them.
                """))

    static let eventNeverRaised = DiagnosticCode(
        "W216", .warning, title: BilingualText(zh: "没有谁会提出的系统事件", en: "A system event that nothing raises"),
        explanation: BilingualText(
            zh: "系统事件只由期限届满（then）或脚本（raise）提出。没有期限和脚本指到它，响应它的转移就永远走不了。",
            en: """
                A system event is raised by a deadline that lapses (`then`) or by a script (`raise`) only. Where neither names it, the \
                transitions that listen to it are never taken.
                """))

    static let unknownOwner = DiagnosticCode(
        "W213", title: BilingualText(zh: "没有这个承办方", en: "No such owner"),
        explanation: BilingualText(
            zh: "承办方要在流程的 owners 里声明，或写 { field: 字段 }。",
            en: "An owner is declared under the workflow's owners, or written as { field: name }."))

    static let unusedName = DiagnosticCode(
        "W214", .warning, title: BilingualText(zh: "声明了却没有用到", en: "Declared and never used"),
        explanation: BilingualText(
            zh: "声明的角色、参数、承办方或结案方式没有任何地方用到；多半是改名后忘了删，或者该用的地方写错了。",
            en: """
                A role, parameter, owner or closure code is declared and nothing uses it; often left over from a renaming, or                 misspelt where it is meant.
                """))

    static let unknownStatute = DiagnosticCode(
        "W209", title: BilingualText(zh: "没有这部法律", en: "No such statute"),
        explanation: BilingualText(
            zh: "引用的法律要有文件 workflows/statutes/<标识>.yaml。",
            en: "A cited statute needs a file workflows/statutes/<id>.yaml."))

    static let unknownArticle = DiagnosticCode(
        "W210", title: BilingualText(zh: "法律里没有这一条", en: "The statute has no such article"),
        explanation: BilingualText(
            zh: "引用的条要在法律文件的 articles 里有。", en: "A cited article must be among the articles of its statute's file."))

    static let unusedEvent = DiagnosticCode(
        "W211", .warning, title: BilingualText(zh: "没有转移响应这个事件", en: "No transition listens to this event"),
        explanation: BilingualText(
            zh: "声明了的事件若没有转移响应，提出时总会被拒绝。",
            en: "An event that is declared but that no transition listens to is refused whenever it is raised."))

    static let repeatedName = DiagnosticCode(
        "W212", .warning, title: BilingualText(zh: "同一名字写了两次", en: "A name is listed twice"),
        explanation: BilingualText(zh: "列表里同一名字只需写一次。", en: "A name needs to stand in a list only once."))

    static let unknownChart = DiagnosticCode(
        "W221", title: BilingualText(zh: "没有这个子图", en: "No such sub-chart"),
        explanation: BilingualText(zh: "子图要在 charts 里声明。", en: "Sub-charts are declared under charts."))

    static let chartArgument = DiagnosticCode(
        "W222", title: BilingualText(zh: "子图的词给得不对", en: "A sub-chart is not given the words it takes"),
        explanation: BilingualText(
            zh: "子图在 takes 里列出要用的词，在正文里写作 <名称>；使用它的状态在 with 里逐一给出，不多也不少。",
            en: """
                A sub-chart lists the words that it takes under takes and says <name> where one belongs; a state that uses it gives \
                each of them under with, no more and no less.
                """))

    static let chartCircle = DiagnosticCode(
        "W223", title: BilingualText(zh: "子图互相包含", en: "Sub-charts contain each other"),
        explanation: BilingualText(
            zh: "子图可以使用别的子图，但不能直接或间接包含自己。",
            en: "A sub-chart may use others, but not itself, directly or by way of others."))

    static let unusedChart = DiagnosticCode(
        "W224", .warning, title: BilingualText(zh: "没有状态使用这个子图", en: "No state uses this sub-chart"),
        explanation: BilingualText(
            zh: "声明了的子图若没有状态使用，就不起作用。", en: "A sub-chart that no state uses has no effect."))
}
