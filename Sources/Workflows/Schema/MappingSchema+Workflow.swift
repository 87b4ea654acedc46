import Diagnostics

/// The keys of `workflow.yaml`, outside its states.
extension MappingSchema {
    static let workflow = MappingSchema(
        "workflow", BilingualText(zh: "流程", en: "a workflow"),
        keys: [
            KeySchema("workflow", .text, required: true, zh: "流程名，与文件夹同名", en: "its name, that of its folder"),
            KeySchema("title", .bilingual, required: true, zh: "标题", en: "its title"),
            KeySchema("description", .bilingual, zh: "说明", en: "what it is for"),
            KeySchema("roles", .table(.bilingual), zh: "角色：标识 → 名称", en: "roles: id → title"),
            KeySchema(
                "value_lists", .table(.table(.bilingual)), zh: "可共用的选项：列表名 → 值 → 名称",
                en: "values that choices share: list → value → title"),
            KeySchema("fields", .table(.object("field")), zh: "案件的字段", en: "the facts a case carries"),
            KeySchema("recused", .object("recused"), zh: "哪个字段记下回避人员", en: "which field names the recused"),
            KeySchema(
                "parameters", .table(.object("parameter")), zh: "随地区或日期而变的数值", en: "what varies by locality or date"),
            KeySchema("events", .table(.object("event")), zh: "流程接受的事件", en: "the events it listens to"),
            KeySchema("closures", .table(.object("closure")), zh: "结案方式：代码 → 说明", en: "closure codes"),
            KeySchema(
                "charts", .table(.object("chart")), zh: "子图：名称 → 可多处使用的状态",
                en: "sub-charts: states that may be used more than once"),
            KeySchema("initial", .text, required: true, zh: "初始状态", en: "the first state"),
            KeySchema("states", .table(.object("state")), required: true, zh: "状态", en: "the states"),
            KeySchema("owners", .table(.bilingual), zh: "可以承办案件的一方：标识 → 名称", en: "who can own a case: id → title"),
            KeySchema("check", .object("check"), zh: "检查行为时用的取值", en: "what behaviour is explored with"),
            .todo,
        ])

    static let recused = MappingSchema(
        "recused", BilingualText(zh: "回避人员，不能办理本案任何事项", en: "people who may raise no event of the case"),
        keys: [
            KeySchema("field", .text, required: true, zh: "记下其标识的字段", en: "the field that names them by id"),
            KeySchema("law", .citation, zh: "依据", en: "the article it rests on"),
        ])

    static let question = MappingSchema(
        "question",
        BilingualText(zh: "尚未定下的问题，有它就不能发布", en: "a question still open: the rules cannot be published with it"),
        keys: [
            KeySchema("question", .bilingual, required: true, zh: "问题", en: "what is to be decided"),
            KeySchema("owner", .text, required: true, zh: "由谁定", en: "who decides it"),
            KeySchema("law", .citation, zh: "所涉条文", en: "the article it is about"),
        ])

    static let check = MappingSchema(
        "check", BilingualText(zh: "检查行为时用的取值", en: "what `workflow check` explores behaviour with"),
        keys: [
            KeySchema(
                "domains", .table(.list(.either([.object("sample"), .scalar]))), zh: "字段 → 代表其全部取值的几个值",
                en: "field → a few values that stand for all")
        ])

    static let sample = MappingSchema(
        "sample", BilingualText(zh: "数字或日期的一个代表值", en: "a value that stands for others, of a number or a date"),
        keys: [
            KeySchema("parameter", .text, zh: "该参数在当地的值", en: "what this parameter is in that place"),
            KeySchema("plus", .scalar, zh: "再加多少，可为负", en: "and so much more; may be negative"),
            KeySchema("days", .integer, zh: "填写之日以后若干天，可为负", en: "so many days after it is supplied; may be negative"),
        ])

    static let field = MappingSchema(
        "field", BilingualText(zh: "字段", en: "a field"),
        keys: [KeySchema("title", .bilingual, required: true, zh: "名称", en: "its title")] + fieldKeys + [
            KeySchema(
                "people", .oneOrMore(.text), zh: "文本或文本列表：所填用户须有其中一种角色",
                en: "of a text or texts: users who hold one of these roles"), KeySchema.todo,
        ])

    /// The element of a list: a field without a title of its own.
    static let element = MappingSchema(
        "element", BilingualText(zh: "列表元素", en: "a list's element"),
        keys: [KeySchema("title", .bilingual, zh: "名称", en: "its title")] + fieldKeys)

