/// Makes a syntax error of Lua's compiler say its column, and name a character that the compiler shows as a byte.
enum SyntaxExplanation {
    static func of(_ error: LuaError, in source: String, file: String) -> LuaError {
        var error = error
        error.file = file
        guard let line = error.line else { return error }
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return error }
        let text = lines[line - 1]
        guard let near = nearToken(error.message) else { return error }
        if near.hasPrefix("<\\") {
            guard let column = columnOfStranger(in: text) else { return error }
            let character = text[text.index(text.startIndex, offsetBy: column - 1)]
            error.message = "'\(character)' cannot stand here"
            if let plain = latin[character] { error.message += "; did you mean '\(plain)'?" }
            error.column = column
        } else if near != "<eof>", let column = column(of: near, in: text) {
            error.column = column
        }
        return error
    }

    /// Punctuation that Chinese input methods produce, with what Lua wants instead.
    private static let latin: [Character: Character] = [
        "，": ",", "。": ".", "；": ";", "：": ":", "（": "(", "）": ")", "【": "[", "】": "]", "｛": "{", "｝": "}", "“": "\"",
        "”": "\"", "‘": "'", "’": "'", "！": "~", "＝": "=", "＜": "<", "＞": ">", "＋": "+", "－": "-", "—": "-", "、": ",",
        "\u{3000}": " ", "\u{A0}": " ",
    ]

    /// What stands in quotation marks at the end: `unexpected symbol near 'x'`.
    private static func nearToken(_ message: String) -> Substring? {
        guard let near = message.firstRange(of: " near ") else { return nil }
        let rest = message[near.upperBound...]
        guard rest.hasPrefix("'"), rest.hasSuffix("'"), rest.count > 2 else { return rest }
        return rest.dropFirst().dropLast()
    }

    /// Only certain when the token stands once in the line.
    private static func column(of token: Substring, in line: Substring) -> Int? {
        let first = line.ranges(of: token)
        guard first.count == 1, let range = first.first else { return nil }
        return line.distance(from: line.startIndex, to: range.lowerBound) + 1
    }

    /// The first character outside ASCII that is neither in a text nor in a comment, counted from 1.
    private static func columnOfStranger(in line: Substring) -> Int? {
        var quote: Character?
        var isEscaped = false
        var last: Character = " "
        for (offset, character) in line.enumerated() {
            if let open = quote {
                if !isEscaped, character == open { quote = nil }
                isEscaped = !isEscaped && character == "\\"
            } else if !character.isASCII {
                return offset + 1
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == "-", last == "-" {
                return nil
            }
            last = character
        }
        return nil
    }
}
