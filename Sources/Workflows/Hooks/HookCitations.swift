import Diagnostics

/// The articles that hooks cite in `refuse(…, { statute = "LMAL", article = 43 })`, found in their text.
///
/// They are checked like those of the YAML, and their statutes become part of the bundle: a refusal must be able to cite in full words.
enum HookCitations {
    static func all(in scripts: [HookScript]) -> [Located<Citation>] {
        scripts.flatMap(citations)
    }

    private static func citations(in script: HookScript) -> [Located<Citation>] {
        var found: [Located<Citation>] = []
        let lines = script.source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            var cursor = CitationCursor(line)
            cursor.skipBlanks()
            if cursor.take("--") { continue }
            while let (start, citation) = cursor.next() {
                let before = Substring(line[..<start])
                found.append(
                    Located(
                        citation,
                        at: SourceLocation(file: script.path, line: index + 1, column: before.count + 1)))
            }
        }
        return found
    }
}

/// Goes through a line of Lua looking for `statute = "…", article = …`; by hand, since every load of a workflow reads every line.
private struct CitationCursor {
    private var rest: Substring.UTF8View

    init(_ line: Substring.UTF8View) { rest = line }

    /// The next citation and where it begins.
    mutating func next() -> (start: String.Index, citation: Citation)? {
        while let letter = rest.firstIndex(of: UInt8(ascii: "s")) {
            rest = rest[letter...]
            let start = rest.startIndex
            if let citation = citation() { return (start, citation) }
            rest = rest.dropFirst()
        }
        return nil
    }

    private mutating func citation() -> Citation? {
        let whole = rest
        if take("statute"), takeBetweenBlanks("="), take("\""),
            let statute = text(while: { $0 != UInt8(ascii: "\"") }), take("\""), takeBetweenBlanks(","),
            take("article"), takeBetweenBlanks("=")
        {
            _ = take("\"")
            if let first = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
                let article = text(while: Self.belongsToArticle)
            {
                return Citation(statute: statute, article: article)
            }
        }
        rest = whole
        return nil
    }

    /// `47`, `47(1)`, `3-2`.
    private static func belongsToArticle(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "-"): true
        default: false
        }
    }

    mutating func skipBlanks() {
        rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    mutating func take(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { bytes in
            guard rest.starts(with: bytes) else { return false }
            rest = rest.dropFirst(bytes.count)
            return true
        }
    }

    private mutating func takeBetweenBlanks(_ word: StaticString) -> Bool {
        skipBlanks()
        guard take(word) else { return false }
        skipBlanks()
        return true
    }

    /// The bytes that fit, at least one.
    private mutating func text(while fits: (UInt8) -> Bool) -> String? {
        let taken = rest.prefix(while: fits)
        if taken.isEmpty { return nil }
        rest = rest[taken.endIndex...]
        return String(Substring(taken))
    }
}
