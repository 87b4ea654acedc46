public import DataValues
public import Diagnostics

/// Why a value does not fit a field.
public struct FieldProblem: Error, Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        /// A required value is not there.
        case missing
        /// A value of another type.
        case wrongType
        /// Text that cannot be read as the type.
        case malformed
        /// Outside the field's bounds.
        case outOfRange
        /// More than can be kept.
        case tooLarge
        /// Not one of the values of a choice.
        case unknownChoice
        /// A field that is not declared.
        case unknownField
    }

    public var kind: Kind
    /// From the case's fields: `applicant.name`, `claims[2].amount`.
    public var path: DataPath
    /// What is wrong, without the value itself, which may be sensitive.
    public var what: BilingualText
    /// What to give instead.
    public var fix: BilingualText?

    public init(_ kind: Kind, at path: DataPath, _ what: BilingualText, fix: BilingualText? = nil) {
        self.kind = kind
        self.path = path
        self.what = what
        self.fix = fix
    }
}
