import Diagnostics

/// Reads files of a tree as UTF-8 text, once each, and remembers which: they are what a bundle consists of.
final class SourceReader {
    let tree: SourceTree
    let log: DiagnosticLog
    /// Every file that has been read, by path.
    private(set) var texts: [String: String] = [:]
    /// Files that exist but cannot be read.
    private var unreadable: Set<String> = []

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
            unreadable.insert(path)
            log.add(
                .fileUnreadable, at: SourceLocation(file: path, line: 1, column: 1),
                BilingualText(zh: "文件读不出来：\(error.reason.zh)", en: "the file cannot be read: \(error.reason.en)"),
                fix: BilingualText.makeReadable)
            return nil
        }
        guard bytes.count <= YAMLReader.maximumBytes else {
            unreadable.insert(path)
            log.add(
                .yamlTooLarge, at: SourceLocation(file: path, line: 1, column: 1),
                BilingualText(
                    zh: "文件有 \(bytes.count) 字节，超过 8 MB", en: "the file has \(bytes.count) bytes, more than 8 MB"),
                fix: YAMLReader.makeSmaller)
            return nil
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            unreadable.insert(path)
            log.add(UTF8Finding.diagnostic(for: bytes, file: path))
            return nil
        }
        texts[path] = text
        return text
    }

    /// The names in a folder that end in `suffix`; empty when there is none, or when it cannot be listed, which is then a finding.
    func names(in folder: String, suffix: String) -> [String] {
        do {
            return try tree.listing(in: folder, suffix: suffix)
        } catch {
            log.add(
                .fileUnreadable, at: SourceLocation(file: folder, line: 1, column: 1),
                BilingualText(
                    zh: "目录列不出来：\(error.reason.zh)", en: "the folder cannot be listed: \(error.reason.en)"),
                fix: BilingualText(zh: "它应是一个可读的目录", en: "it has to be a folder that can be read"))
            return []
        }
    }

    /// Whether a file of this path exists, as far as it has been asked for.
    func hasTried(_ path: String) -> Bool {
        texts[path] != nil || unreadable.contains(path)
    }

    /// The root of a YAML file; nil when there is none, or when it cannot be read, which is then a finding.
    func yaml(_ path: String) -> YAMLNode? {
        text(path).flatMap { YAMLReader.read($0, file: path, log: log) }
    }
}
