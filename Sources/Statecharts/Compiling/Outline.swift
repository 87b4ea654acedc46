/// A definition laid flat in document order, each state with its parent and the end of its subtree.
///
/// A state's descendants are the contiguous run of indices after it, so that "is a descendant of" is two comparisons
/// and an exit set is a slice of a sorted configuration. The chart itself, SCXML's `scxml` element, is `root`.
struct Outline {
    /// The parent of top-level states.
    static let root = -1

    struct Entry {
        let definition: StateDefinition
        let parent: Int
        let depth: Int
        /// One past the last descendant.
        var end: Int
        var children: [Int] = []
        /// The index of the state's first transition.
        let firstTransition: Int
    }

    let definition: StatechartDefinition
    private(set) var entries: [Entry] = []
    private(set) var topLevel: [Int] = []
    private(set) var transitionCount = 0
    /// The first state of each id.
    private(set) var indices: [String: Int] = [:]

    init(_ definition: StatechartDefinition) {
        self.definition = definition
        // A stack, not recursion: how deep a definition is nested is not known to be harmless yet.
        var pending = definition.states.reversed().map { (state: $0, parent: Self.root, depth: 0) }
        while let (state, parent, depth) = pending.popLast() {
            let index = entries.count
            entries.append(
                Entry(
                    definition: state, parent: parent, depth: depth, end: index + 1, firstTransition: transitionCount))
            transitionCount += state.transitions.count
            if parent == Self.root { topLevel.append(index) } else { entries[parent].children.append(index) }
            if indices[state.id] == nil { indices[state.id] = index }
            for child in state.children.reversed() { pending.append((child, index, depth + 1)) }
        }
        for index in entries.indices.reversed() where entries[index].parent != Self.root {
            let parent = entries[index].parent
            entries[parent].end = max(entries[parent].end, entries[index].end)
        }
    }

    /// Whether `state` lies strictly inside `ancestor`; everything lies inside `root`.
    func isDescendant(_ state: Int, of ancestor: Int) -> Bool {
        ancestor == Self.root || (state > ancestor && state < entries[ancestor].end)
    }

    func children(of state: Int) -> [Int] {
        state == Self.root ? topLevel : entries[state].children
    }

    /// The children that can be active: all but history states.
    func realChildren(of state: Int) -> [Int] {
        children(of: state).filter { !isHistory($0) }
    }

    func isHistory(_ state: Int) -> Bool {
        if case .history = entries[state].definition.kind { true } else { false }
    }

    func isParallel(_ state: Int) -> Bool {
        state != Self.root && entries[state].definition.kind == .parallel
    }

    func isCompound(_ state: Int) -> Bool {
        state != Self.root && entries[state].definition.kind == .state && !realChildren(of: state).isEmpty
    }

    func kind(of state: Int) -> StateKind {
        switch entries[state].definition.kind {
        case .state: isCompound(state) ? .compound : .atomic
        case .parallel: .parallel
        case .final: .final
        case .history(let depth): .history(depth)
        }
    }

    /// The innermost state (or root) that has both strictly inside it.
    func leastCommonAncestor(_ one: Int, _ other: Int) -> Int {
        var ancestor = entries[one].parent
        while !isDescendant(other, of: ancestor) { ancestor = entries[ancestor].parent }
        return ancestor
    }

    /// The known targets, in the order written, each once.
    func resolve(_ targets: [String]) -> [Int] {
        var seen: Set<Int> = []
        return targets.compactMap { target in indices[target].flatMap { seen.insert($0).inserted ? $0 : nil } }
    }
}
