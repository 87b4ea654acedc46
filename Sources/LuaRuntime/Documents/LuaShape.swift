/// The declared names and kinds of a document, so that a misspelt field is an error wherever it is read or written.
public indirect enum LuaShape: Hashable, Sendable {
    /// Any value; tables below it are not checked. A text-keyed table is a record, `{}` and a sequence are lists.
    case any
    case boolean
    /// An integer; a whole floating-point number such as `10 / 2` is accepted and becomes one.
    case integer
    /// Any finite number.
    case number
    case text
    case list(LuaShape)
    case record([String: LuaShape])
}
