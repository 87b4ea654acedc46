import Diagnostics
import Workflows

/// Texts of the folder of documents.
enum TemplateText {
    static let suffix = ".mustache"

    /// The text of a file; nil when there is none, or when it cannot be read, which is then a finding.
    static func read(_ path: String, from tree: SourceTree, log: DiagnosticLog) -> String? {
        let start = SourceLocation(file: path, line: 1, column: 1)
        do {
            guard let bytes = try tree.bytes(path) else { return nil }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                log.add(UTF8Finding.diagnostic(for: bytes, file: path))
                return nil
            }
            return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        } catch {
            log.add(
                .templateMissing, at: start,
                BilingualText(
                    zh: "文件读不出来：\(error.reason.zh)", en: "the file cannot be read: \(error.reason.en)"),
                fix: BilingualText.makeReadable)
            return nil
        }
    }
}
