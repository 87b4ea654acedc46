public import DataValues

extension [Field] {
    /// The facts with every sensitive value masked, at any depth: for lists, logs, exports and errors.
    public func masking(_ record: [String: DataValue]) -> [String: DataValue] {
        var masked = record
        for field in self {
            guard let value = record[field.name] else { continue }
            masked[field.name] = field.masking(value)
        }
        return masked
    }
}

extension Collection<Workflow> {
    /// A value as someone without need to know may see it, when a case followed several rules: what any of them masks is masked.
    public func masking(_ value: DataValue, of name: String) -> DataValue {
        reduce(value) { masked, workflow in workflow.field(name)?.masking(masked) ?? masked }
    }
}

extension Field {
    /// The value as someone without need to know may see it: unchanged unless this field, or one inside it, is sensitive.
    public func masking(_ value: DataValue) -> DataValue {
        isSensitive ? Self.masked(value) : type.masking(value)
    }

    static func masked(_ value: DataValue) -> DataValue {
        switch value {
        case .null: .null
        case .text(let text): .text(maskedText(text))
        case .list(let elements): .list(elements.map(masked))
        case .record(let fields): .record(fields.mapValues(masked))
        case .boolean, .integer, .real: .text("**")
        }
    }

    /// Text keeps its first character (张＊＊), so that people can tell cases apart; the length is not told.
    public static func maskedText(_ text: String) -> String {
        // What is masked already stays as it is: several rules may mask one value, one after the other.
        if text.hasSuffix("**"), text.count <= 3 { return text }
        return "\(text.count > 1 ? text.prefix(1) : "")**"
    }
}

extension FieldType {
    func masking(_ value: DataValue) -> DataValue {
        switch (self, value) {
        case (.record(let fields), .record(let record)): .record(fields.masking(record))
        case (.list(let element), .list(let elements)): .list(elements.map(element.masking))
        default: value
        }
    }

    /// Whether any field inside is sensitive.
    public var holdsSensitiveFields: Bool {
        switch self {
        case .record(let fields): fields.contains { $0.isSensitive || $0.type.holdsSensitiveFields }
        case .list(let element): element.holdsSensitiveFields
        case .text, .integer, .boolean, .date, .instant, .money, .choice: false
        }
    }
}
