public import DataValues

extension [Field] {
    /// The type at a path such as `applicant.name`; nil when it leads to no declared field. Elements of lists have no name.
    public func type(at path: DataPath) -> FieldType? {
        guard case .key(let name)? = path.components.first, let field = named(name) else { return nil }
        return field.type.type(at: path.components.dropFirst())
    }

    /// Whether the field at a path, or a record it lies in, is sensitive.
    public func isSensitive(at path: DataPath) -> Bool {
        guard case .key(let name)? = path.components.first, let field = named(name) else { return false }
        if field.isSensitive { return true }
        var type = field.type
        for component in path.components.dropFirst() {
            switch (component, type) {
            case (.index, .list(let element)): type = element
            case (.key(let name), .record(let fields)):
                guard let inner = fields.named(name) else { return false }
                if inner.isSensitive { return true }
                type = inner.type
            default: return false
            }
        }
        return false
    }
}

extension FieldType {
    fileprivate func type(at rest: ArraySlice<DataPath.Component>) -> FieldType? {
        guard let next = rest.first else { return self }
        switch (next, self) {
        case (.key(let name), .record(let fields)):
            return fields.named(name)?.type.type(at: rest.dropFirst())
        case (.index, .list(let element)):
            return element.type(at: rest.dropFirst())
        default: return nil
        }
    }
}
