extension DataValue {
    /// Levels of nesting that a reader accepts, and that a store accepts in what it keeps.
    public static let maximumDepth = 200

    /// Reads one JSON value (RFC 8259), strictly.
    ///
    /// Whole numbers written without fraction or exponent become `.integer` and must fit 64 bits; other numbers become `.real`
    /// and must be finite. A key may stand once in a record. Lone surrogates and bytes that are not UTF-8 are refused.
    /// A byte order mark in front is passed over, because editors on Windows write one.
    public init(json text: String) throws(JSONError) {
        var text = text
        let result = text.withUTF8 { bytes in JSONReader.read(bytes) }
        self = try result.get()
    }

    /// Reads one JSON value from bytes, by the rules of `init(json:)` for text.
    public init(json bytes: [UInt8]) throws(JSONError) {
        let result = bytes.withUnsafeBufferPointer { bytes in JSONReader.read(bytes) }
        self = try result.get()
    }
}

/// A recursive-descent reader over borrowed bytes; the pointer lives only as long as one call of `read`.
struct JSONReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<DataValue, JSONError> {
        var reader = JSONReader(bytes: bytes)
        do throws(JSONError) {
            return .success(try reader.document())
        } catch {
            return .failure(error)
        }
    }

    private mutating func document() throws(JSONError) -> DataValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        skipSpace()
        guard position < bytes.count else { throw error(.empty) }
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw error(.trailingText) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> DataValue {
        guard let byte = peek else { throw error(.unexpectedEnd) }
        switch byte {
        case UInt8(ascii: "{"): return try record(depth: depth + 1)
        case UInt8(ascii: "["): return try list(depth: depth + 1)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw unexpected(.value)
        }
    }

    private mutating func word(_ word: StaticString, _ value: DataValue) throws(JSONError) -> DataValue {
        for index in 0..<word.utf8CodeUnitCount {
            guard position + index < bytes.count else { throw error(.unexpectedEnd, at: bytes.count) }
            guard bytes[position + index] == word.utf8Start[index] else { throw unexpected(.value) }
        }
        position += word.utf8CodeUnitCount
        return value
    }

    private mutating func list(depth: Int) throws(JSONError) -> DataValue {
        guard depth <= DataValue.maximumDepth else { throw error(.tooDeep(limit: DataValue.maximumDepth)) }
        position += 1
        skipSpace()
        var elements: [DataValue] = []
        if peek == UInt8(ascii: "]") {
            position += 1
            return .list(elements)
        }
        while true {
            elements.append(try value(depth: depth))
            skipSpace()
            switch peek {
            case UInt8(ascii: ","):
                position += 1
                skipSpace()
            case UInt8(ascii: "]"):
                position += 1
                return .list(elements)
            case nil: throw error(.unexpectedEnd)
            default: throw unexpected(.commaOrBracket)
            }
        }
    }

    private mutating func record(depth: Int) throws(JSONError) -> DataValue {
        guard depth <= DataValue.maximumDepth else { throw error(.tooDeep(limit: DataValue.maximumDepth)) }
        position += 1
        skipSpace()
        if peek == UInt8(ascii: "}") {
            position += 1
            return .record([:])
        }
        var fields: [String: DataValue] = [:]
        fields.reserveCapacity(12)
        while true {
            guard let byte = peek else { throw error(.unexpectedEnd) }
            guard byte == UInt8(ascii: "\"") else { throw unexpected(.key) }
            let keyPosition = position
            let key = try text()
            skipSpace()
            guard let separator = peek else { throw error(.unexpectedEnd) }
            guard separator == UInt8(ascii: ":") else { throw unexpected(.colon) }
            position += 1
            skipSpace()
            let value = try value(depth: depth)
            guard fields.updateValue(value, forKey: key) == nil else {
                throw error(.duplicateKey(key), at: keyPosition)
            }
            skipSpace()
            switch peek {
            case UInt8(ascii: ","):
                position += 1
                skipSpace()
            case UInt8(ascii: "}"):
                position += 1
                return .record(fields)
            case nil: throw error(.unexpectedEnd)
            default: throw unexpected(.commaOrBrace)
            }
        }
    }
}

// MARK: - Places

extension JSONReader {
    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    func error(_ reason: JSONError.Reason, at offset: Int? = nil) -> JSONError {
        let offset = offset ?? position
        let before = bytes[..<offset]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? (before.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        let line = 1 + before.count { $0 == 0x0A }
        // A scalar starts at every byte that is not a continuation byte.
        let column = 1 + before[lineStart...].count { $0 & 0xC0 != 0x80 }
        return JSONError(reason: reason, line: line, column: column, offset: offset)
    }

    func unexpected(_ expected: JSONError.Expectation) -> JSONError {
        error(.unexpected(found: found, expected: expected))
    }

    /// What stands at the current position, as a person would name it: the character, or the code of an invisible one.
    private var found: String {
        let rest = bytes[position..<min(position + 4, bytes.count)]
        guard let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first else { return "" }
        switch scalar.properties.generalCategory {
        case .control, .format, .unassigned, .privateUse, .surrogate, .spaceSeparator:
            return "U+" + String(scalar.value, radix: 16, uppercase: true)
        default:
            return "‘\(scalar)’"
        }
    }
}
