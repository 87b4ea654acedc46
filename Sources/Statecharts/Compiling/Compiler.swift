/// Turns a checked outline into the tables of a `Statechart`.
struct Compiler {
    /// Entry sets longer than this are computed at the step, so that a chart's tables stay in proportion to it.
    private static let longestStoredEntry = 64

    private let outline: Outline
    private(set) var states: [StateNode] = []
    private(set) var transitions: [Transition] = []
    private(set) var tables = StateTables()
    private(set) var blocks = ActionBlocks()
    private(set) var transitionRecords: ContiguousArray<TransitionRecord> = []
    private(set) var spans: ContiguousArray<EventTree.Span> = []
    private(set) var entrySteps: ContiguousArray<EntryStep> = []
    private(set) var events: EventTree
    private(set) var start: TransitionRecord

    init(_ outline: Outline) {
        self.outline = outline
        events = EventTree(outline.entries.flatMap { $0.definition.transitions.flatMap(\.events) })
        start = TransitionRecord(
            source: -1, domain: -1, guard: nil, events: .empty, targets: .empty, block: ActionBlocks.none,
            isInternal: false, domainVaries: false, entryVaries: false, entry: .empty)
        // States first: the domain and entry set of a transition look at all of them.
        for index in outline.entries.indices { addState(index) }
        tables.topLevel = ContiguousArray(outline.realChildren(of: Outline.root).map { Int32($0) })
        for index in outline.entries.indices { addTransitions(of: index) }
        addStart()
    }

    /// FNV-1a over the shape of the chart.
    var fingerprint: UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        for (index, record) in tables.records.enumerated() {
            for byte in outline.entries[index].definition.id.utf8 { mix(byte) }
            mix(0)
            mix(record.kind.rawValue)
            withUnsafeBytes(of: record.parent.littleEndian) { $0.forEach(mix) }
        }
        return hash
    }

    // MARK: - States

    private func defaultTargets(of state: Int) -> [Int] {
        let entry = outline.entries[state]
        if let initial = entry.definition.initial { return outline.resolve(initial.targets) }
        return outline.isCompound(state) ? Array(outline.realChildren(of: state).prefix(1)) : []
    }

    private mutating func addState(_ state: Int) {
        let entry = outline.entries[state]
        let definition = entry.definition
        let kind = outline.kind(of: state)
        let defaults = defaultTargets(of: state)
        let ownTransitions = entry.firstTransition..<entry.firstTransition + definition.transitions.count
        states.append(
            StateNode(
                index: StateIndex(state), id: definition.id, kind: kind,
                parent: entry.parent == Outline.root ? nil : StateIndex(entry.parent),
                children: entry.children.map { StateIndex($0) }, initial: defaults.map { StateIndex($0) },
                transitions: ownTransitions.map { TransitionIndex($0) }, invocations: definition.invocations))
        let parentMeets = entry.parent == Outline.root ? false : tables.records[entry.parent].meetsEventless
        tables.records.append(
            StateRecord(
                parent: Int32(entry.parent), end: Int32(entry.end), kind: StateRecord.Kind(kind),
                meetsEventless: parentMeets || definition.transitions.contains { $0.events.isEmpty },
                children: append(outline.realChildren(of: state), to: \.children),
                histories: append(entry.children.filter(outline.isHistory), to: \.children),
                defaults: append(defaults, to: \.targets),
                defaultBlock: blocks.append(definition.initial?.actions ?? []),
                onEntry: blocks.append(definition.onEntry), onExit: blocks.append(definition.onExit),
                transitions: IndexRange(start: Int32(ownTransitions.lowerBound), end: Int32(ownTransitions.upperBound)),
                invocations: append(definition.invocations)))
    }

    private mutating func append(
        _ states: [Int], to list: WritableKeyPath<StateTables, ContiguousArray<Int32>>
    ) -> IndexRange {
        let first = Int32(tables[keyPath: list].count)
        tables[keyPath: list].append(contentsOf: states.map { Int32($0) })
        return IndexRange(start: first, end: first + Int32(states.count))
    }

    private mutating func append(_ invocations: [Invocation]) -> IndexRange {
        let first = Int32(tables.invocations.count)
        tables.invocations.append(contentsOf: invocations)
        return IndexRange(start: first, end: first + Int32(invocations.count))
    }

    // MARK: - Transitions

    private mutating func addTransitions(of state: Int) {
        for definition in outline.entries[state].definition.transitions {
            let targets = outline.resolve(definition.targets)
            transitions.append(
                Transition(
                    index: TransitionIndex(transitions.count), source: StateIndex(state), events: definition.events,
                    guard: definition.guard, targets: targets.map { StateIndex($0) }, kind: definition.kind,
                    actions: definition.actions))
            let firstSpan = Int32(spans.count)
            spans.append(contentsOf: definition.events.map(events.span(of:)))
            var record = TransitionRecord(
                source: Int32(state), domain: TransitionRecord.noDomain, guard: definition.guard,
                events: IndexRange(start: firstSpan, end: Int32(spans.count)),
                targets: append(targets, to: \.targets), block: blocks.append(definition.actions),
                isInternal: definition.kind == .internal, domainVaries: false, entryVaries: false, entry: .empty)
            // From outside the history's parent, every state it may stand for lies in the same direction.
            record.domainVaries = targets.contains {
                outline.isHistory($0) && outline.isDescendant(state, of: outline.entries[$0].parent)
            }
            record.domain = tables.transitionDomain(of: record, remembering: HistoryMemory())
            addEntry(to: &record)
            transitionRecords.append(record)
        }
    }

    private mutating func addStart() {
        let initial =
            outline.definition.initial
            ?? DefaultEntry(
                tables.topLevel.prefix(1).map { outline.entries[Int($0)].definition.id })
        start.targets = append(outline.resolve(initial.targets), to: \.targets)
        start.block = blocks.append(initial.actions)
        var record = start
        addEntry(to: &record)
        start = record
    }

    private mutating func addEntry(to record: inout TransitionRecord) {
        var set = EntrySet()
        set.mostSteps = Self.longestStoredEntry
        set.computeEntrySet(
            targets: tables.targets[record.targets.indices], domain: record.domain, in: tables,
            remembering: HistoryMemory())
        if record.domainVaries || set.dependsOnHistory || set.steps.count > Self.longestStoredEntry {
            record.entryVaries = true
        } else {
            let first = Int32(entrySteps.count)
            entrySteps.append(contentsOf: set.steps)
            record.entry = IndexRange(start: first, end: Int32(entrySteps.count))
        }
    }
}

extension StateRecord.Kind {
    fileprivate init(_ kind: StateKind) {
        switch kind {
        case .atomic: self = .atomic
        case .compound: self = .compound
        case .parallel: self = .parallel
        case .final: self = .final
        case .history(.shallow): self = .shallowHistory
        case .history(.deep): self = .deepHistory
        }
    }
}
