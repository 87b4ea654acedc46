import Diagnostics

/// Finds the `[` or `{` that a malformed file leaves open, by a scan that knows quotes, comments, text blocks and plain text and nothing else.
struct UnclosedBracket {
    struct Opening: Equatable {
        let sign: Unicode.Scalar
        let line: Int
        let column: Int
    }

    /// The innermost one that is open where reading stopped; nil when none is.
    static func last(in text: String, before place: SourceLocation) -> Opening? {
        var scan = UnclosedBracket(place)
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where index < place.line {
            scan.read(Array(line), number: index + 1)
        }
        return scan.open.last
    }

    private let place: SourceLocation
    private var open: [Opening] = []
    /// The quote that a text began with and has not ended by.
    private var quote: Unicode.Scalar?
    /// How deep the line stands that began a text block, while its lines stand deeper.
    private var block: Int?

    private init(_ place: SourceLocation) { self.place = place }

    private mutating func read(_ line: [Unicode.Scalar], number: Int) {
        let depth = line.prefix { $0 == " " }.count
        if let block {
            if depth > block || depth == line.count { return }
            self.block = nil
        }
        var isStart = true
        var last: Unicode.Scalar = " "
        var column = 0
        while column < line.count {
            guard number < place.line || column + 1 < place.column else { return }
            let scalar = line[column]
            defer {
                column += 1
                last = scalar
            }
            if let quote {
                let isPair = scalar == "'" && column + 1 < line.count && line[column + 1] == "'"
                if quote == "\"" ? scalar == "\\" : isPair {
                    column += 1
                } else if scalar == quote {
                    self.quote = nil
                }
                continue
            }
            switch scalar {
            case " ", "\t": continue
            case "#" where last == " " || last == "\t": return
            case "\"" where isStart, "'" where isStart: quote = scalar
            case "[" where isStart, "{" where isStart:
                open.append(Opening(sign: scalar, line: number, column: column + 1))
                continue
            case "]" where !open.isEmpty, "}" where !open.isEmpty:
                open.removeLast()
            case "|" where isStart && open.isEmpty, ">" where isStart && open.isEmpty:
                block = depth
                return
            default: break
            }
            // What follows begins a value: in brackets a comma too.
            let next = column + 1 < line.count ? line[column + 1] : " "
            isStart = (scalar == "," && !open.isEmpty) || ([":", "-", "?"].contains(scalar) && next == " ")
        }
    }
}
