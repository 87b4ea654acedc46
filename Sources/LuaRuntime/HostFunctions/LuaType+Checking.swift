import DataValues

/// Where and how a value differs from its type.
struct LuaTypeProblem: Error, Equatable {
    /// Below the value that was checked: `.zh`, `[2].name`; empty for the value itself.
    var path: String
    var message: String
}

extension LuaType {
    /// The value as the type has it: a whole floating-point number becomes an integer where one is expected.
    func checked(_ value: DataValue, path: String = "") throws(LuaTypeProblem) -> DataValue {
        switch (self, value) {
        case (.any, _), (.named, _), (.boolean, .boolean), (.integer, .integer), (.number, .integer), (.number, .real),
            (.text, .text), (.table, .record):
            return value
        case (.table, .list(let elements)) where elements.isEmpty:
            return .record([:])
        case (.integer, .real(let number)):
            if let whole = Int64(exactly: number) { return .integer(whole) }
        case (.choice(let texts), .text(let text)):
            if texts.contains(text) { return value }
        case (.list(let element), .list(let elements)):
            var result: [DataValue] = []
            for (index, item) in elements.enumerated() {
                result.append(try element.checked(item, path: "\(path)[\(index + 1)]"))
            }
            return .list(result)
        case (.record(let fields), .record(let record)):
            return .record(try Self.checked(record, fields, path: path))
        case (.record(let fields), .list(let elements)) where elements.isEmpty:
            return .record(try Self.checked([:], fields, path: path))
        case (.union(let types), _):
            return try Self.checked(value, anyOf: types, path: path)
        default:
            break
        }
        throw LuaTypeProblem(path: path, message: "expected \(phrase), got \(value.luaPhrase)")
    }

    private static func checked(
        _ record: [String: DataValue], _ fields: [LuaField], path: String
    ) throws(LuaTypeProblem) -> [String: DataValue] {
        var result: [String: DataValue] = [:]
        for field in fields {
            let value = record[field.name] ?? .null
            if value.isNull {
                if field.isOptional { continue }
                throw LuaTypeProblem(
                    path: "\(path).\(field.name)", message: "expected \(field.type.phrase), got nothing")
            }
            result[field.name] = try field.type.checked(value, path: "\(path).\(field.name)")
        }
        let known = fields.map(\.name)
        if let unknown = record.keys.filter({ !known.contains($0) }).min() {
            let names = known.map { "'\($0)'" }.joined(separator: ", ")
            throw LuaTypeProblem(path: path, message: "unknown field '\(unknown)'; the fields are \(names)")
        }
        return result
    }

    /// The first alternative that fits; when none does, the problem of the one that came deepest.
    private static func checked(
        _ value: DataValue, anyOf types: [LuaType], path: String
    ) throws(LuaTypeProblem) -> DataValue {
        var deepest: LuaTypeProblem?
        for type in types {
            do throws(LuaTypeProblem) {
                return try type.checked(value, path: path)
            } catch {
                let isSpecific = error.path != path || error.message.hasPrefix("unknown field")
                if isSpecific { deepest = deepest ?? error }
            }
        }
        let phrase = LuaType.union(types).phrase
        throw deepest ?? LuaTypeProblem(path: path, message: "expected \(phrase), got \(value.luaPhrase)")
    }
}

extension DataValue {
    /// The value's kind in the words of an error message.
    var luaPhrase: String {
        switch self {
        case .null: "nothing"
        case .boolean(let value): "\(value)"
        case .integer(let value): "the integer \(value)"
        case .real(let value): "the number \(value)"
        case .text(let value): value.count <= 40 ? "the text '\(value)'" : "a text"
        case .list: "a list"
        case .record: "a record"
        }
    }
}
