/// How a value is laid out as JSON text.
public struct JSONLayout: Hashable, Sendable {
    /// Spaces a level of nesting is indented by; `nil` for one line without white space.
    public var indentation: Int?
    /// Keys that come first, in this order, in every record; the others follow in code-point order.
    public var keyOrder: [String]

    public init(indentation: Int? = nil, keyOrder: [String] = []) {
        self.indentation = indentation
        self.keyOrder = keyOrder
    }

    /// One line, keys in code-point order: the one form that is hashed, compared and stored.
    public static let canonical = JSONLayout()

    /// One line, as JSON Lines wants it, with the keys that matter to a reader first.
    public static func line(keyOrder: [String]) -> JSONLayout {
        JSONLayout(keyOrder: keyOrder)
    }

    /// Two spaces a level, for people.
    public static func pretty(keyOrder: [String] = []) -> JSONLayout {
        JSONLayout(indentation: 2, keyOrder: keyOrder)
    }
}

extension DataValue {
    /// The canonical JSON text: equal values give equal bytes, in every process and version.
    ///
    /// Keys stand in code-point order, `null` keys of records are left out, integers have no fraction and reals always show that
    /// they are reals (`1.0`, `1e+16`) in the fewest digits that read back as the same double. Only `"`, `\` and control characters
    /// are escaped. A number that is not finite, which `problem` reports, is written as `null`.
    public var canonicalJSON: String { json(.canonical) }

    /// The value as JSON text in the given layout, without a line break at the end.
    public func json(_ layout: JSONLayout) -> String {
        var writer = JSONWriter(layout: layout)
        writer.write(self, level: 0)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The bytes of `canonicalJSON`, which is UTF-8.
    public var canonicalBytes: [UInt8] {
        var writer = JSONWriter(layout: .canonical)
        writer.write(self, level: 0)
        return writer.bytes
    }
}

struct JSONWriter {
    let layout: JSONLayout
    let rank: [String: Int]
    var bytes: [UInt8] = []

    init(layout: JSONLayout) {
        self.layout = layout
        self.rank = Dictionary(
            layout.keyOrder.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        bytes.reserveCapacity(512)
    }

    mutating func write(_ value: DataValue, level: Int) {
        switch value {
        case .null: append("null")
        case .boolean(let flag): append(flag ? "true" : "false")
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .real(let number): number.isFinite ? bytes.append(contentsOf: number.description.utf8) : append("null")
        case .text(let text): write(text: text)
        case .list(let elements): write(list: elements, level: level)
        case .record(let fields): write(record: fields, level: level)
        }
    }

    private mutating func write(list elements: [DataValue], level: Int) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(level: level + 1)
            write(element, level: level + 1)
        }
        if !elements.isEmpty { breakLine(level: level) }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(record fields: [String: DataValue], level: Int) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for index in sorted(fields) {
            let (key, value) = fields[index]
            if value.isNull { continue }
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            breakLine(level: level + 1)
            write(text: key)
            bytes.append(UInt8(ascii: ":"))
            if layout.indentation != nil { bytes.append(0x20) }
            write(value, level: level + 1)
        }
        if !isFirst { breakLine(level: level) }
        bytes.append(UInt8(ascii: "}"))
    }

    /// The places of a record's keys, by rank, then by code point.
    private func sorted(_ fields: [String: DataValue]) -> [Dictionary<String, DataValue>.Index] {
        let keys = fields.keys
        if !rank.isEmpty {
            return keys.indices.sorted { left, right in
                let (left, right) = (keys[left], keys[right])
                let (leftRank, rightRank) = (rank[left] ?? Int.max, rank[right] ?? Int.max)
                return leftRank != rightRank ? leftRank < rightRank : left.precedesByCodePoint(right)
            }
        }
        // Of ASCII keys `<` compares whole words of memory, and gives code-point order.
        return keys.allSatisfy { $0.utf8Span.isKnownASCII }
            ? keys.indices.sorted { keys[$0] < keys[$1] }
            : keys.indices.sorted { keys[$0].precedesByCodePoint(keys[$1]) }
    }

    private mutating func breakLine(level: Int) {
        guard let indentation = layout.indentation else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: indentation * level))
    }

    private mutating func append(_ word: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    private mutating func write(text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { characters in
            var runStart = 0
            for (position, byte) in characters.enumerated()
            where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: characters[runStart..<position]))
                appendEscape(of: byte)
                runStart = position + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: characters[runStart...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func appendEscape(of byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        default:
            append("\\u00")
            bytes.append(UInt8(ascii: "0") + (byte >> 4))
            bytes.append(byte & 15 < 10 ? UInt8(ascii: "0") + byte & 15 : UInt8(ascii: "a") + byte & 15 - 10)
        }
    }
}

extension String {
    /// Code-point order, which is the order of UTF-8 bytes. `<` is another: it takes canonically equivalent spellings for one.
    func precedesByCodePoint(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
