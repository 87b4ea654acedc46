public import Diagnostics

/// What one kind of mapping may hold: the table that the loader checks against and that editors' JSON Schema is generated from.
public struct MappingSchema: Sendable {
    /// A stable identifier, `deadline`; `ValueSchema.object` refers to it.
    public let name: String
    /// What such a mapping is, in a sentence's middle: 期限, a deadline.
    public let title: BilingualText
    public let keys: [KeySchema]
    private let index: [String: Int]

    public init(_ name: String, _ title: BilingualText, keys: [KeySchema]) {
        self.name = name
        self.title = title
        self.keys = keys
        index = Dictionary(
            keys.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    public func key(_ name: String) -> KeySchema? {
        index[name].map { keys[$0] }
    }
}

/// One key: its name, the form of its value, whether it must be there and what it is for.
public struct KeySchema: Sendable {
    public let name: String
    public let value: ValueSchema
    public let isRequired: Bool
    public let meaning: BilingualText

    public init(_ name: String, _ value: ValueSchema, required: Bool = false, zh: String, en: String) {
        self.name = name
        self.value = value
        isRequired = required
        meaning = BilingualText(zh: zh, en: en)
    }
}

/// The form of a value.
public indirect enum ValueSchema: Sendable, Hashable {
    case text
    case integer
    case boolean
    /// `2026-02-13`
    case date
    /// `28320.00 CNY`
    case money
    /// `15 days`
    case period
    /// `{ zh: …, en: … }`
    case bilingual
    /// `{ statute: LMAL, article: 43 }`
    case citation
    /// One of these words.
    case choice([String])
    /// Any scalar: its meaning depends on another key.
    case scalar
    case list(ValueSchema)
    /// One value, or a list of them.
    case oneOrMore(ValueSchema)
    /// A mapping whose keys are names that the file chooses.
    case table(ValueSchema)
    /// A mapping with the schema of this name.
    case object(String)
    case either([ValueSchema])
}
