import Diagnostics

/// States that no case can reach, and states from which no case can close, going by the chart alone.
///
/// Every transition is taken to be possible, so what is reported is certain, and what guards bar is not seen.
struct ReachabilityCheck: WorkflowCheck {
    private let context: LoadContext
    private let tree: StateTree
    private let content: StateReading
    private let initial: Int?
    private let targets: [Int: [Int]]

    static func check(_ material: WorkflowMaterial) {
        // A file with errors may lack the very transition that leads on.
        guard !material.log.hasErrors else { return }
        ReachabilityCheck(material).report(to: material.log)
    }

    private init(_ material: WorkflowMaterial) {
        context = material.context
        tree = material.tree
        content = material.content
        initial = material.initial
        targets = material.content.transitions.reduce(into: [:]) { $0[$1.source, default: []] += $1.targets }
    }

    private func report(to log: DiagnosticLog) {
        let states = tree.drafts.indices.filter { tree.drafts[$0].kind != .history }
        let closing = Set(states.filter { content.states[$0].closure != nil })
        let reached = initial.map(reachable) ?? Set(states)
        for state in states where !reached.contains(state) { log.add(unreachable(state)) }
        guard !closing.isEmpty else { return }
        let stuck = Set(states.filter { reached.contains($0) && closing.isDisjoint(with: reachable(from: $0)) })
        if let initial, stuck.contains(initial) {
            log.add(nothingCloses(stuck.count, closing.sorted()))
            return
        }
        // The outermost tells of those inside it.
        for state in states where stuck.contains(state) && !(tree.drafts[state].parent.map(stuck.contains) ?? false) {
            let draft = tree.drafts[state]
            let within = inside(state).filter(stuck.contains).count
            let more = BilingualText(
                zh: within > 0 ? "（连同其内 \(within) 个状态）" : "",
                en: within > 0 ? ", nor from \(within == 1 ? "the state" : "the \(within) states") inside it" : "")
            log.add(
                .noWayToClose, at: draft.location,
                BilingualText(
                    zh: "从 \(draft.id)\(more.zh)到不了任何结案", en: "no closure can be reached from \(draft.id)\(more.en)"),
                law: law(of: state),
                fix: BilingualText(
                    zh: "给它或其上级加上通向结案的转移", en: "give it, or a state above it, a transition that leads to a closure"))
        }
    }

    private func law(of state: Int) -> BilingualText? { content.laws[state].map(context.words) }

    /// One finding, where hundreds would say the same.
    private func nothingCloses(_ count: Int, _ closing: [Int]) -> Diagnostic {
        let ends = closing.map { tree.drafts[$0].id }.joined(separator: ", ")
        var finding = DiagnosticCode.noWayToClose.diagnostic(
            at: closing.first.map { tree.drafts[$0].location },
            BilingualText(
                zh: "没有案件能结：从初始状态（连同另外 \(count - 1) 个状态）到不了任何结案",
                en:
                    "no case can be closed: no closure can be reached from the first state, nor from \(count - 1) others"
            ),
            why: BilingualText(zh: "没有走得通的转移通向 \(ends)", en: "no way of transitions leads to \(ends)"),
            law: closing.lazy.compactMap(law).first ?? initial.flatMap(law),
            fix: BilingualText(zh: "让一条转移通向 \(ends)", en: "lead a transition to \(ends)"))
        finding.severity = .error
        return finding
    }

    /// One that a locality's layer adds is an error: a misspelt name overrides nothing, and nobody would be told.
    private func unreachable(_ state: Int) -> Diagnostic {
        let id = tree.drafts[state].id
        let layer = content.states[state].declaration.layer
        let own = content.states.indices.filter { content.states[$0].declaration.layer == nil }
        let nearest = layer.flatMap { _ in NearestName.find(id, in: own.map { tree.drafts[$0].id }) }
        var finding = DiagnosticCode.unreachableState.diagnostic(
            at: tree.drafts[state].location,
            BilingualText(zh: "没有转移通向 \(id)", en: "no transition leads to \(id)"),
            why: layer.map {
                BilingualText(
                    zh: "地区层 \($0) 新加了它，没有改动任何已有状态", en: "the layer \($0) adds it, and changes no state that was there")
            },
            law: law(of: state),
            fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                ?? BilingualText(zh: "加上通向它的转移，或删去它", en: "lead a transition to it, or remove it"))
        if layer != nil { finding.severity = .error }
        return finding
    }

    /// Every state that may become active once this one has been entered.
    private func reachable(from start: Int) -> Set<Int> {
        var (active, entered): (Set<Int>, Set<Int>) = ([], [])
        var waiting = [start]
        while let state = waiting.popLast() {
            guard entered.insert(state).inserted else { continue }
            waiting += content.initials[state]
            switch tree.drafts[state].kind {
            case .parallel: waiting += regions(of: state)
            // What was left may be any state beside it, to any depth.
            case .history: waiting += tree.drafts[state].parent.map(inside) ?? []
            case .atomic, .compound, .final: break
            }
            // The states above are active with it, without their default entry, the other regions of a parallel one with theirs.
            var current: Int? = state
            while let holder = current, active.insert(holder).inserted {
                waiting += targets[holder] ?? []
                current = tree.drafts[holder].parent
                if let parent = current, tree.drafts[parent].kind == .parallel { waiting += regions(of: parent) }
            }
        }
        return active
    }

    private func regions(of parallel: Int) -> [Int] {
        tree.drafts[parallel].children.filter { tree.drafts[$0].kind != .history }
    }

    private func inside(_ state: Int) -> [Int] {
        tree.drafts[state].children.flatMap { [$0] + inside($0) }
    }
}
