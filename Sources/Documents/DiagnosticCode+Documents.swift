import Diagnostics
public import Workflows

extension DiagnosticCode {
    /// Findings about documents: templates, the list of kinds, what a case lacks.
    public static let documents: [DiagnosticCode] = [
        templateMalformed, templateUnknownName, templateForeignTag, templatePartialMissing, templatePartialCircle,
        templateNotPrintable, templateMissing, documentUnknownField, caseNumberPattern,
        templateReplacesNothing, documentWithoutKind, documentLacksFact, documentNotNow,
    ]

    static let templateMalformed = DiagnosticCode(
        "D101", title: BilingualText(zh: "模板写法不对", en: "A malformed template"),
        explanation: BilingualText(
            zh: "模板是 Mustache：{{ 与 }} 成对，{{#段}} 以 {{/段}} 结束，名称一致，次序不交叉。",
            en:
                "A template is Mustache: {{ and }} come in pairs, and {{#section}} ends with {{/section}} of the same name, without crossing."
        ))

    static let templateUnknownName = DiagnosticCode(
        "D102", title: BilingualText(zh: "模板用了不存在的名称", en: "A template names what does not exist"),
        explanation: BilingualText(
            zh: """
                名称可以是流程的字段、文书清单里另行填写的事项（given），以及 document、case、parameters、law、period、deadline 之下的名称。\
                见 docs/reference/documents.md。
                """,
            en: """
                A name is a field of the workflow, something that the list of kinds lets the maker give, or lies below document, case, \
                parameters, law, period or deadline: docs/reference/documents.md.
                """))

    static let templateForeignTag = DiagnosticCode(
        "D103", title: BilingualText(zh: "模板里不许用的标签", en: "A tag that templates may not use"),
        explanation: BilingualText(
            zh: """
                文书里的事实总要转义，所以没有 {{{名称}}} 和 {{&名称}}；也不改分隔符，不设内容类型，不用继承和动态片段。可用的标签：\
                {{名称}}、{{#段}}、{{^段}}、{{/段}}、{{> 片段}}、{{! 注释}}。
                """,
            en: """
                What a paper says of a case is always escaped, so there is no {{{name}}} and no {{&name}}; nor new delimiters, content \
                types, inheritance and dynamic partials. There are {{name}}, {{#section}}, {{^section}}, {{/section}}, {{> partial}} and \
                {{! comment}}.
                """))

    static let templatePartialMissing = DiagnosticCode(
        "D104", title: BilingualText(zh: "片段不存在", en: "A partial that does not exist"),
        explanation: BilingualText(
            zh: "{{> 片段}} 引用 documents 目录里的另一个 .mustache 文件，不写扩展名；地区目录里的同名文件优先。",
            en: """
                {{> partial}} takes in another .mustache file of the folder documents, without the extension; a locality's file of that \
                name goes first.
                """))

    static let templatePartialCircle = DiagnosticCode(
        "D105", title: BilingualText(zh: "片段引用成环", en: "Partials that take each other in"),
        explanation: BilingualText(
            zh: "一个片段直接或经由别的片段引用了自己，永远排不完。",
            en: "A partial takes itself in, directly or by way of others, and would never end."))

    static let templateNotPrintable = DiagnosticCode(
        "D106", title: BilingualText(zh: "名称不能这样用", en: "A name used for what it is not"),
        explanation: BilingualText(
            zh: "文字用 {{名称}} 印出；是非、记录和列表只能作段：{{#名称}}…{{/名称}}。",
            en:
                "Text is printed with {{name}}; yes-or-no, records and lists are for sections only: {{#name}}…{{/name}}."
        ))

    static let templateMissing = DiagnosticCode(
        "D107", title: BilingualText(zh: "文书没有模板", en: "A kind of document without a template"),
        explanation: BilingualText(
            zh: "文书清单里的每一种文书都要有同名的 .mustache 文件，或用 template 指明。",
            en: "Every kind in the list has a .mustache file of its name, or names one with template."))

    static let documentUnknownField = DiagnosticCode(
        "D108", title: BilingualText(zh: "文书清单与流程不合", en: "The list of kinds does not fit the workflow"),
        explanation: BilingualText(
            zh: "needs、when、suffix、date 里写的是流程的字段，when 和 suffix 的值是字段可取的值；given 的名称不能与字段或固定名称相同。",
            en: """
                needs, when, suffix and date name fields of the workflow, and values in when and suffix are values the field can have; \
                nothing under given may share its name with a field or a fixed name.
                """))

    static let caseNumberPattern = DiagnosticCode(
        "D109", title: BilingualText(zh: "文号格式不对", en: "A faulty pattern of case numbers"),
        explanation: BilingualText(
            zh: """
                文号格式里的 {year} 和 {serial} 缺一不可，另可用 {word} 和 {locality}。下级地区沿用上级格式时必须有 {locality}，\
                否则两地的案件会有同一个文号。两个编号序列、序列与按建档序号编号的文书也不得写成一样：以 {word} 相区别。
                """,
            en: """
                A pattern of numbers holds {year} and {serial}, and may hold {word} and {locality}. A pattern taken over from a layer above \
                must hold {locality}: cases of two places would else have one number. Nor may two series, or a series and the papers numbered \
                by the case's id, be written alike: {word} tells them apart.
                """))

    static let templateReplacesNothing = DiagnosticCode(
        "D110", .warning, title: BilingualText(zh: "地区模板没有替换任何模板", en: "A local template that replaces none"),
        explanation: BilingualText(
            zh: "地区目录里的模板替换流程的同名模板；没有同名模板的，多半是文件名写错，不会被用到（新增的地区片段除外）。",
            en: """
                A template in a locality's folder replaces the workflow's template of that name. One without a namesake is most likely a \
                misspelt file name and takes no effect, unless it is a partial that another local template takes in.
                """))

    static let documentWithoutKind = DiagnosticCode(
        "D111", title: BilingualText(zh: "动作要求的文书没有定义", en: "An action orders a document that has no kind"),
        explanation: BilingualText(
            zh: "脚本里 document { kind = \"…\" } 所说的种类，要在 documents.yaml 里有，否则待发的文书谁也做不出来。",
            en: """
                The kind that a script's document { kind = "…" } names must be in documents.yaml; else the order waits for a paper that \
                nobody can make.
                """))

    public static let documentLacksFact = DiagnosticCode(
        "D201", title: BilingualText(zh: "文书缺少事实", en: "A document lacks a fact"),
        explanation: BilingualText(
            zh: """
                文书要写的事项案件里没有。先用事件登记；只为这份文书填写的，用 --set 给出；地区参数请管理员补上。文书从不留空。
                """,
            en: """
                A paper says something that the case does not have. Record it by an event; give what is for this paper only with --set; have \
                an administrator supply a parameter. No paper is made with a hole in it.
                """))

    public static let documentNotNow = DiagnosticCode(
        "D202", title: BilingualText(zh: "此时不能制作这种文书", en: "A document that cannot be made now"),
        explanation: BilingualText(
            zh: "案件不符合文书清单里 when 写明的条件，如非终局裁决不能制作终局裁决书。",
            en:
                "The case does not meet what the list of kinds says under when: a non-final award has no final document, say."
        ))
}
