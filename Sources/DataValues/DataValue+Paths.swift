/// Why a value could not be set at a path: `path` leads to what is in the way.
public enum DataPathError: Error, Hashable, Sendable {
    /// A key was asked of something that is not a record.
    case notARecord(DataPath)
    /// A position was asked of something that is not a list.
    case notAList(DataPath)
    /// A position past the end of a list; one past the last element appends.
    case pastTheEnd(DataPath, count: Int)

    public var path: DataPath {
        switch self {
        case .notARecord(let path), .notAList(let path), .pastTheEnd(let path, _): path
        }
    }
}

extension DataValue {
    /// The value at a path; `null` where the path leads nowhere.
    public subscript(path: DataPath) -> DataValue {
        var value = self
        for component in path.components {
            switch (component, value) {
            case (.key(let key), .record(let fields)): value = fields[key] ?? .null
            case (.index(let index), .list(let elements)) where elements.indices.contains(index):
                value = elements[index]
            default: return .null
            }
        }
        return value
    }

    /// Puts a value at a path, making the records on the way that are missing.
    ///
    /// Setting `null` under a key removes the key. A position one past the end of a list appends; `null` is then a list being made.
    public mutating func set(_ value: DataValue, at path: DataPath) throws(DataPathError) {
        try set(value, at: path, from: 0)
    }

    private mutating func set(_ value: DataValue, at path: DataPath, from level: Int) throws(DataPathError) {
        guard level < path.components.count else {
            self = value
            return
        }
        switch path.components[level] {
        case .key(let key): try set(value, under: key, at: path, from: level)
        case .index(let index): try set(value, position: index, at: path, from: level)
        }
    }

    private mutating func set(
        _ value: DataValue, under key: String, at path: DataPath, from level: Int
    ) throws(DataPathError) {
        guard var fields = isNull ? [:] : record else {
            throw .notARecord(DataPath(Array(path.components[..<level])))
        }
        if value.isNull, fields[key] == nil { return }
        // Taken out first, so that the nested value is changed in place instead of copied.
        self = .null
        defer { self = .record(fields) }
        if level + 1 == path.components.count {
            fields.put(value, under: key)
        } else {
            var inner = fields.removeValue(forKey: key) ?? .null
            defer { fields.put(inner, under: key) }
            try inner.set(value, at: path, from: level + 1)
        }
    }

    private mutating func set(
        _ value: DataValue, position index: Int, at path: DataPath, from level: Int
    ) throws(DataPathError) {
        guard var elements = isNull ? [] : list else {
            throw .notAList(DataPath(Array(path.components[..<level])))
        }
        guard index >= 0, index <= elements.count else {
            throw .pastTheEnd(DataPath(Array(path.components[...level])), count: elements.count)
        }
        var inner = index < elements.count ? elements[index] : .null
        try inner.set(value, at: path, from: level + 1)
        if index < elements.count {
            elements[index] = inner
        } else {
            elements.append(inner)
        }
        self = .list(elements)
    }
}

extension [String: DataValue] {
    /// Sets or, with `null`, removes. (`fields[key] = nil` would not: `nil` is also a literal of `DataValue`.)
    fileprivate mutating func put(_ value: DataValue, under key: String) {
        if value.isNull { removeValue(forKey: key) } else { self[key] = value }
    }
}
