import Diagnostics
import StatutoryTime

/// The keys of states, transitions and deadlines.
extension MappingSchema {
    static let state = MappingSchema(
        "state", BilingualText(zh: "状态", en: "a state"),
        keys: [
            KeySchema("title", .bilingual, required: true, zh: "名称", en: "its title"),
            KeySchema(
                "type", .choice(["atomic", "compound", "parallel", "final", "history"]), zh: "种类",
                en: "its kind; inferred from states"),
            KeySchema(
                "chart", .text, zh: "所用子图", en: "the sub-chart that it is; its own keys lie over the sub-chart's"),
            KeySchema("with", .table(.scalar), zh: "子图所需的词", en: "the words that the sub-chart takes"),
            KeySchema("initial", .text, zh: "复合状态的初始子状态", en: "the first child of a compound state"),
            KeySchema("law", .citation, zh: "依据", en: "the article it rests on"),
            KeySchema("description", .bilingual, zh: "说明", en: "what happens in it"),
            KeySchema("entry", .oneOrMore(.text), zh: "进入时的 Lua 动作", en: "Lua actions on entry"),
            KeySchema("exit", .oneOrMore(.text), zh: "离开时的 Lua 动作", en: "Lua actions on exit"),
            KeySchema(
                "stamps", .oneOrMore(.text), zh: "进入时记下法定日期的字段", en: "date fields that take the legal date on entry"),
            KeySchema("sets", .table(.scalar), zh: "进入时写入常量的字段", en: "fields that take a constant on entry"),
            KeySchema("deadlines", .table(.object("deadline")), zh: "期限", en: "deadlines"),
            KeySchema("on", .table(.oneOrMore(.object("transition"))), zh: "事件 → 转移", en: "event → transitions"),
            KeySchema("always", .oneOrMore(.object("transition")), zh: "无事件的转移", en: "eventless transitions"),
            KeySchema(
                "done", .oneOrMore(.object("transition")), zh: "子状态终结时的转移",
                en: "taken when a child final state is reached"),
            KeySchema("states", .table(.object("state")), zh: "子状态", en: "child states"),
            KeySchema(
                "closure", .either([.text, .object("closure_field")]), zh: "结案方式代码",
                en: "the closure code of a final state"),
            KeySchema("history", .choice(["shallow", "deep"]), zh: "历史状态的深度", en: "of a history state: how deep"),
            KeySchema("target", .text, zh: "历史状态的默认目标", en: "of a history state: the default"),
            KeySchema(
                "owner", .either([.text, .object("owner_field")]), zh: "由谁承办，子状态随之",
                en: "who owns the case here; child states inherit it"),
            KeySchema("open", .boolean, zh: "地区层可在此加子状态和转移", en: "layers may add child states and transitions"),
            .todo,
        ])

    static let chart = MappingSchema(
        "chart", BilingualText(zh: "子图", en: "a sub-chart"),
        keys: [
            KeySchema(
                "takes", .list(.text), zh: "使用者须给的词，写作 <名称>", en: "the words that its users give, written <name>"),
            KeySchema("state", .object("state"), required: true, zh: "状态", en: "the state"),
        ])

    static let closureField = MappingSchema(
        "closure_field", BilingualText(zh: "结案方式所在字段", en: "a closure's field"),
        keys: [KeySchema("field", .text, required: true, zh: "字段名", en: "the field that holds the code")])

    static let ownerField = MappingSchema(
        "owner_field", BilingualText(zh: "承办方所在字段", en: "an owner's field"),
        keys: [KeySchema("field", .text, required: true, zh: "字段名", en: "the field that names the owner")])

    static let transition = MappingSchema(
        "transition", BilingualText(zh: "转移", en: "a transition"),
        keys: [
            KeySchema("target", .oneOrMore(.text), zh: "目标状态", en: "the target"),
            KeySchema("guard", .oneOrMore(.text), zh: "Lua 守卫", en: "Lua guards"),
            KeySchema("roles", .oneOrMore(.text), zh: "谁可以执行", en: "who may take it"),
            KeySchema("requires", .oneOrMore(.text), zh: "必须有值的字段", en: "fields that must have a value"),
            KeySchema("accepts", .oneOrMore(.text), zh: "可以一并填写的字段", en: "further fields that may be supplied"),
            KeySchema("signs", .oneOrMore(.text), zh: "记下办理人的字段", en: "text fields that take the actor's id"),
            KeySchema(
                "apart_from", .oneOrMore(.text), zh: "所记之人不得办理的字段", en: "fields naming people who may not do it"),
            KeySchema("actions", .oneOrMore(.text), zh: "Lua 动作", en: "Lua actions"),
            KeySchema("stamps", .oneOrMore(.text), zh: "记下法定日期的字段", en: "date fields that take the legal date"),
            KeySchema("sets", .table(.scalar), zh: "写入常量的字段", en: "fields that take a constant"),
            KeySchema(
                "numbers", .oneOrMore(.text), zh: "取得编号的字段", en: "text fields that take the next number of their series"
            ),
            KeySchema(
                "otherwise", .boolean, zh: "写在它前面的都不成立时才走，先后是有意的",
                en: "meant for when none of those before it is taken"),
            KeySchema("type", .choice(["external", "internal"]), zh: "外部或内部", en: "external or internal"),
            KeySchema("law", .citation, zh: "依据", en: "the article it rests on"),
            KeySchema("title", .bilingual, zh: "名称", en: "its title"),
            .todo,
        ])

