extension DataValue {
    /// The value as it reads back after being written: `null` keys of records dropped at every depth.
    public var normalized: DataValue {
        switch self {
        case .list(let elements): .list(elements.map(\.normalized))
        case .record(let fields): .record(fields.filter { !$0.value.isNull }.mapValues(\.normalized))
        case .null, .boolean, .integer, .real, .text: self
        }
    }

    /// Something that would not survive being written and read back.
    public enum Problem: Hashable, Sendable {
        /// NaN or an infinity, which JSON cannot say.
        case notFinite(DataPath)
        /// Nested deeper than a reader accepts; the path is where the limit is passed.
        case tooDeep(DataPath)

        public var path: DataPath {
            switch self {
            case .notFinite(let path), .tooDeep(let path): path
            }
        }
    }

    /// The first thing in the value that would not read back as it was written, or `nil`; every store refuses such a value.
    public var problem: Problem? {
        var path = DataPath()
        return problem(at: &path, depth: 0)
    }

    private func problem(at path: inout DataPath, depth: Int) -> Problem? {
        switch self {
        case .real(let number) where !number.isFinite: return .notFinite(path)
        case .list, .record:
            guard depth < DataValue.maximumDepth else { return .tooDeep(path) }
        case .null, .boolean, .integer, .real, .text: return nil
        }
        if case .list(let elements) = self {
            for (index, element) in elements.enumerated() {
                path.components.append(.index(index))
                defer { path.components.removeLast() }
                if let problem = element.problem(at: &path, depth: depth + 1) { return problem }
            }
        }
        if case .record(let fields) = self {
            for (key, value) in fields {
                path.components.append(.key(key))
                defer { path.components.removeLast() }
                if let problem = value.problem(at: &path, depth: depth + 1) { return problem }
            }
        }
        return nil
    }
}
