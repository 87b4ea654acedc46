/// A compiled chart as a step reads it: plain records at a fixed place, so that reading one counts no references and, in
/// optimized builds, checks no bounds. Compiling has put every index within them in range.
final class StepTables: @unchecked Sendable {
    // Never written after `init`, hence safe to share.
    let records: UnsafeBufferPointer<StateRecord>
    /// By state.
    let quietness: UnsafeBufferPointer<Quietness>
    let transitions: UnsafeBufferPointer<TransitionRecord>
    let spans: UnsafeBufferPointer<EventTree.Span>
    let entrySteps: UnsafeBufferPointer<EntryStep>
    let actions: UnsafeBufferPointer<Action>
    /// Block `b` holds the actions from `blockBounds[b]` up to, not including, `blockBounds[b + 1]`.
    let blockBounds: UnsafeBufferPointer<Int32>

    init(
        _ states: StateTables, _ blocks: ActionBlocks, transitions: ContiguousArray<TransitionRecord>,
        spans: ContiguousArray<EventTree.Span>, entrySteps: ContiguousArray<EntryStep>
    ) {
        records = Self.copy(states.records)
        quietness = Self.copy(ContiguousArray(states.records.map(Quietness.init)))
        self.transitions = Self.copy(transitions)
        self.spans = Self.copy(spans)
        self.entrySteps = Self.copy(entrySteps)
        actions = Self.copy(blocks.actions)
        blockBounds = Self.copy(blocks.bounds)
    }

    private static func copy<Element>(_ elements: ContiguousArray<Element>) -> UnsafeBufferPointer<Element> {
        let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = copy.initialize(from: elements)
        return UnsafeBufferPointer(copy)
    }

    deinit {
        // The elements are plain: there is nothing to deinitialize.
        records.deallocate()
        quietness.deallocate()
        transitions.deallocate()
        spans.deallocate()
        entrySteps.deallocate()
        actions.deallocate()
        blockBounds.deallocate()
    }
}

/// When a state can be gone through without looking at its record.
struct Quietness: OptionSet, Sendable {
    let rawValue: UInt8

    static let entering = Quietness(rawValue: 1)
    static let leaving = Quietness(rawValue: 2)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ record: StateRecord) {
        self = []
        if record.entersQuietly { insert(.entering) }
        if record.leavesQuietly { insert(.leaving) }
    }
}