    private static let choiceValues = KeySchema(
        "values", .either([.table(.bilingual), .text]), zh: "选项：值 → 名称，或 value_lists 中一个列表的名字",
        en: "of a choice: value → title, or the name of one of value_lists")

    private static let fieldKeys = [
        KeySchema("type", .choice(FieldType.names), required: true, zh: "类型", en: "its type"),
        KeySchema("required", .boolean, zh: "立案时必填", en: "must be given when a case is opened"),
        KeySchema("default", .scalar, zh: "未给出时的值", en: "the value when none is given"),
        KeySchema("sensitive", .boolean, zh: "敏感，显示时遮蔽", en: "masked when shown"),
        KeySchema("minimum", .either([.integer, .money]), zh: "最小值", en: "the least value"),
        KeySchema("maximum", .either([.integer, .money]), zh: "最大值", en: "the greatest value"),
        choiceValues,
        KeySchema("fields", .table(.object("field")), zh: "记录的字段", en: "of a record: its fields"),
        KeySchema("of", .object("element"), zh: "列表元素的类型", en: "of a list: what its elements are"),
        KeySchema("series", .object("series"), zh: "文本：编号取自哪个序列", en: "of a text: the series its number comes from"),
    ]

    static let series = MappingSchema(
        "series", BilingualText(zh: "编号序列", en: "a series of numbers"),
        keys: [
            KeySchema("pattern", .text, required: true, zh: "载有编号格式的文本参数", en: "the text parameter with the pattern"),
            KeySchema("word", .text, zh: "文号用字，默认“案”", en: "the word of its numbers, 案 by default"),
        ])

    static let parameter = MappingSchema(
        "parameter", BilingualText(zh: "参数", en: "a parameter"),
        keys: [
            KeySchema("type", .choice(ParameterReading.typeNames), required: true, zh: "类型", en: "its type"),
            KeySchema("title", .bilingual, required: true, zh: "名称", en: "its title"),
            KeySchema("of", .object("parameter_element"), zh: "列表元素的类型", en: "of a list: what its elements are"),
            choiceValues,
            KeySchema("law", .citation, zh: "依据", en: "the article it rests on"),
            KeySchema("basis", .text, zh: "决定适用哪个值的日期字段", en: "the date field that decides which value is in force"),
            KeySchema("bound", .object("bound"), zh: "任何层都不得放宽的法定限度", en: "the statutory limit no layer may loosen"),
            KeySchema("overridable", .boolean, zh: "附依据时可超出限度", en: "may go beyond the bound with a law or source"),
            .todo,
        ])

    static let parameterElement = MappingSchema(
        "parameter_element", BilingualText(zh: "列表参数的元素", en: "an element of a list parameter"),
        keys: [
            KeySchema("type", .choice(["text", "choice"]), required: true, zh: "类型", en: "its type"),
            choiceValues,
        ])

    static let bound = MappingSchema(
        "bound", BilingualText(zh: "限度", en: "a bound"),
        keys: [
            KeySchema("at_most", .scalar, zh: "至多", en: "not more than"),
            KeySchema("at_least", .scalar, zh: "至少", en: "not less than"),
        ])

    static let event = MappingSchema(
        "event", BilingualText(zh: "事件", en: "an event"),
        keys: [
            KeySchema("title", .bilingual, required: true, zh: "名称", en: "its title"),
            KeySchema("roles", .oneOrMore(.text), zh: "谁可以提出", en: "who may raise it"),
            KeySchema("requires", .oneOrMore(.text), zh: "必须有值的字段", en: "fields that must have a value"),
            KeySchema("accepts", .oneOrMore(.text), zh: "可以一并填写的字段", en: "further fields that may be supplied"),
            KeySchema("signs", .oneOrMore(.text), zh: "记下办理人的字段", en: "text fields that take the actor's id"),
            KeySchema(
                "apart_from", .oneOrMore(.text), zh: "所记之人不得办理的字段", en: "fields naming people who may not do it"),
            KeySchema("law", .citation, zh: "依据", en: "the article it rests on"),
            KeySchema("system", .boolean, zh: "只由期限或动作提出", en: "raised by a deadline or an action only"),
            .todo,
        ])

    static let closure = MappingSchema(
        "closure", BilingualText(zh: "结案方式", en: "a closure code"),
        keys: [
            KeySchema("title", .bilingual, required: true, zh: "名称", en: "its title"),
            KeySchema("group", .text, zh: "统计归类", en: "what reports roll it up to"),
        ])
}

extension KeySchema {
    /// Of whatever a question can be open about.
    static let todo = KeySchema("todo", .list(.object("question")), zh: "尚未定下的问题", en: "questions still open")
}
