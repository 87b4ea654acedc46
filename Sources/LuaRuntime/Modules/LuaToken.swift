/// A word or sign of Lua source, with its place; comments and blanks are none.
public struct LuaToken: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case name, keyword, number, text, symbol
    }

    public var kind: Kind
    public var text: String
    /// Where it stands among the UTF-8 bytes of the source.
    public var bytes: Range<Int>
    /// Counted from 1.
    public var line: Int
    /// Counted from 1, in characters.
    public var column: Int

    /// Whether a text can be the name of a variable: ASCII letters, digits and `_`, no digit first, and no keyword.
    public static func isName(_ text: String) -> Bool {
        let tokens = all(in: text) ?? []
        return tokens.count == 1 && tokens[0].kind == .name && tokens[0].text == text
    }

    /// The tokens of a source; nil where a text or a long comment does not end.
    public static func all(in source: String) -> [LuaToken]? {
        var reader = LuaTokenReader(source)
        return reader.tokens()
    }
}

/// Reads tokens by the manual's lexical conventions (Lua 5.4, 3.1).
private struct LuaTokenReader {
    private static let keywords: Set<String> = [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil",
        "not", "or", "repeat", "return", "then", "true", "until", "while",
    ]
    /// Longest first.
    private static let symbols = ["...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>"].map { Array($0.utf8) }

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var lineStart = 0

    init(_ source: String) { bytes = Array(source.utf8) }

    mutating func tokens() -> [LuaToken]? {
        var tokens: [LuaToken] = []
        while skipBlanks() {
            guard position < bytes.count else { return tokens }
            let (start, startLine, startOfLine) = (position, line, lineStart)
            guard let kind = take() else { return nil }
            let text = String(decoding: bytes[start..<position], as: UTF8.self)
            let isKeyword = kind == .name && Self.keywords.contains(text)
            tokens.append(
                LuaToken(
                    kind: isKeyword ? .keyword : kind, text: text, bytes: start..<position, line: startLine,
                    column: column(of: start, in: startOfLine)))
        }
        return nil
    }

    private func column(of start: Int, in startOfLine: Int) -> Int {
        let before = bytes[startOfLine..<start]
        // Characters are only counted where some take more than a byte.
        guard before.contains(where: { $0 >= 0x80 }) else { return before.count + 1 }
        return String(decoding: before, as: UTF8.self).count + 1
    }

    private func byte(_ offset: Int = 0) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private mutating func step() {
        if bytes[position] == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, position + 1) }
        position += 1
    }

    /// Blanks and comments; false where a long comment does not end.
    private mutating func skipBlanks() -> Bool {
        while let next = byte() {
            if next == UInt8(ascii: "-"), byte(1) == UInt8(ascii: "-") {
                position += 2
                if let level = longBracket() {
                    guard skipLong(level) else { return false }
                } else {
                    while let next = byte(), next != UInt8(ascii: "\n") { position += 1 }
                }
            } else if [9, 10, 11, 12, 13, 32].contains(next) {
                step()
            } else {
                return true
            }
        }
        return true
    }

    /// The number of `=` of a `[==[` that begins here.
    private func longBracket() -> Int? {
        guard byte() == UInt8(ascii: "[") else { return nil }
        var level = 0
        while byte(1 + level) == UInt8(ascii: "=") { level += 1 }
        return byte(1 + level) == UInt8(ascii: "[") ? level : nil
    }

    private mutating func skipLong(_ level: Int) -> Bool {
        for _ in 0..<(level + 2) { step() }
        while let next = byte() {
            if next == UInt8(ascii: "]"), (0..<level).allSatisfy({ byte(1 + $0) == UInt8(ascii: "=") }),
                byte(1 + level) == UInt8(ascii: "]")
            {
                position += level + 2
                return true
            }
            step()
        }
        return false
    }

    private mutating func take() -> LuaToken.Kind? {
        let first = bytes[position]
        if Self.isLetter(first) {
            while let next = byte(), Self.isLetter(next) || Self.isDigit(next) { position += 1 }
            return .name
        }
        let isNumber = Self.isDigit(first) || (first == UInt8(ascii: ".") && byte(1).map(Self.isDigit) == true)
        if isNumber { return takeNumber() }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return takeText(first) }
        if let level = longBracket() { return skipLong(level) ? .text : nil }
        let symbol = Self.symbols.first { bytes[position...].starts(with: $0) }
        position += symbol?.count ?? 1
        return .symbol
    }

    private mutating func takeNumber() -> LuaToken.Kind {
        let isHexadecimal = byte() == UInt8(ascii: "0") && [0x58, 0x78].contains(byte(1) ?? 0)
        let exponents: [UInt8] = isHexadecimal ? [0x50, 0x70] : [0x45, 0x65]
        while let next = byte() {
            if exponents.contains(next), let sign = byte(1), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                position += 2
            } else if Self.isDigit(next) || Self.isLetter(next) || next == UInt8(ascii: ".") {
                position += 1
            } else {
                break
            }
        }
        return .number
    }

    private mutating func takeText(_ quote: UInt8) -> LuaToken.Kind? {
        step()
        while let next = byte() {
            if next == quote {
                step()
                return .text
            }
            if next == UInt8(ascii: "\\"), byte(1) != nil { step() }
            step()
        }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
    }
}
