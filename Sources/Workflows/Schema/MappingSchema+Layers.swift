import Diagnostics

/// The keys of `workflows/localities/<code>.yaml`.
extension MappingSchema {
    static let layer = MappingSchema(
        "layer", BilingualText(zh: "地区层", en: "a locality layer"),
        keys: [
            KeySchema("locality", .text, required: true, zh: "行政区划代码或 cn", en: "the locality's code, or cn"),
            KeySchema("title", .bilingual, required: true, zh: "地名", en: "its name"),
            KeySchema("extends", .text, zh: "上一层的代码", en: "the code of the layer above"),
            KeySchema("parameters", .table(.list(.object("parameter_value"))), zh: "参数值", en: "values of parameters"),
            KeySchema("workflows", .table(.object("override")), zh: "对流程的修改", en: "changes to workflows"),
        ])

    static let parameterValue = MappingSchema(
        "parameter_value", BilingualText(zh: "参数值", en: "a parameter's value"),
        keys: [
            KeySchema("value", .scalar, required: true, zh: "值", en: "the value"),
            KeySchema("from", .date, required: true, zh: "自何日起", en: "the first day in force"),
            KeySchema("until", .date, zh: "至何日止（含）", en: "the last day in force"),
            KeySchema("source", .bilingual, required: true, zh: "出处", en: "where it is known from"),
            KeySchema("law", .citation, zh: "依据", en: "the article it rests on"),
            KeySchema("verified", .boolean, zh: "已与出处核对", en: "checked against its source"),
            .todo,
        ])

    static let override = MappingSchema(
        "override", BilingualText(zh: "地区层对流程的修改", en: "a layer's changes to a workflow"),
        keys: [
            KeySchema("fields", .table(.object("field_override")), zh: "字段", en: "fields"),
            KeySchema("events", .table(.object("event_override")), zh: "事件", en: "events"),
            KeySchema("states", .table(.object("state_override")), zh: "状态", en: "states"),
            .todo,
        ])

    static let fieldOverride = MappingSchema(
        "field_override", BilingualText(zh: "地区层对字段的修改", en: "a layer's change to a field"),
        keys: [
            KeySchema("title", .bilingual, zh: "名称", en: "its title"),
            KeySchema("required", .boolean, zh: "只能改为 true", en: "only to true"),
            KeySchema("sensitive", .boolean, zh: "只能改为 true", en: "only to true"),
            KeySchema("fields", .table(.object("field_override")), zh: "记录内的字段", en: "fields of the record"),
            .todo,
        ])

    static let eventOverride = MappingSchema(
        "event_override", BilingualText(zh: "地区层对事件的修改", en: "a layer's change to an event"),
        keys: [
            KeySchema("title", .bilingual, zh: "名称", en: "its title"),
            KeySchema("roles", .oneOrMore(.text), zh: "谁可以提出", en: "who may raise it"),
            .todo,
        ])

    static let stateOverride = MappingSchema(
        "state_override", BilingualText(zh: "地区层对状态的修改", en: "a layer's change to a state"),
        keys: [
            KeySchema("title", .bilingual, zh: "名称", en: "its title"),
            KeySchema("description", .bilingual, zh: "说明", en: "what happens in it"),
            KeySchema("deadlines", .table(.object("deadline_override")), zh: "期限", en: "deadlines"),
            KeySchema("states", .table(.object("state_override")), zh: "子状态", en: "child states"),
            KeySchema(
                "on", .table(.oneOrMore(.object("transition"))), zh: "开放状态上新增的转移",
                en: "new transitions of an open state"),
            .todo,
        ])

    static let deadlineOverride = MappingSchema(
        "deadline_override", BilingualText(zh: "地区层对期限的修改", en: "a layer's change to a deadline"),
        keys: [
            KeySchema("title", .bilingual, zh: "名称", en: "its title"),
            KeySchema("within", .either([.period, .object("parameter_reference")]), zh: "多久之内", en: "how long"),
            KeySchema(
                "at_least", .either([.period, .object("parameter_reference")]), zh: "至少提前多久",
                en: "how long before, at least"),
            KeySchema("warn", .oneOrMore(.period), zh: "提前多久提示", en: "when to warn"),
            KeySchema("source", .bilingual, zh: "出处", en: "where the change comes from"),
            KeySchema("law", .citation, zh: "依据", en: "the article it rests on"),
            .todo,
        ])

    /// Every schema of workflow and layer files by name: what `ValueSchema.object` refers to.
    static let workflowFiles: [String: MappingSchema] = Dictionary(
        uniqueKeysWithValues: [
            .workflow, .recused, .chart, .field, .element, .parameter, .parameterElement, .bound, .event, .closure,
            .state,
            .closureField, .ownerField, .check, .sample,
            .transition,
            .deadline,
            .extensionOfDeadline, .restartsOfDeadline, .series, .parameterReference, .layer, .parameterValue, .override,
            .fieldOverride,
            .eventOverride,
            .stateOverride, .deadlineOverride, .question, .bilingualText, .citation,
        ].map { ($0.name, $0) })
}
