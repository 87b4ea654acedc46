public import DataValues
public import Diagnostics
public import Workflows

/// A kind of paper that an office issues: an entry of `workflows/NAME/documents/documents.yaml`.
public struct DocumentKind: Hashable, Sendable {
    /// A field and the values of it that allow the paper.
    public struct Condition: Hashable, Sendable {
        public var field: Located<String>
        public var values: [Located<String>]
    }

    /// What stands behind the number of the paper when a field has a certain value: 之一.
    public struct Suffix: Hashable, Sendable {
        public var field: Located<String>
        public var value: Located<String>
        public var text: String
    }

    /// As it is named on the command line and in the effects of the workflow: `award_final`.
    public var name: String
    public var title: BilingualText
    /// The article that provides for it.
    public var law: Citation?
    /// The name of its template, without folder and extension.
    public var template: String
    /// The field with the number that the case was given and the paper bears; nil, or while it is empty: a number by the case's id.
    public var number: Located<String>?
    /// What such a number by the case's id is called: 收.
    public var word: String
    public var suffixes: [Suffix]
    /// The field that holds the day it bears; nil: the day it is made.
    public var date: Located<String>?
    /// Facts that must be there although the template can do without them, lists above all.
    public var needs: [Located<String>]
    /// All must hold.
    public var conditions: [Condition]
    /// What the case does not hold and is given when the paper is made.
    public var given: [Field]
    public var location: SourceLocation

    /// The conditions that a case does not meet.
    public func unmet(by facts: [String: DataValue]) -> [Condition] {
        conditions.filter { condition in
            let value = facts[condition.field.value] ?? .null
            return !condition.values.contains { Self.word(for: value) == $0.value }
        }
    }

    /// What stands behind the number.
    func suffix(for facts: [String: DataValue]) -> String {
        suffixes.filter { Self.word(for: facts[$0.field.value] ?? .null) == $0.value.value }.map(\.text).joined()
    }

    private static func word(for value: DataValue) -> String? {
        value.text ?? value.boolean.map { $0 ? "true" : "false" } ?? value.integer.map { "\($0)" }
    }
}
