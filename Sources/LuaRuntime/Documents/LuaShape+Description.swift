import DataValues

extension LuaShape {
    /// The form in which a shape crosses to C: see `clua_make_shape`.
    var described: DataValue {
        switch self {
        case .any: "any"
        case .boolean: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .text: "text"
        case .list(let element): ["list", element.described]
        case .record(let fields): ["record", .record(fields.mapValues(\.described))]
        }
    }
}