    static let deadline = MappingSchema(
        "deadline", BilingualText(zh: "期限", en: "a deadline"),
        keys: [
            KeySchema("title", .bilingual, required: true, zh: "名称", en: "its title"),
            KeySchema("within", .either([.period, .object("parameter_reference")]), zh: "多久之内", en: "how long"),
            KeySchema("from", .text, zh: "起算日：日期字段或 entry", en: "counted from: a date field or entry"),
            KeySchema(
                "at_least", .either([.period, .object("parameter_reference")]), zh: "至少提前多久",
                en: "how long before, at least"),
            KeySchema("before", .text, zh: "倒算的日期字段", en: "the date field counted back from"),
            KeySchema("law", .citation, zh: "依据", en: "the article it rests on"),
            KeySchema(
                "bound", .choice(["authority", "party"]), zh: "谁的期限，层只能往严改",
                en: "whose time it is; layers may only tighten"),
            KeySchema("overridable", .boolean, zh: "附出处时可超出法定长度", en: "a layer with a source may loosen it"),
            KeySchema("of", .either([.text, .bilingual]), zh: "应由谁作为", en: "who must act"),
            KeySchema("when", .text, zh: "适用与否的 Lua 守卫", en: "the Lua guard that decides whether it applies"),
            KeySchema("until", .text, zh: "有值即视为已办的字段", en: "met when this field has a value"),
            KeySchema(
                "met_by", .oneOrMore(.text), zh: "以哪些事件离开所在状态即为已办",
                en: "events that meet it when its state is left by one"),
            KeySchema("pauses", .oneOrMore(.text), zh: "不计入期间的状态", en: "states whose days do not count"),
            KeySchema("restarts", .object("restarts"), zh: "重新计算", en: "days from which it is counted anew"),
            KeySchema("extension", .object("extension"), zh: "延长", en: "days granted"),
            KeySchema("roll", .boolean, zh: "末日遇休息日是否顺延", en: "whether a last day on a rest day rolls"),
            KeySchema("warn", .oneOrMore(.period), zh: "提前多久提示", en: "when to warn"),
            KeySchema("then", .text, zh: "届满时提出的系统事件", en: "the system event it raises"),
            KeySchema("source", .bilingual, zh: "修改期限的出处", en: "where a changed length comes from"),
            .todo,
        ])

    static let extensionOfDeadline = MappingSchema(
        "extension", BilingualText(zh: "延长", en: "an extension"),
        keys: [
            KeySchema("field", .text, required: true, zh: "记延长天数的字段", en: "the field that holds the days granted"),
            KeySchema("at_most", .period, zh: "至多", en: "not more than"),
            KeySchema(
                "granted", .text, zh: "记批准日的字段；届满后才批准的无效",
                en: "the date field with the day it was granted; granted after the end it has no effect"),
            KeySchema("by", .text, zh: "记批准人的字段", en: "the text field that names who granted it"),
            KeySchema(
                "survives_restart", .boolean, zh: "重新计算前批准的延长此后仍有效",
                en: "one granted before a restart lengthens what is counted anew"),
        ])

    static let restartsOfDeadline = MappingSchema(
        "restarts", BilingualText(zh: "重新计算", en: "restarts"),
        keys: [
            KeySchema(
                "field", .text, required: true, zh: "记录列表字段，每条有 on（日期），可有 reason（文本或选项）",
                en: "a list of records, each with on (a date) and, if need be, reason (a text or a choice)"),
            KeySchema(
                "kind", .choice(Restart.Kind.allCases.map(\.rawValue)), zh: "recount 重新计算（默认）；interruption 中断，届满后不再起算",
                en: "recount (default), or interruption, which does not revive a period that has ended"),
        ])

    static let parameterReference = MappingSchema(
        "parameter_reference", BilingualText(zh: "参数引用", en: "a reference to a parameter"),
        keys: [KeySchema("parameter", .text, required: true, zh: "参数名", en: "the parameter's name")])
}
