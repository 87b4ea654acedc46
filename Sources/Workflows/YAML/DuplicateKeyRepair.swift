import Diagnostics
import Yams

/// Renames the second of two equal keys in the text, so that the parser, which stops at the first duplicate, can go on.
struct DuplicateKeyRepair {
    private(set) var text: String
    /// Only split when there is something to repair.
    private var lines: [String] = []
    /// By line: where text was put in and how many columns it takes.
    private var insertions: [Int: [(column: Int, length: Int)]] = [:]
    private var renamed = 0

    /// A private-use character that nobody types begins what is added to a key.
    private static let marker: Character = "\u{F8FE}"

    init(text: String) {
        self.text = text
    }

    static func isRenamed(_ key: String) -> Bool { key.contains(marker) }

    /// Reports the duplicate and renames it; false when its second occurrence cannot be pointed at, and reading must stop.
    mutating func rename(_ key: String, firstAt mark: Mark, file: String, log: DiagnosticLog) -> Bool {
        if lines.isEmpty {
            // By scalars: a line break of two characters is one `Character`.
            lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        let first = SourceLocation(
            file: file, line: mark.line, column: originalColumn(line: mark.line, column: mark.column))
        guard renamed < 100, let second = secondOccurrence(of: key, after: mark) else {
            log.add(duplicate(key, at: first, first: first))
            return false
        }
        let place = SourceLocation(
            file: file, line: second.line, column: originalColumn(line: second.line, column: second.column))
        log.add(duplicate(key, at: place, first: first))
        renamed += 1
        let suffix = "\(Self.marker)\(renamed)"
        var scalars = Array(lines[second.line - 1].unicodeScalars)
        scalars.insert(contentsOf: suffix.unicodeScalars, at: second.end - 1)
        var line = String.UnicodeScalarView()
        line.append(contentsOf: scalars)
        lines[second.line - 1] = String(line)
        insertions[second.line, default: []].append((second.end, suffix.unicodeScalars.count))
        text = lines.joined(separator: "\n")
        return true
    }

    /// The column a person sees for a column of the repaired text.
    func originalColumn(line: Int, column: Int) -> Int {
        guard let insertions = insertions[line] else { return column }
        return insertions.reversed().reduce(column) { $1.column < $0 ? $0 - $1.length : $0 }
    }

    private func duplicate(_ key: String, at place: SourceLocation, first: SourceLocation) -> Diagnostic {
        DiagnosticCode.yamlDuplicateKey.diagnostic(
            at: place,
            BilingualText(
                zh: "键 \(key) 写了两次，第一次在第 \(first.line) 行",
                en: "the key \(key) is written twice, first on line \(first.line)"),
            fix: BilingualText(zh: "留下一个", en: "keep one of them"))
    }

    private struct Occurrence {
        var line: Int
        var column: Int
        /// Column just after the key's last character, before a closing quote.
        var end: Int
    }

    /// Looks on the same line first (a flow mapping), then down for a line whose key stands in the same column (a block mapping).
    private func secondOccurrence(of key: String, after mark: Mark) -> Occurrence? {
        let wanted = Array(key.unicodeScalars)
        guard lines.indices.contains(mark.line - 1), !wanted.isEmpty else { return nil }
        let firstLine = Array(lines[mark.line - 1].unicodeScalars)
        var column = mark.column + wanted.count
        while column <= firstLine.count {
            if [",", " "].contains(firstLine[column - 2]),
                let end = keyEnd(wanted, in: firstLine, at: column)
            {
                return Occurrence(line: mark.line, column: column, end: end)
            }
            column += 1
        }
        for number in (mark.line + 1)..<(max(mark.line, lines.count) + 1) {
            let line = Array(lines[number - 1].unicodeScalars)
            guard let indent = line.firstIndex(where: { $0 != " " }) else { continue }
            if indent + 1 < mark.column, line[indent] != "#", line[indent] != "\r" { return nil }
            if indent + 1 == mark.column, let end = keyEnd(wanted, in: line, at: mark.column) {
                return Occurrence(line: number, column: mark.column, end: end)
            }
        }
        return nil
    }

    private func keyEnd(_ key: [Unicode.Scalar], in line: [Unicode.Scalar], at column: Int) -> Int? {
        var start = column - 1
        var quote: Unicode.Scalar?
        if line[start] == "\"" || line[start] == "'" {
            quote = line[start]
            start += 1
        }
        guard line.count > start + key.count, line[start..<(start + key.count)].elementsEqual(key) else { return nil }
        var next = start + key.count
        if let quote {
            guard line[next] == quote else { return nil }
            next += 1
        }
        while next < line.count, line[next] == " " { next += 1 }
        return next < line.count && line[next] == ":" ? start + key.count + 1 : nil
    }
}
