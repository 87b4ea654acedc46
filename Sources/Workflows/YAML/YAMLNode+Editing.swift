extension YAMLNode {
    /// Changes the value under a key of a mapping in place; nil when there is no such key.
    mutating func modify<Result>(_ key: String, _ change: (inout YAMLNode) -> Result) -> Result? {
        guard case .mapping(var entries) = content, let index = entries.firstIndex(where: { $0.key == key }) else {
            return nil
        }
        // Emptied first, so that the entries are changed in place instead of copied.
        content = .mapping([])
        defer { content = .mapping(entries) }
        return change(&entries[index].value)
    }

    /// Puts an entry into a mapping, in the place of one with the same key or at the end.
    mutating func put(_ entry: YAMLEntry) {
        guard case .mapping(var entries) = content else { return }
        content = .mapping([])
        if let index = entries.firstIndex(where: { $0.key == entry.key }) {
            entries[index].value = entry.value
        } else {
            entries.append(entry)
        }
        content = .mapping(entries)
    }

    /// Whether two nodes say the same, wherever they stand and however they are quoted.
    func saysTheSame(as other: YAMLNode) -> Bool {
        switch (content, other.content) {
        case (.scalar(let one), .scalar(let two)): one.text == two.text
        case (.sequence(let one), .sequence(let two)):
            one.count == two.count && zip(one, two).allSatisfy { $0.saysTheSame(as: $1) }
        case (.mapping(let one), .mapping(let two)):
            one.count == two.count
                && one.allSatisfy { entry in other[entry.key].map { entry.value.saysTheSame(as: $0) } ?? false }
        case (.scalar, _), (.sequence, _), (.mapping, _): false
        }
    }
}
