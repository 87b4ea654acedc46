/// One state to enter.
struct EntryStep: Hashable, Sendable {
    let state: Int32
    /// A compound state entered without naming a descendant, so that its initial transition's content runs.
    var isByDefault: Bool
    /// Its ancestors below this one are in the set, with their missing regions; nothing yet known of any.
    var ancestorsUpTo: Int32 = -2
}

/// SCXML's statesToEnter, statesForDefaultEntry and defaultHistoryContent, sorted into entry order as it grows.
struct EntrySet {
    private(set) var steps: ContiguousArray<EntryStep> = []
    /// History states whose default was followed.
    private(set) var defaultHistories: ContiguousArray<Int32> = []
    /// A history state took part, so the set holds only for what is remembered now.
    private(set) var dependsOnHistory = false
    /// Whoever has no use for more states than this is spared them.
    var mostSteps = Int.max

    mutating func removeAll() {
        steps.removeAll(keepingCapacity: true)
        defaultHistories.removeAll(keepingCapacity: true)
        dependsOnHistory = false
    }

    mutating func append(_ other: some Sequence<EntryStep>) {
        for step in other { insert(step.state, isByDefault: step.isByDefault) }
    }

    /// https://www.w3.org/TR/scxml/#AlgorithmforSCXMLInterpretation, procedure computeEntrySet, for one transition.
    ///
    /// A history state adds the ancestors of what it remembers up to its own parent. Where the transition comes from
    /// inside that parent some of them were never left; only what lies in the transition's domain is to be entered.
    mutating func computeEntrySet(
        targets: some Sequence<Int32>, domain: Int32, in tables: StateTables, remembering history: HistoryMemory
    ) {
        var own = EntrySet()
        own.mostSteps = mostSteps
        // A target around another adds nothing but its default, which the inner target replaces (SCXML 3.11).
        for target in targets where !targets.contains(where: { tables.isDescendant($0, of: target) }) {
            own.addDescendantStatesToEnter(target, in: tables, remembering: history)
        }
        for target in targets {
            for state in history.effectiveTargets(of: target, in: tables) {
                own.addAncestorStatesToEnter(state, upTo: domain, in: tables, remembering: history)
            }
        }
        append(own.steps.lazy.filter { tables.isDescendant($0.state, of: domain) })
        defaultHistories += own.defaultHistories
        dependsOnHistory = dependsOnHistory || own.dependsOnHistory
    }

    /// Appendix D, procedure addDescendantStatesToEnter.
    mutating func addDescendantStatesToEnter(
        _ state: Int32, in tables: StateTables, remembering history: HistoryMemory
    ) {
        let record = tables.records[Int(state)]
        switch record.kind {
        case .shallowHistory, .deepHistory:
            dependsOnHistory = true
            let remembered = history[state]
            if remembered == nil, !defaultHistories.contains(state) { defaultHistories.append(state) }
            let states = remembered ?? tables.targets[record.defaults.indices]
            addAll(states, upTo: record.parent, in: tables, remembering: history)
        case .compound:
            insert(state, isByDefault: true)
            addAll(tables.targets[record.defaults.indices], upTo: state, in: tables, remembering: history)
        case .parallel:
            insert(state, isByDefault: false)
            addMissingRegions(of: record, in: tables, remembering: history)
        case .atomic, .final:
            insert(state, isByDefault: false)
        }
    }

    /// Appendix D, procedure addAncestorStatesToEnter.
    mutating func addAncestorStatesToEnter(
        _ state: Int32, upTo ancestor: Int32, in tables: StateTables, remembering history: HistoryMemory
    ) {
        var next = tables.records[Int(state)].parent
        while next >= 0, next != ancestor {
            let record = tables.records[Int(next)]
            let place = insert(next, isByDefault: false)
            // From here on another target has come this way: a thousand regions are not looked at again for each of a thousand targets.
            if steps[place].ancestorsUpTo == ancestor { return }
            steps[place].ancestorsUpTo = ancestor
            if record.kind == .parallel { addMissingRegions(of: record, in: tables, remembering: history) }
            next = record.parent
        }
    }

    private mutating func addAll(
        _ states: ArraySlice<Int32>, upTo ancestor: Int32, in tables: StateTables, remembering history: HistoryMemory
    ) {
        for state in states where !states.contains(where: { tables.isDescendant($0, of: state) }) {
            addDescendantStatesToEnter(state, in: tables, remembering: history)
        }
        for state in states {
            addAncestorStatesToEnter(state, upTo: ancestor, in: tables, remembering: history)
        }
    }

    private mutating func addMissingRegions(
        of parallel: StateRecord, in tables: StateTables, remembering history: HistoryMemory
    ) {
        for place in parallel.children.indices {
            if steps.count > mostSteps { return }
            let child = tables.children[place]
            if !containsDescendant(of: child, in: tables) {
                addDescendantStatesToEnter(child, in: tables, remembering: history)
            }
        }
    }

    private func containsDescendant(of state: Int32, in tables: StateTables) -> Bool {
        let place = place(of: state + 1)
        return place < steps.count && tables.isDescendant(steps[place].state, of: state)
    }

    @discardableResult
    private mutating func insert(_ state: Int32, isByDefault: Bool) -> Int {
        let place = place(of: state)
        if place < steps.count, steps[place].state == state {
            if isByDefault { steps[place].isByDefault = true }
        } else {
            steps.insert(EntryStep(state: state, isByDefault: isByDefault), at: place)
        }
        return place
    }

    /// Where `state` stands, or would.
    private func place(of state: Int32) -> Int {
        var low = 0
        var high = steps.count
        // States mostly arrive in document order.
        if let last = steps.last, last.state < state { return high }
        while low < high {
            let middle = (low + high) / 2
            if steps[middle].state < state { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
