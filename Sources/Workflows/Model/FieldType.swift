public import DataValues
public import Diagnostics

/// What kind of fact a field holds.
public indirect enum FieldType: Hashable, Sendable {
    case text
    case integer(Bounds)
    case boolean
    /// ISO 8601 text of a day, `2026-02-13`.
    case date
    /// ISO 8601 text of a moment with its offset, `2026-02-13T09:00:00+08:00`.
    case instant
    /// An integer count of fen.
    case money(Bounds)
    /// One of these values, in the order of the file.
    case choice([ChoiceValue])
    case record([Field])
    case list(FieldType)

    /// Inclusive bounds of a number; fen for money.
    public struct Bounds: Hashable, Sendable {
        public var minimum: Int64?
        public var maximum: Int64?

        public init(minimum: Int64? = nil, maximum: Int64? = nil) {
            self.minimum = minimum
            self.maximum = maximum
        }

        public static let none = Bounds()
    }

    /// The word for it in files: `money`, `list`.
    public var name: String {
        switch self {
        case .text: "text"
        case .integer: "integer"
        case .boolean: "boolean"
        case .date: "date"
        case .instant: "instant"
        case .money: "money"
        case .choice: "choice"
        case .record: "record"
        case .list: "list"
        }
    }

    var isListOfText: Bool { self == .list(.text) }

    /// The words of files, in the order of the reference.
    public static let names = [
        "text", "integer", "boolean", "date", "instant", "money", "choice", "record", "list",
    ]
}

/// A value of a choice and what people call it.
public struct ChoiceValue: Hashable, Sendable {
    public var value: String
    public var title: BilingualText

    public init(_ value: String, title: BilingualText) {
        self.value = value
        self.title = title
    }
}

/// A fact that cases of a workflow carry.
public struct Field: Hashable, Sendable {
    public var name: String
    public var type: FieldType
    public var title: BilingualText
    /// Must be given when a case is opened; inside a record, whenever the record is given.
    public var isRequired: Bool
    /// The value at opening when none is given.
    public var defaultValue: DataValue?
    /// Masked in lists, logs, exports and errors.
    public var isSensitive: Bool
    /// Of a text field: the series its number comes from; then nobody types it in.
    public var series: NumberSeries?
    /// Of a text or a list of texts that name users by id: the roles of which each must hold one; empty: anybody may be named.
    public var people: [String]
    public var declaration: Declaration

    public init(
        _ name: String,
        _ type: FieldType,
        title: BilingualText,
        isRequired: Bool = false,
        defaultValue: DataValue? = nil,
        isSensitive: Bool = false,
        series: NumberSeries? = nil,
        people: [String] = [],
        declaration: Declaration
    ) {
        self.name = name
        self.type = type
        self.title = title
        self.isRequired = isRequired
        self.defaultValue = defaultValue
        self.isSensitive = isSensitive
        self.series = series
        self.people = people
        self.declaration = declaration
    }
}
