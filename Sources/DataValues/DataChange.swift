/// One place whose value differs between two versions of a record: a line of a journal.
public struct DataChange: Hashable, Sendable {
    public var path: DataPath
    /// `null` when the place did not exist before.
    public var old: DataValue
    /// `null` when the place exists no longer.
    public var new: DataValue

    public init(path: DataPath, old: DataValue, new: DataValue) {
        self.path = path
        self.old = old
        self.new = new
    }

    /// `{"path": …, "old": …, "new": …}`, the absent side left out.
    public var dataValue: DataValue {
        .record(["path": .text(path.description), "old": old, "new": new].filter { !$0.value.isNull })
    }

    /// Reads back what `dataValue` wrote; `nil` when it is not of that shape.
    public init?(_ value: DataValue) {
        guard let text = value["path"].text, let path = try? DataPath(parsing: text) else { return nil }
        self.init(path: path, old: value["old"], new: value["new"])
    }
}

extension DataValue {
    /// What differs from `old` to `new`, in order of path, as finely as stays readable.
    ///
    /// Records are compared key by key. Lists of equal length are compared element by element, and elements added or removed at the end
    /// are reported one by one; any other change of a list (one taken from the middle) is one change of the whole list, because
    /// comparing by position would then show changes nobody made. Applying the changes in order to `old` gives `new`.
    public static func changes(from old: DataValue, to new: DataValue) -> [DataChange] {
        var changes: [DataChange] = []
        collect(from: old.normalized, to: new.normalized, at: DataPath(), into: &changes)
        return changes
    }

    /// This value with changes made to it in order: `old.applying(changes(from: old, to: new)) == new`.
    public func applying(_ changes: [DataChange]) throws(DataPathError) -> DataValue {
        var value = self
        for change in changes {
            if change.new.isNull, case .index(let index) = change.path.components.last {
                let parent = DataPath(change.path.components.dropLast())
                guard case .list(var elements) = value[parent] else { throw .notAList(parent) }
                guard index < elements.count else { throw .pastTheEnd(change.path, count: elements.count) }
                elements.remove(at: index)
                try value.set(.list(elements), at: parent)
            } else {
                try value.set(change.new, at: change.path)
            }
        }
        return value
    }

    private static func collect(
        from old: DataValue, to new: DataValue, at path: DataPath, into changes: inout [DataChange]
    ) {
        if old == new { return }
        switch (old, new) {
        case (.record(let oldFields), .record(let newFields)):
            let keys = Set(oldFields.keys).union(newFields.keys)
            for key in keys.sorted(by: { $0.precedesByCodePoint($1) }) {
                collect(from: oldFields[key] ?? .null, to: newFields[key] ?? .null, at: path / key, into: &changes)
            }
        case (.list(let oldElements), .list(let newElements))
        where !oldElements.contains(.null) && !newElements.contains(.null):
            collect(fromList: oldElements, toList: newElements, at: path, into: &changes)
        default:
            changes.append(DataChange(path: path, old: old, new: new))
        }
    }

    private static func collect(
        fromList old: [DataValue], toList new: [DataValue], at path: DataPath, into changes: inout [DataChange]
    ) {
        if old.count == new.count {
            for index in old.indices {
                collect(from: old[index], to: new[index], at: path / index, into: &changes)
            }
        } else if old.starts(with: new), !new.isEmpty {
            for index in (new.count..<old.count).reversed() {
                changes.append(DataChange(path: path / index, old: old[index], new: .null))
            }
        } else if new.starts(with: old), !old.isEmpty {
            for index in old.count..<new.count {
                changes.append(DataChange(path: path / index, old: .null, new: new[index]))
            }
        } else {
            changes.append(DataChange(path: path, old: .list(old), new: .list(new)))
        }
    }
}
