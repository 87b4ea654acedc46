public import DataValues
public import Diagnostics

/// The sensitive values that a case holds, so that they can be masked wherever they turn up: in the payload of an effect, say, whose
/// shape no schema describes.
public struct SensitiveValues: Sendable {
    private var secrets: Set<DataValue> = []
    /// Texts of two characters and more, longest first, so that a name inside a longer one is not masked before it.
    private var texts: [String] = []

    /// - Parameter records: the facts of a case, at several times if they changed.
    public init(of fields: [Field], in records: [String: DataValue]...) {
        self.init(of: [fields], in: records)
    }

    /// The same where a case followed several rules: what is sensitive under any of them.
    public init(of rules: [[Field]], in records: [[String: DataValue]]) {
        for fields in rules {
            for record in records { for field in fields { collect(field, record[field.name] ?? .null) } }
        }
        texts = secrets.compactMap(\.text).filter { $0.count > 1 }.sorted { ($1.count, $0) < ($0.count, $1) }
    }

    /// The value with every sensitive value in it masked, at any depth and inside longer texts.
    public func masked(in value: DataValue) -> DataValue {
        switch value {
        case .list(let elements): .list(elements.map(masked))
        case .record(let record): .record(record.mapValues(masked))
        case .text(let text): .text(masked(in: text))
        default: secrets.contains(value) ? Field.masked(value) : value
        }
    }

    /// The text with every sensitive value in it masked.
    public func masked(in text: String) -> String {
        texts.reduce(text) { $0.contains($1) ? $0.replacing($1, with: Field.maskedText($1)) : $0 }
    }

    /// The value as someone without need to know may see it, whoever wrote it and in whichever field: without the case's sensitive values, and
    /// without telephone, identity and card numbers.
    public func hiding(in value: DataValue) -> DataValue { PersonalNumbers.masked(in: masked(in: value)) }

    /// Both languages of a text with every sensitive value in them masked.
    public func masked(in text: BilingualText) -> BilingualText {
        BilingualText(zh: masked(in: text.zh), en: masked(in: text.en))
    }

    private mutating func collect(_ field: Field, _ value: DataValue) {
        field.isSensitive ? insertLeaves(of: value) : collect(field.type, value)
    }

    private mutating func collect(_ type: FieldType, _ value: DataValue) {
        switch (type, value) {
        case (.record(let fields), .record(let record)):
            for field in fields { collect(field, record[field.name] ?? .null) }
        case (.list(let element), .list(let elements)):
            for inner in elements { collect(element, inner) }
        default: return
        }
    }

    private mutating func insertLeaves(of value: DataValue) {
        switch value {
        case .list(let elements): elements.forEach { insertLeaves(of: $0) }
        case .record(let record): record.values.forEach { insertLeaves(of: $0) }
        // A yes or no says nothing by itself, and masking every one would hide the rest.
        case .null, .boolean: return
        case .text, .integer, .real: secrets.insert(value)
        }
    }
}
