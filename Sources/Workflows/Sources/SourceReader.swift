import Diagnostics

/// Reads files of a tree as UTF-8 text, once each, and remembers which: they are what a bundle consists of.
final class SourceReader {
    let tree: SourceTree
    let log: DiagnosticLog
    /// Every file that has been read, by path.
    private(set) var texts: [String: String] = [:]

    init(_ tree: SourceTree, log: DiagnosticLog) {
        self.tree = tree
        self.log = log
    }

    /// The text of a file; nil when there is none, or when it cannot be read, which is then a finding.
    func text(_ path: String) -> String? {
        if let text = texts[path] { return text }
        let bytes: [UInt8]
        do {
            guard let found = try tree.bytes(path) else { return nil }
            bytes = found
        } catch {
            log.add(
                .fileUnreadable, at: SourceLocation(file: path, line: 1, column: 1),
                BilingualText(zh: "文件读不出来：\(error.reason)", en: "the file cannot be read: \(error.reason)"))
            return nil
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            log.add(UTF8Finding.diagnostic(for: bytes, file: path))
            return nil
        }
        texts[path] = text
        return text
    }

    /// The root of a YAML file; nil when there is none, or when it cannot be read, which is then a finding.
    func yaml(_ path: String) -> YAMLNode? {
        text(path).flatMap { YAMLReader.read($0, file: path, log: log) }
    }
}
