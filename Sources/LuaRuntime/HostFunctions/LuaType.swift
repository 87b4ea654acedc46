/// The kind of a value that passes between Lua and a host function: of arguments it is checked on every call; of results it is what the
/// closure promises. Both are written into editor stubs.
public indirect enum LuaType: Hashable, Sendable {
    case any
    case boolean
    case integer
    /// An integer or a floating-point number.
    case number
    case text
    /// One of these texts.
    case choice([String])
    case list(LuaType)
    /// A record with at least the required ones of these fields, and no others.
    case record([LuaField])
    /// A record with any fields.
    case table
    case union([LuaType])
    /// A type declared elsewhere in the editor stubs, such as `Case`; checked as any value.
    case named(String)
}

/// A field of a ``LuaType/record(_:)``.
public struct LuaField: Hashable, Sendable {
    public var name: String
    public var type: LuaType
    public var isOptional: Bool

    public init(_ name: String, _ type: LuaType, isOptional: Bool = false) {
        self.name = name
        self.type = type
        self.isOptional = isOptional
    }
}

extension LuaType {
    /// The type as a LuaLS annotation writes it: `string[]`, `"days"|"months"`, `{ zh: string, en?: string }`.
    public var annotation: String {
        switch self {
        case .any: "any"
        case .boolean: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .text: "string"
        case .choice(let texts): texts.map { "\"\($0)\"" }.joined(separator: "|")
        case .list(let element): element.isCompound ? "(\(element.annotation))[]" : "\(element.annotation)[]"
        case .record(let fields):
            "{ " + fields.map { "\($0.name)\($0.isOptional ? "?" : ""): \($0.type.annotation)" }.joined(separator: ", ")
                + " }"
        case .table: "table"
        case .union(let types): types.map(\.annotation).joined(separator: "|")
        case .named(let name): name
        }
    }

    /// The type in the words of an error message: `a text`, `one of 'days', 'months'`.
    public var phrase: String {
        switch self {
        case .any, .named: "a value"
        case .boolean: "a boolean"
        case .integer: "an integer"
        case .number: "a number"
        case .text: "a text"
        case .choice(let texts): "one of " + texts.map { "'\($0)'" }.joined(separator: ", ")
        case .list: "a list"
        case .record, .table: "a record"
        case .union(let types): types.map(\.phrase).joined(separator: " or ")
        }
    }

    private var isCompound: Bool {
        switch self {
        case .choice(let texts): texts.count > 1
        case .union(let types): types.count > 1
        default: false
        }
    }
}
