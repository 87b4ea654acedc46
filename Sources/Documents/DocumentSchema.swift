import Diagnostics
import Workflows

/// What `documents.yaml` may hold: docs/reference/documents.md.
enum DocumentSchema {
    static let file = MappingSchema(
        "documents", BilingualText(zh: "文书清单", en: "a list of documents"),
        keys: [KeySchema("documents", .table(.object("document")), required: true, zh: "各种文书", en: "the kinds")])

    static let kind = MappingSchema(
        "document", BilingualText(zh: "一种文书", en: "a kind of document"),
        keys: [
            KeySchema("title", .bilingual, required: true, zh: "名称", en: "its title"),
            KeySchema("law", .citation, zh: "依据", en: "the article that provides for it"),
            KeySchema("template", .text, zh: "模板名（默认同名）", en: "its template, its own name by default"),
            KeySchema(
                "number", .text, zh: "文号取自哪个编号字段；该字段为空时按案件建档序号编",
                en: "the field with the number it bears; while that is empty, numbered by the case's id"),
            KeySchema(
                "word", .text, zh: "按建档序号编号时的用字，默认“案”", en: "the word of a number by the case's id, 案 by default"),
            KeySchema(
                "suffix", .table(.table(.text)), zh: "某字段取某值时文号后的字，如“之一”",
                en: "what stands behind the number when a field has a value"),
            KeySchema(
                "date", .text, zh: "落款日期取自哪个字段（默认制作当天）",
                en: "the field with the day it bears, the day it is made by default"),
            KeySchema("needs", .oneOrMore(.text), zh: "案件必须有的事实", en: "facts the case must have"),
            KeySchema(
                "when", .table(.oneOrMore(.scalar)), zh: "条件：字段取下列值之一",
                en: "conditions: a field has one of these values"),
            KeySchema("given", .table(.object("given")), zh: "制作时填写的事项", en: "what is given when it is made"),
        ])

    static let given = MappingSchema(
        "given", BilingualText(zh: "制作时填写的事项", en: "something given when a document is made"),
        keys: [
            KeySchema("title", .bilingual, required: true, zh: "名称", en: "its title"),
            KeySchema(
                "type", .choice(["text", "date", "money", "integer", "boolean"]), zh: "类型，默认文字",
                en: "its type, text by default"),
        ])
}
