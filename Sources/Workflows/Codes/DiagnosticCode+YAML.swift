import Diagnostics

/// Findings about a file as text, before anyone asks what it says.
extension DiagnosticCode {
    static let yaml: [DiagnosticCode] = [
        notUTF8, yamlSyntax, yamlDuplicateKey, yamlReferences, yamlTag, yamlTooDeep, yamlTooLarge, yamlEmptyFile,
        yamlKeyNotText, fileUnreadable,
    ]

    static let notUTF8 = DiagnosticCode(
        "Y001", title: BilingualText(zh: "文件不是 UTF-8 编码", en: "The file is not UTF-8"),
        explanation: BilingualText(
            zh: "所有文件都按 UTF-8 读取。Windows 上的旧编辑器常存成 GBK 或 UTF-16；请在编辑器里选“另存为 UTF-8”。",
            en: """
                Every file is read as UTF-8. Older editors on Windows often save GBK or UTF-16; choose "save as UTF-8" \
                in the editor.
                """))

    static let yamlSyntax = DiagnosticCode(
        "Y002", title: BilingualText(zh: "YAML 语法错误", en: "Malformed YAML"),
        explanation: BilingualText(
            zh: "文件不能按 YAML 读出结构。常见原因：缩进用了制表符、冒号后缺空格、用了全角冒号或括号、引号未闭合。位置是读取停下之处，错误可能在其上一行。",
            en: """
                The structure of the file cannot be read as YAML. Usual causes: a tab in the indentation, no space after a \
                colon, full-width punctuation, a quote that is not closed. The place is where reading stopped; the mistake \
                may be on the line above.
                """))

    static let yamlDuplicateKey = DiagnosticCode(
        "Y003", title: BilingualText(zh: "键重复", en: "A key is written twice"),
        explanation: BilingualText(
            zh: "同一层里一个键只能出现一次；两个值中哪一个有效无从判断。",
            en: "A key may appear once in a mapping; nothing could tell which of two values was meant."))

    static let yamlReferences = DiagnosticCode(
        "Y004", title: BilingualText(zh: "不用 YAML 锚点、别名和合并键", en: "YAML anchors, aliases and merge keys are not used"),
        explanation: BilingualText(
            zh: "锚点（&名）、别名（*名）和合并键（<<）使一处的修改暗中改变别处，也无法指明一个值出自哪一行，故不采用；请把内容写出来。",
            en: """
                Anchors (&name), aliases (*name) and merge keys (<<) make a change in one place change another unseen, and hide \
                which line a value came from. Write the content out.
                """))

    static let yamlTag = DiagnosticCode(
        "Y005", title: BilingualText(zh: "不用 YAML 标签", en: "YAML tags are not used"),
        explanation: BilingualText(
            zh: "值的类型由键决定，不由 !标签 决定；要写以感叹号开头的文字，请加引号。",
            en:
                "A key decides the type of its value, a !tag does not; quote a text that begins with an exclamation mark."
        ))

    static let yamlTooDeep = DiagnosticCode(
        "Y006", title: BilingualText(zh: "嵌套过深", en: "Nested too deeply"),
        explanation: BilingualText(
            zh: "嵌套超过 100 层的文件不会是人写的，读到此处为止。",
            en: "Nobody writes files nested deeper than 100 levels; reading stops there."))

    static let yamlTooLarge = DiagnosticCode(
        "Y007", title: BilingualText(zh: "文件过大", en: "The file is too large"),
        explanation: BilingualText(
            zh: "一个文件至多 8 MB；更大的文件多半是放错了地方。",
            en: "A file holds at most 8 MB; a larger one is most likely in the wrong place."))

    static let yamlEmptyFile = DiagnosticCode(
        "Y008", title: BilingualText(zh: "文件为空", en: "The file is empty"),
        explanation: BilingualText(
            zh: "文件里没有内容，或只有注释。",
            en: "The file holds nothing, or nothing but comments."))

    static let yamlKeyNotText = DiagnosticCode(
        "Y009", title: BilingualText(zh: "键必须是文字", en: "A key must be text"),
        explanation: BilingualText(
            zh: "列表或映射不能作键。常见原因是花括号未加引号，例如 {{名称}}。",
            en: "A list or a mapping cannot be a key. Often braces were meant as text and need quotes: {{name}}."))

    static let fileUnreadable = DiagnosticCode(
        "Y010", title: BilingualText(zh: "文件读不出来", en: "The file cannot be read"),
        explanation: BilingualText(
            zh: "文件存在，但没有读取权限，或磁盘报错。",
            en: "The file exists, but reading it is not permitted or the disk reported an error."))
}
