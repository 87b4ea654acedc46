import Diagnostics
import Yams

/// Reads a YAML file into nodes that know their places.
///
/// What it accepts is the part of YAML that people write by hand: block and flow mappings and lists, quoted and plain scalars,
/// text blocks, comments. Anchors, aliases, merge keys, tags and a second document are refused with a finding. No input, however
/// hostile, makes it crash, hang or use memory out of proportion.
public enum YAMLReader {
    static let maximumBytes = 8 << 20
    static let maximumDepth = 100

    static let makeSmaller = BilingualText(
        zh: "拆成几个文件；多半是别的文件误放在这里", en: "split it; most likely another file was put here by mistake")
    static let makeFlatter = BilingualText(
        zh: "检查此处的括号和缩进；规则文件用不到这么多层", en: "look at the brackets and the indentation here; no rules need as many levels")

    /// The root of a file; nil when it cannot be read at all, in which case `log` says why.
    ///
    /// A duplicate key is a finding and its first value stands, so that the rest of the file is still looked at.
    ///
    /// - Parameter file: the path shown in findings, relative to the workspace.
    public static func read(_ text: String, file: String, log: DiagnosticLog) -> YAMLNode? {
        var source = text
        if source.unicodeScalars.first == "\u{FEFF}" { source.unicodeScalars.removeFirst() }
        source.makeContiguousUTF8()
        let start = SourceLocation(file: file, line: 1, column: 1)
        guard source.utf8.count <= maximumBytes else {
            log.add(
                .yamlTooLarge, at: start,
                BilingualText(
                    zh: "文件有 \(source.utf8.count) 字节，超过 8 MB",
                    en: "the file has \(source.utf8.count) bytes, more than 8 MB"),
                fix: makeSmaller)
            return nil
        }
        if let alias = AliasScan.firstAlias(in: source, file: file) {
            log.add(refused(alias.text, at: alias.location))
            return nil
        }
        return compose(source, file: file, log: log)
    }

    /// Parses; on a duplicate key renames its second occurrence and parses again, so that one slip does not hide the others.
    private static func compose(_ text: String, file: String, log: DiagnosticLog) -> YAMLNode? {
        var repair = DuplicateKeyRepair(text: text)
        while true {
            do {
                // The resolver without rules leaves every scalar text; the default one runs regular expressions over each key.
                let parser = try Parser(yaml: repair.text, resolver: .basic, encoding: .utf8)
                guard let root = try parser.singleRoot() else {
                    log.add(
                        .yamlEmptyFile, at: SourceLocation(file: file, line: 1, column: 1),
                        BilingualText(zh: "文件为空", en: "the file is empty"),
                        fix: BilingualText(zh: "写上内容，或删去这个文件", en: "write what belongs here, or remove the file"))
                    return nil
                }
                // Yams holds anchors weakly in nodes: the parser keeps them alive while the nodes are converted.
                return withExtendedLifetime(parser) {
                    var conversion = YAMLConversion(file: file, repair: repair, log: log)
                    return conversion.node(root, depth: 0)
                }
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                guard repair.rename(keys.first ?? "", firstAt: context.mark, file: file, log: log) else { return nil }
            } catch {
                log.add(YAMLSyntaxFinding.diagnostic(for: error, text: text, file: file))
                return nil
            }
        }
    }

    static func refused(_ text: String, at location: SourceLocation) -> Diagnostic {
        DiagnosticCode.yamlReferences.diagnostic(
            at: location,
            BilingualText(
                zh: "这里用了 \(text)，不支持锚点、别名和合并键", en: "\(text): anchors, aliases and merge keys are not used here"),
            fix: BilingualText(
                zh: "把内容写出来；若本是文字，请加引号", en: "write the content out, or put quotes around it if it is meant as text"))
    }
}
