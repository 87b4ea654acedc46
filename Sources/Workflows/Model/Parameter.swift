public import DataValues
public import Diagnostics
import StatutoryTime

/// A number or choice that a workflow uses and localities set.
public struct Parameter: Hashable, Sendable {
    public indirect enum ValueType: Hashable, Sendable {
        case money, integer, text, boolean, date, period
        case choice([ChoiceValue])
        /// Texts; where values are named, only these.
        case list([ChoiceValue])
    }

    /// The statutory limit that no layer may loosen.
    public enum Bound: Hashable, Sendable {
        case atMost(DataValue)
        case atLeast(DataValue)
    }

    public var name: String
    public var type: ValueType
    public var title: BilingualText
    public var law: Citation?
    /// The date field that decides which value is in force; nil: the legal date of the event.
    public var basis: String?
    public var bound: Bound?
    /// Whether a layer may go beyond the bound when it names its own law or source.
    public var isOverridable: Bool
    public var declaration: Declaration

    public init(
        _ name: String,
        _ type: ValueType,
        title: BilingualText,
        law: Citation? = nil,
        basis: String? = nil,
        bound: Bound? = nil,
        isOverridable: Bool = false,
        declaration: Declaration
    ) {
        self.name = name
        self.type = type
        self.title = title
        self.law = law
        self.basis = basis
        self.bound = bound
        self.isOverridable = isOverridable
        self.declaration = declaration
    }
}

/// One value of a parameter: what a layer says it is, from when, until when and where that is known from.
public struct ParameterValue: Hashable, Sendable {
    /// Money in fen; a period as `{ amount, unit }`; a date as ISO text.
    public var value: DataValue
    /// The first day it is in force, ISO text.
    public var from: String
    /// The last day it is in force; nil: until a later value replaces it.
    public var until: String?
    public var source: BilingualText
    /// Whether somebody has checked the value against its source.
    public var isVerified: Bool
    public var law: Citation?
    /// The layer that gives it, and the place of the value in its file.
    public var declaration: Declaration

    public init(
        _ value: DataValue,
        from: String,
        until: String? = nil,
        source: BilingualText,
        isVerified: Bool = true,
        law: Citation? = nil,
        declaration: Declaration
    ) {
        self.value = value
        self.from = from
        self.until = until
        self.source = source
        self.isVerified = isVerified
        self.law = law
        self.declaration = declaration
    }
}

extension Parameter.ValueType {
    /// The word for it in files.
    public var name: String {
        switch self {
        case .money: "money"
        case .integer: "integer"
        case .text: "text"
        case .boolean: "boolean"
        case .date: "date"
        case .period: "period"
        case .choice: "choice"
        case .list: "list"
        }
    }

    /// The value as it is written in files.
    public func shown(_ value: DataValue) -> String {
        switch (self, value) {
        case (.money, .integer(let fen)): "\(MoneyLiteral.text(fen: fen)) CNY"
        case (.period, _): Period(value)?.description ?? value.canonicalJSON
        case (_, .text(let text)): text
        case (.list, .list(let elements)): "[\(elements.compactMap(\.text).joined(separator: ", "))]"
        default: value.canonicalJSON
        }
    }
}
