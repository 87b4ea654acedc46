import LuaRuntime

/// The names that hooks may read and write, from the workflow's declarations: a misspelt field is an error where it is used.
enum HookShapes {
    static func fields(_ fields: [Field]) -> [String: LuaShape] {
        Dictionary(fields.map { ($0.name, shape($0.type)) }, uniquingKeysWith: { first, _ in first })
    }

    private static func shape(_ type: FieldType) -> LuaShape {
        switch type {
        case .text, .date, .instant, .choice: .text
        case .integer, .money: .integer
        case .boolean: .boolean
        case .record(let inner): .record(fields(inner))
        case .list(let element): .list(shape(element))
        }
    }

    static func parameters(_ parameters: [Parameter]) -> [String: LuaShape] {
        Dictionary(parameters.map { ($0.name, shape($0.type)) }, uniquingKeysWith: { first, _ in first })
    }

    private static func shape(_ type: Parameter.ValueType) -> LuaShape {
        switch type {
        case .money, .integer: .integer
        case .text, .date, .choice: .text
        case .boolean: .boolean
        case .period: .record(["amount": .integer, "unit": .text])
        case .list: .list(.text)
        }
    }

    static let event: [String: LuaShape] = [
        "name": .text, "date": .text, "due_on": .text, "locality": .text, "fields": .list(.text),
        "actor": .record(["id": .text, "roles": .list(.text)]),
    ]
}
