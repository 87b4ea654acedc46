import Diagnostics

/// A state as written, with its place in the tree; its index in the list of drafts is its index in document order.
struct StateDraft {
    enum Kind: String, CaseIterable {
        case atomic, compound, parallel, final, history
    }

    var name: String
    /// The dotted path, `mediation.referral`.
    var id: String
    var kind: Kind
    var parent: Int?
    var children: [Int] = []
    var reader: MappingReader
    var location: SourceLocation
}

/// The states of a workflow in document order, and how names lead to them.
struct StateTree {
    private(set) var drafts: [StateDraft] = []
    private(set) var index: [String: Int] = [:]
    private(set) var roots: [Int] = []

    init(_ entries: [YAMLEntry], _ context: LoadContext) {
        for entry in entries { add(entry, parent: nil, context) }
    }

    private mutating func add(_ entry: YAMLEntry, parent: Int?, _ context: LoadContext) {
        NameRule.element.check(entry, kind: BilingualText(zh: "状态", en: "state"), context.log)
        guard let reader = MappingReader(entry.value, as: .state, log: context.log) else { return }
        let id = parent.map { "\(drafts[$0].id).\(entry.key)" } ?? entry.key
        let children = reader.table("states")
        let inferred: StateDraft.Kind = children.isEmpty ? .atomic : .compound
        let kind = reader.choice("type", as: StateDraft.Kind.self) ?? inferred
        let own = drafts.count
        drafts.append(
            StateDraft(name: entry.key, id: id, kind: kind, parent: parent, reader: reader, location: entry.keyLocation)
        )
        index[id] = own
        if let parent {
            drafts[parent].children.append(own)
        } else {
            roots.append(own)
        }
        for child in children { add(child, parent: own, context) }
    }

    /// The state that a name means when state `holder` uses it: looked up outwards, a child first, a full path always.
    func resolve(_ name: String, from holder: Int?) -> Int? {
        var scope = holder
        while let current = scope {
            if let found = index["\(drafts[current].id).\(name)"] { return found }
            scope = drafts[current].parent
        }
        return index[name]
    }

    /// Whether one state lies inside another.
    func isDescendant(_ state: Int, of ancestor: Int) -> Bool {
        var current = drafts[state].parent
        while let parent = current {
            if parent == ancestor { return true }
            current = drafts[parent].parent
        }
        return false
    }

    /// Whether two states can be active at the same time.
    func canBeActiveTogether(_ one: Int, _ other: Int) -> Bool {
        if one == other || isDescendant(one, of: other) || isDescendant(other, of: one) { return true }
        var ancestors: Set<Int> = []
        var current = drafts[one].parent
        while let parent = current {
            ancestors.insert(parent)
            current = drafts[parent].parent
        }
        current = drafts[other].parent
        while let parent = current {
            if ancestors.contains(parent) { return drafts[parent].kind == .parallel }
            current = drafts[parent].parent
        }
        return false
    }

    /// The ids of all states, for suggestions.
    var ids: [String] { drafts.map(\.id) }
}
