/// SCXML's historyValue: what each history state remembers.
struct HistoryMemory: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        let history: Int32
        /// In document order.
        let states: ContiguousArray<Int32>
    }

    /// Sorted by history state; those that remember nothing are absent.
    private(set) var entries: [Entry] = []

    var isEmpty: Bool { entries.isEmpty }

    subscript(history: Int32) -> ArraySlice<Int32>? {
        entries.first { $0.history == history }.map { ArraySlice($0.states) }
    }

    mutating func remember(_ states: ContiguousArray<Int32>, by history: Int32) {
        let entry = Entry(history: history, states: states)
        let place = entries.firstIndex { $0.history >= history } ?? entries.count
        if place < entries.count, entries[place].history == history {
            entries[place] = entry
        } else {
            entries.insert(entry, at: place)
        }
    }

    /// Appendix D, function getEffectiveTargetStates, for one target: what a history state stands for now.
    func effectiveTargets(of target: Int32, in tables: StateTables) -> ContiguousArray<Int32> {
        let record = tables.records[Int(target)]
        guard record.kind.isHistory else { return [target] }
        if let remembered = self[target] { return ContiguousArray(remembered) }
        var effective: ContiguousArray<Int32> = []
        for place in record.defaults.indices {
            effective += effectiveTargets(of: tables.targets[place], in: tables)
        }
        return effective
    }
}
