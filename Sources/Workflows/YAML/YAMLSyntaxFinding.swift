import Diagnostics
import Yams

/// Puts what the parser says about a malformed file into words for its writer.
enum YAMLSyntaxFinding {
    static func diagnostic(for error: any Error, text: String, file: String) -> Diagnostic {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            let place = SourceLocation(file: file, line: mark.line, column: mark.column)
            if problem.hasPrefix("Maximum nesting level") {
                return DiagnosticCode.yamlTooDeep.diagnostic(
                    at: place, BilingualText(zh: "嵌套过深", en: "nested too deeply"), fix: YAMLReader.makeFlatter)
            }
            return DiagnosticCode.yamlSyntax.diagnostic(
                at: place, words(for: problem), why: unclosed(in: text, before: place),
                fix: hint(for: problem, text: text, line: mark.line))
        case YamlError.reader(let problem, let offset, _, _):
            return DiagnosticCode.yamlSyntax.diagnostic(
                at: place(ofCharacter: offset, in: text, file: file), words(for: problem),
                fix: BilingualText(zh: "删去此处的字符", en: "remove the character that stands here"))
        default:
            return DiagnosticCode.yamlSyntax.diagnostic(
                at: SourceLocation(file: file, line: 1, column: 1),
                BilingualText(zh: "不能按 YAML 读出", en: "cannot be read as YAML"),
                fix: BilingualText(
                    zh: "检查缩进、引号和括号；必要时从能读的版本重新开始",
                    en: "look at indentation, quotes and brackets, or begin again from a version that could be read"))
        }
    }

    /// Where the bracket opens that is not closed where reading stopped: often lines above.
    private static func unclosed(in text: String, before place: SourceLocation) -> BilingualText? {
        guard let open = UnclosedBracket.last(in: text, before: place) else { return nil }
        return BilingualText(
            zh: "第 \(open.line) 行第 \(open.column) 列的“\(open.sign)”到这里还没有闭合",
            en: "the '\(open.sign)' on line \(open.line), column \(open.column) is not closed up to here")
    }

    private static func words(for problem: String) -> BilingualText {
        BilingualText(zh: translations[problem] ?? "YAML 语法错误：\(problem)", en: problem)
    }

    private static let translations = [
        "mapping values are not allowed in this context": "这里不能出现“键: 值”",
        "did not find expected key": "这里应当是一个键（多半是缩进不对）",
        "could not find expected ':'": "键后缺少冒号",
        "found character that cannot start any token": "这个字符不能作为开头",
        "did not find expected ',' or ']'": "方括号里缺少逗号，或方括号未闭合",
        "did not find expected ',' or '}'": "花括号里缺少逗号，或花括号未闭合",
        "found unexpected end of stream": "文件在此突然结束（引号或括号未闭合）",
        "did not find expected '-' indicator": "这里应当以“-”开头（多半是缩进不对）",
        "block sequence entries are not allowed in this context": "这里不能出现“-”列表",
        "did not find expected node content": "这里缺少内容",
        "found unknown escape character": "引号里的反斜杠写法不认识",
        "found undefined alias": "别名没有对应的锚点",
        "but found another document": "一个文件里只能有一个文档，多出了“---”",
        "control characters are not allowed": "含有控制字符",
        "did not find expected <document start>": "文件开头的内容之后多出了东西（多半是缩进不对）",
        "found a tab character that violates indentation": "缩进里有制表符",
    ]

    /// The mistakes that people make most when they type YAML with a Chinese input method or an editor that inserts tabs.
    private static func hint(for problem: String, text: String, line: Int) -> BilingualText {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for number in [line, line - 1] where lines.indices.contains(number - 1) {
            let content = lines[number - 1]
            if content.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
                return BilingualText(
                    zh: "把第 \(number) 行缩进里的制表符换成空格",
                    en: "replace the tab in the indentation of line \(number) by spaces")
            }
            // Full-width commas and quotes are right in Chinese text: they are suspect only where a comma was expected.
            let known = problem.contains("','") ? fullWidth.merging(fullWidthInFlow) { first, _ in first } : fullWidth
            if let wide = content.first(where: { known[$0] != nil }), let narrow = known[wide] {
                return BilingualText(
                    zh: "第 \(number) 行有全角的“\(wide)”，YAML 的标点要用半角“\(narrow)”",
                    en: "line \(number) has a full-width \(wide); YAML's own punctuation is \(narrow)")
            }
        }
        return BilingualText(
            zh: "检查这一行和上一行的缩进、冒号、引号和括号",
            en: "look at indentation, colons, quotes and brackets on this line and the one before")
    }

    private static let fullWidth: [Unicode.Scalar: Unicode.Scalar] = [
        "：": ":", "｛": "{", "｝": "}", "［": "[", "］": "]", "－": "-", "　": " ",
    ]
    private static let fullWidthInFlow: [Unicode.Scalar: Unicode.Scalar] = ["，": ",", "“": "\"", "”": "\""]

    private static func place(ofCharacter offset: Int?, in text: String, file: String) -> SourceLocation {
        let before = text.prefix(offset ?? 0).unicodeScalars
        let line = before.reduce(1) { $1 == "\n" ? $0 + 1 : $0 }
        let column = before.reversed().prefix { $0 != "\n" }.count + 1
        return SourceLocation(file: file, line: line, column: column)
    }
}
