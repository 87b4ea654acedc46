/// Values under dotted keys, `outcome.worker.suit`, as nested names; a key may be the beginning of another.
struct KeyTree<Leaf> {
    private var leaf: Leaf?
    private var branches: [String: KeyTree] = [:]

    init(_ entries: [(key: String, value: Leaf)]) {
        for entry in entries { insert(entry.value, at: entry.key.split(separator: ".").map(String.init)[...]) }
    }

    private mutating func insert(_ value: Leaf, at path: ArraySlice<String>) {
        guard let first = path.first else {
            leaf = leaf ?? value
            return
        }
        branches[first, default: KeyTree([])].insert(value, at: path.dropFirst())
    }
}

extension KeyTree {
    func shape(leaf parts: [String: PaperShape]) -> PaperShape {
        let below = branches.mapValues { $0.shape(leaf: parts) }
        return leaf == nil ? .record(below) : .text(parts.merging(below) { own, _ in own })
    }
}

extension KeyTree where Leaf == PaperValue {
    var value: PaperValue {
        let below = branches.mapValues(\.value)
        switch leaf {
        case .text(let text, let parts)?: return .text(text, parts.merging(below) { own, _ in own })
        case let other? where below.isEmpty: return other
        default: return .record(below)
        }
    }
}
