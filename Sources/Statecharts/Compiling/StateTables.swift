/// A run of consecutive places in one of the flat arrays.
struct IndexRange: Hashable, Sendable {
    var start: Int32
    var end: Int32

    static let empty = IndexRange(start: 0, end: 0)

    var isEmpty: Bool { start >= end }
    var count: Int { Int(end - start) }
    var indices: Range<Int> { Int(start)..<Int(end) }
}

/// What a step needs to know of a state, without references: copying one touches no counters.
struct StateRecord: Sendable {
    enum Kind: UInt8, Sendable {
        case atomic, compound, parallel, final, shallowHistory, deepHistory

        /// SCXML's isAtomicState: a final state is one too.
        var isAtomic: Bool { self == .atomic || self == .final }
        var isHistory: Bool { self == .shallowHistory || self == .deepHistory }
    }

    var parent: Int32
    /// One past the last descendant.
    var end: Int32
    var kind: Kind
    /// The state or one of its ancestors has an eventless transition.
    var meetsEventless: Bool
    /// In `StateTables.children`: the real children.
    var children: IndexRange
    /// In `StateTables.children`: the history children.
    var histories: IndexRange
    /// In `StateTables.targets`: of the initial transition or the history's default.
    var defaults: IndexRange
    /// The block of the default entry's actions, or `ActionBlocks.none`.
    var defaultBlock: Int32
    /// Blocks.
    var onEntry: IndexRange
    var onExit: IndexRange
    var transitions: IndexRange
    /// In `StateTables.invocations`.
    var invocations: IndexRange

    /// Nothing happens when it is entered but that it is active then.
    var entersQuietly: Bool {
        onEntry.isEmpty && defaultBlock == ActionBlocks.none && histories.isEmpty && invocations.isEmpty
            && kind != .final
    }

    /// Nothing happens when it is left but that it is not active then.
    var leavesQuietly: Bool { onExit.isEmpty && invocations.isEmpty }
}

/// The states of a compiled chart in flat arrays; -1 stands for the chart itself.
struct StateTables: Sendable {
    var records: ContiguousArray<StateRecord> = []
    var children: ContiguousArray<Int32> = []
    var targets: ContiguousArray<Int32> = []
    var topLevel: ContiguousArray<Int32> = []
    var invocations: ContiguousArray<Invocation> = []

    /// SCXML's isDescendant: strictly inside.
    @inline(__always)
    func isDescendant(_ state: Int32, of ancestor: Int32) -> Bool {
        ancestor < 0 || (state > ancestor && state < records[Int(ancestor)].end)
    }
}

/// Executable content laid flat: block after block, each a run of actions.
struct ActionBlocks: Sendable {
    /// No block.
    static let none: Int32 = -1

    private(set) var actions: ContiguousArray<Action> = []
    private(set) var bounds: ContiguousArray<Int32> = [0]

    /// The number of the new block, or `none` for an empty one.
    mutating func append(_ block: [Action]) -> Int32 {
        if block.isEmpty { return Self.none }
        actions.append(contentsOf: block)
        bounds.append(Int32(actions.count))
        return Int32(bounds.count - 2)
    }

    mutating func append(_ blocks: [[Action]]) -> IndexRange {
        let start = Int32(bounds.count - 1)
        for block in blocks { _ = append(block) }
        return IndexRange(start: start, end: Int32(bounds.count - 1))
    }
}

/// What a step needs to know of a transition, without references.
struct TransitionRecord: Sendable {
    /// The domain of a transition without targets, which exits nothing.
    static let noDomain: Int32 = -2

    var source: Int32
    /// SCXML's getTransitionDomain: -1 for the chart itself, `noDomain`; exact unless `domainVaries`.
    var domain: Int32
    var `guard`: Guard?
    /// In `StepTables.spans`; empty for an eventless transition.
    var events: IndexRange
    /// In `StateTables.targets`.
    var targets: IndexRange
    var block: Int32
    var isInternal: Bool
    /// The domain depends on what a history state remembers.
    var domainVaries: Bool
    /// The entry set must be computed at each step: a history state takes part in it, or it is longer than those that are kept.
    var entryVaries: Bool
    /// In `StepTables.entrySteps`, in entry order, unless `entryVaries`.
    var entry: IndexRange
}
