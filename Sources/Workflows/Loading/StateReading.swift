import Diagnostics

/// Reads the content of states with every name looked up, and keeps what the checks after it need.
struct StateReading {
    let context: LoadContext
    let tree: StateTree
    let lookup: NameLookup
    private(set) var states: [StateMetadata] = []
    private(set) var transitions: [TransitionMetadata] = []
    /// Of each state: its transitions, the default entry of a compound or history state.
    private(set) var ownTransitions: [[Int]] = []
    private(set) var initials: [[Int]] = []
    private(set) var histories: [HistoryDepthWord?] = []
    private(set) var hooks: [HookUse] = []
    /// Of each state: the article it rests on, or the nearest state around it that names one.
    private(set) var laws: [Citation?] = []
    private var log: DiagnosticLog { context.log }

    enum HistoryDepthWord: String, CaseIterable {
        case shallow, deep
    }

    init(_ context: LoadContext, _ tree: StateTree, _ symbols: Symbols) {
        self.context = context
        self.tree = tree
        lookup = NameLookup(context, symbols)
        for index in tree.drafts.indices { read(index) }
    }

    private mutating func read(_ index: Int) {
        let draft = tree.drafts[index]
        let reader = draft.reader
        refuseKeys(of: draft)
        let law = context.cite(reader)
        let near = law ?? draft.parent.flatMap { laws[$0] }
        laws.append(near)
        var state = StateMetadata(
            id: draft.id, title: reader.bilingual("title") ?? BilingualText(verbatim: draft.name),
            description: reader.bilingual("description"), law: law, parent: draft.parent,
            entry: use(reader.names("entry"), as: .action, law: near),
            exit: use(reader.names("exit"), as: .action, law: near),
            stamps: lookup.dateFields(reader.names("stamps")), sets: lookup.assignments(reader.table("sets")),
            closure: closure(draft), isOpen: reader.boolean("open") ?? false, owner: owner(reader),
            declaration: context.declaration(draft.location))
        for entry in reader.table("deadlines") {
            NameRule.element.check(entry, kind: BilingualText(zh: "期限", en: "deadline"), log)
            if let deadline = deadline(entry, of: index) { state.deadlines.append(deadline) }
        }
        states.append(state)
        initials.append(defaultEntry(index))
        histories.append(
            draft.kind == .history ? reader.choice("history", as: HistoryDepthWord.self) ?? .shallow : nil)
        ownTransitions.append(readTransitions(index))
    }

    // MARK: - What a kind of state may hold

    private func refuseKeys(of draft: StateDraft) {
        let belongs: [String: Set<StateDraft.Kind>] = [
            "initial": [.compound], "history": [.history], "target": [.history], "on": [.atomic, .compound, .parallel],
            "always": [.atomic, .compound, .parallel], "done": [.compound, .parallel],
            "states": [.compound, .parallel], "deadlines": [.atomic, .compound, .parallel],
            "exit": [.atomic, .compound, .parallel], "open": [.atomic, .compound, .parallel],
            "entry": [.atomic, .compound, .parallel, .final], "stamps": [.atomic, .compound, .parallel, .final],
            "sets": [.atomic, .compound, .parallel, .final],
        ]
        for (key, kinds) in belongs.sorted(by: { $0.key < $1.key }) {
            guard let entry = draft.reader.entry(key), !kinds.contains(draft.kind) else { continue }
            log.add(FieldReading.doesNotApply(key, to: "\(draft.kind.rawValue) state", at: entry.keyLocation))
        }
        if draft.kind == .compound || draft.kind == .parallel, draft.children.isEmpty {
            log.add(
                .illegalStructure, at: draft.location,
                BilingualText(
                    zh: "\(draft.kind.rawValue) 状态 \(draft.id) 没有子状态",
                    en: "the \(draft.kind.rawValue) state \(draft.id) has no children"),
                fix: BilingualText(
                    zh: "在 states 里写子状态；不是 \(draft.kind.rawValue) 状态就删去 type",
                    en: "write its children under states, or remove type: \(draft.kind.rawValue)"))
        }
    }

    private func closure(_ draft: StateDraft) -> ClosureRule? {
        let isEnd = draft.kind == .final && draft.parent == nil
        guard let node = draft.reader.node("closure") else {
            if isEnd, !lookup.symbols.closures.isEmpty {
                log.add(
                    .missingClosure, at: draft.location,
                    BilingualText(zh: "终结状态 \(draft.id) 没有 closure", en: "the final state \(draft.id) has no closure"),
                    fix: BilingualText(zh: "写结案代码，或 { field: 字段 }", en: "give a closure code, or { field: name }"))
            }
            return nil
        }
        guard isEnd else {
            log.add(
                .misplacedClosure, at: node.location,
                BilingualText(zh: "\(draft.id) 不是顶层终结状态", en: "\(draft.id) is no final state at the top level"),
                fix: BilingualText(
                    zh: "删去 closure；案件在此结案的，把转移指向顶层的终结状态",
                    en: "remove closure; where cases close, let a transition go to a final state at the top level"))
            return nil
        }
        if node.entries != nil {
            guard let reader = MappingReader(node, as: .closureField, log: log), let name = reader.text("field") else {
                return nil
            }
            lookup.field(Located(name, at: reader.place(of: "field")))
            return .field(name)
        }
        guard let code = ValueReading.text(node, log) else { return nil }
        lookup.closure(code, at: node.location)
        return .code(code)
    }

