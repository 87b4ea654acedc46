import DataValues

/// Which person does an act, where the law wants two people (四眼原则): the one is put on file, the other must be somebody else.
public struct PersonRule: Hashable, Sendable {
    /// Text fields that take the id of whoever does the act.
    public var signs: [String]
    /// Fields that name people, by id, who may not do it: texts or lists of texts.
    public var apartFrom: [String]

    public init(signs: [String] = [], apartFrom: [String] = []) {
        self.signs = signs
        self.apartFrom = apartFrom
    }

    var isEmpty: Bool { signs.isEmpty && apartFrom.isEmpty }

    /// This rule and another together, each field once.
    func joined(with other: PersonRule) -> PersonRule {
        PersonRule(
            signs: signs + other.signs.filter { !signs.contains($0) },
            apartFrom: apartFrom + other.apartFrom.filter { !apartFrom.contains($0) })
    }
}

/// Where a case names the people who are recused (回避): they raise no event of it.
public struct RecusalRule: Hashable, Sendable {
    /// A text, or a list of texts: ids of users.
    public var field: String
    public var law: Citation?
    public var declaration: Declaration

    public init(field: String, law: Citation? = nil, declaration: Declaration) {
        self.field = field
        self.law = law
        self.declaration = declaration
    }
}

extension [String: DataValue] {
    /// Whether a field names a person, alone or in a list.
    func names(_ person: String, in field: String) -> Bool {
        let value = self[field] ?? .null
        return value.text == person || (value.list ?? []).contains { $0.text == person }
    }
}
