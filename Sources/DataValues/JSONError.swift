/// Why a text is not JSON that this project reads, and where: line and column counted from 1, a column being one Unicode scalar.
public struct JSONError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// Nothing but white space.
        case empty
        /// The text stops in the middle of a value.
        case unexpectedEnd
        /// Something else stands where `expected` (in words) had to come.
        case unexpected(found: String, expected: Expectation)
        /// A complete value, then more than white space.
        case trailingText
        case duplicateKey(String)
        /// Lists and records nested deeper than the limit.
        case tooDeep(limit: Int)
        /// A whole number outside the 64-bit range; it is refused rather than rounded.
        case integerOutOfRange(String)
        /// A number whose magnitude no finite double reaches.
        case realOutOfRange(String)
        /// A number written in a way that JSON does not allow: `01`, `1.`, `.5`, `+1`, `1e`.
        case malformedNumber
        /// A backslash followed by something JSON does not know.
        case malformedEscape
        /// Half of a `\ud83d\ude00` pair without its other half.
        case loneSurrogate
        /// A control character (given as its code) that has to be escaped inside a text.
        case controlCharacter(UInt8)
        /// Bytes that are not UTF-8, as in a file saved in GBK.
        case invalidUTF8
    }

    /// What the grammar allows at a place.
    public enum Expectation: Hashable, Sendable {
        case value, key, colon, commaOrBrace, commaOrBracket
    }

    public var reason: Reason
    public var line: Int
    public var column: Int
    /// Bytes before the place.
    public var offset: Int

    public init(reason: Reason, line: Int, column: Int, offset: Int) {
        self.reason = reason
        self.line = line
        self.column = column
        self.offset = offset
    }
}

extension JSONError: CustomStringConvertible {
    public var description: String { "\(line):\(column): \(english)" }
}

// MARK: - In words

extension JSONError {
    /// What is wrong, without the place, in English.
    public var english: String {
        switch reason {
        case .empty: "the text is empty where a JSON value is expected"
        case .unexpectedEnd: "the text ends in the middle of a value"
        case .unexpected(let found, let expected): "found \(found) where \(expected.english) is expected"
        case .trailingText: "there is more text after the end of the value"
        case .duplicateKey(let key): "the key \"\(key)\" stands twice in one record"
        case .tooDeep(let limit): "values are nested more than \(limit) levels deep"
        case .integerOutOfRange(let digits): "the whole number \(digits) does not fit in 64 bits; write it as text"
        case .realOutOfRange(let digits): "the number \(digits) is too large"
        case .malformedNumber: "this is not a number as JSON writes numbers"
        case .malformedEscape: "unknown escape after a backslash"
        case .loneSurrogate: "half of a surrogate pair stands alone"
        case .controlCharacter(let code): "a control character (code \(code)) must be escaped inside a text"
        case .invalidUTF8: "these bytes are not UTF-8; save the file as UTF-8"
        }
    }

    /// What is wrong, without the place, in Chinese.
    public var chinese: String {
        switch reason {
        case .empty: "内容为空，此处应有一个 JSON 值"
        case .unexpectedEnd: "内容在一个值的中间结束"
        case .unexpected(let found, let expected): "此处应为\(expected.chinese)，却是 \(found)"
        case .trailingText: "值结束之后还有多余的内容"
        case .duplicateKey(let key): "同一记录中键“\(key)”出现两次"
        case .tooDeep(let limit): "嵌套超过 \(limit) 层"
        case .integerOutOfRange(let digits): "整数 \(digits) 超出 64 位范围，请写成文本"
        case .realOutOfRange(let digits): "数字 \(digits) 过大"
        case .malformedNumber: "这不是 JSON 允许的数字写法"
        case .malformedEscape: "反斜杠之后的转义无法识别"
        case .loneSurrogate: "代理对只有一半"
        case .controlCharacter(let code): "文本中的控制字符（代码 \(code)）必须转义"
        case .invalidUTF8: "此处字节不是 UTF-8，请以 UTF-8 保存文件"
        }
    }
}

extension JSONError.Expectation {
    var english: String {
        switch self {
        case .value: "a value"
        case .key: "a key in double quotes"
        case .colon: "a colon"
        case .commaOrBrace: "a comma or }"
        case .commaOrBracket: "a comma or ]"
        }
    }

    var chinese: String {
        switch self {
        case .value: "一个值"
        case .key: "双引号括起的键"
        case .colon: "冒号"
        case .commaOrBrace: "逗号或 }"
        case .commaOrBracket: "逗号或 ]"
        }
    }
}
