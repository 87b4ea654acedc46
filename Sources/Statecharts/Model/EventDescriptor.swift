/// What a transition listens to: `a.b` matches the events `a.b` and `a.b.c`; `*` matches every event (SCXML 3.12.1).
///
/// `a.b.*` and `a.b.` mean the same as `a.b`, and `.*` the same as `*`. Any text is accepted here; compiling reports an ill-formed one.
public struct EventDescriptor: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The descriptor as written, without the suffix `.*` or `.` that adds nothing; `*` for every event.
    public let text: String

    public init(_ text: String) {
        if text == ".*" {
            self.text = "*"
        } else if text.hasSuffix(".*") {
            self.text = String(text.dropLast(2))
        } else if text.hasSuffix("."), text.utf8.count > 1 {
            self.text = String(text.dropLast())
        } else {
            self.text = text
        }
    }

    public init(stringLiteral value: String) { self.init(value) }

    /// The descriptors of a list separated by blanks, as in SCXML's `event="a.b error.*"`.
    public static func list(_ text: String) -> [EventDescriptor] {
        text.split(whereSeparator: \.isWhitespace).map { EventDescriptor(String($0)) }
    }

    /// Whether the descriptor is `*`, which every event matches.
    public var matchesEverything: Bool { text == "*" }

    /// Whether an event of this name matches, token by token.
    public func matches(_ name: String) -> Bool {
        if matchesEverything { return true }
        let own = text.utf8
        let other = name.utf8
        guard other.starts(with: own) else { return false }
        return other.count == own.count
            || other[other.index(other.startIndex, offsetBy: own.count)] == UInt8(ascii: ".")
    }

    /// More than any name has; a chart keeps every beginning of each descriptor.
    static let mostTokens = 64

    /// Whether every token is non-empty, free of blanks, and not a `*` in the midst of others, and there are not too many.
    var isWellFormed: Bool {
        if matchesEverything { return true }
        let tokens = tokens
        return tokens.count <= Self.mostTokens
            && tokens.allSatisfy { token in
                !token.isEmpty && !token.contains { $0 == "*" || $0.isWhitespace }
            }
    }

    /// The parts between dots; never empty. Split by scalar, as `matches` compares, whatever accents follow a dot.
    var tokens: [Substring] {
        text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false).map(Substring.init)
    }
}
