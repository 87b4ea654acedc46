/// A JSON-shaped value: what a case's fields, an event's data and an effect's payload are made of.
///
/// Money is an `integer` count of fen, a date is `text` in ISO 8601 (`2026-02-13`, which sorts as it compares).
/// A `null` inside a record means the same as an absent key; writers leave it out.
public enum DataValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    /// A finite floating-point number; NaN and infinities are refused where values enter.
    case real(Double)
    case text(String)
    case list([DataValue])
    case record([String: DataValue])
}

extension DataValue {
    public var isNull: Bool { self == .null }

    public var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    public var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    public var text: String? {
        if case .text(let value) = self { value } else { nil }
    }

    public var list: [DataValue]? {
        if case .list(let value) = self { value } else { nil }
    }

    public var record: [String: DataValue]? {
        if case .record(let value) = self { value } else { nil }
    }

    /// The value under `key` of a record; `null` for an absent key and for a value that is not a record.
    public subscript(key: String) -> DataValue {
        record?[key] ?? .null
    }
}

extension DataValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral, ExpressibleByFloatLiteral
{
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .real(value) }
    public init(stringLiteral value: String) { self = .text(value) }
    public init(arrayLiteral elements: DataValue...) { self = .list(elements) }
    public init(nilLiteral: ()) { self = .null }
    public init(dictionaryLiteral elements: (String, DataValue)...) {
        self = .record(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }
}