    private func owner(_ reader: MappingReader) -> OwnerRule? {
        guard let node = reader.node("owner") else { return nil }
        if node.entries != nil {
            guard let rule = MappingReader(node, as: .ownerField, log: log), let name = rule.text("field") else {
                return nil
            }
            lookup.field(Located(name, at: rule.place(of: "field")))
            return .field(name)
        }
        guard let name = ValueReading.text(node, log) else { return nil }
        if !lookup.symbols.owners.contains(where: { $0.name == name }) {
            context.unknown(
                .unknownOwner, name, at: node.location, kind: BilingualText(zh: "承办方", en: "owner"),
                known: lookup.symbols.owners.map(\.name))
        }
        return .named(name)
    }

    // MARK: - Default entries

    private func defaultEntry(_ index: Int) -> [Int] {
        let draft = tree.drafts[index]
        switch draft.kind {
        case .history:
            if let node = draft.reader.node("target"), let name = ValueReading.text(node, log) {
                return target(Located(name, at: node.location), from: draft.parent).map { [$0] } ?? []
            }
            // What is entered when there is nothing to remember is what would be entered anyway.
            guard let parent = draft.parent else { return [] }
            return tree.drafts[parent].kind == .parallel ? realChildren(parent) : initial(of: parent, report: false)
        case .compound: return initial(of: index, report: true)
        case .atomic, .parallel, .final: return []
        }
    }

    private func realChildren(_ index: Int) -> [Int] {
        tree.drafts[index].children.filter { tree.drafts[$0].kind != .history }
    }

    private func initial(of index: Int, report: Bool) -> [Int] {
        let draft = tree.drafts[index]
        let children = realChildren(index)
        guard let node = draft.reader.node("initial") else {
            if report, children.count > 1 {
                log.add(
                    .missingInitial, at: draft.location,
                    BilingualText(
                        zh: "复合状态 \(draft.id) 没有 initial", en: "the compound state \(draft.id) has no initial"),
                    fix: BilingualText(
                        zh: "例如 initial: \(tree.drafts[children[0]].name)",
                        en: "for example initial: \(tree.drafts[children[0]].name)"))
            }
            return children.first.map { [$0] } ?? []
        }
        guard let name = node.scalar?.text, !node.isNull else {
            if report { _ = ValueReading.text(node, log) }
            return []
        }
        if let found = tree.index["\(draft.id).\(name)"] { return [found] }
        if report {
            context.unknown(
                .illegalInitial, name, at: node.location, kind: BilingualText(zh: "子状态", en: "child state"),
                known: draft.children.map { tree.drafts[$0].name })
        }
        return []
    }

    /// The state that a case begins in; nil when `initial` names none, which is then a finding.
    func rootInitial(_ workflow: MappingReader) -> Int? {
        guard let name = workflow.text("initial") else { return nil }
        if let found = tree.index[name] { return found }
        context.unknown(
            .illegalInitial, name, at: workflow.place(of: "initial"), kind: BilingualText(zh: "状态", en: "state"),
            known: tree.ids)
        return nil
    }

    // MARK: - Names

    /// The state that a target means; nil when there is none, which is then a finding.
    func target(_ name: Located<String>, from holder: Int?) -> Int? {
        if let found = tree.resolve(name.value, from: holder) { return found }
        let tails = tree.drafts.map(\.name)
        let nearest = NearestName.find(name.value, in: tree.ids) ?? NearestName.find(name.value, in: tails)
        log.add(
            .unknownState, at: name.location,
            BilingualText(zh: "没有状态 \(name.value)", en: "there is no state \(name.value)"),
            fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                ?? NearestName.advice(name.value, in: tree.ids))
        return nil
    }

    mutating func use(_ names: [Located<String>], as purpose: HookUse.Purpose, law: Citation?) -> [String] {
        hooks += names.map { HookUse(name: $0.value, location: $0.location, purpose: purpose, law: law) }
        return names.map(\.value)
    }

    mutating func add(_ transition: TransitionMetadata) -> Int {
        transitions.append(transition)
        return transitions.count - 1
    }
}

/// A Lua function that a file names.
struct HookUse {
    enum Purpose {
        case `guard`, action
    }

    var name: String
    var location: SourceLocation
    var purpose: Purpose
    /// The article of what names it, or of the nearest state around that.
    var law: Citation?
}
