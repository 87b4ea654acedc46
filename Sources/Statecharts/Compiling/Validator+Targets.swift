/// Rules about where default entries and transitions lead (SCXML 3.2, 3.5, 3.6, 3.10, 3.11).
extension Validator {
    mutating func checkDefaultEntry(of state: Int) {
        let entry = outline.entries[state]
        if case .history = entry.definition.kind {
            checkHistoryDefault(of: state)
            return
        }
        guard let initial = entry.definition.initial else { return }
        guard outline.isCompound(state) else {
            report(.illegalInitial, state: state, "only a compound state has an initial state")
            return
        }
        if initial.targets.isEmpty { report(.illegalInitial, state: state, "its initial names no state") }
        for target in initial.targets {
            guard let index = outline.indices[target] else {
                report(.unknownTarget, state: state, names: [target], "its initial state '\(target)' does not exist")
                continue
            }
            if !outline.isDescendant(index, of: state) {
                report(.illegalInitial, state: state, names: [target], "its initial state '\(target)' is not inside it")
            }
        }
        if let (one, other) = clash(among: outline.resolve(initial.targets)) {
            report(
                .illegalTargetSet, state: state, names: [one, other],
                "its initial states '\(one)' and '\(other)' cannot be active together")
        }
    }

    private mutating func checkHistoryDefault(of state: Int) {
        let entry = outline.entries[state]
        guard let initial = entry.definition.initial, !initial.targets.isEmpty else {
            report(.historyWithoutDefault, state: state, "a history state needs a default to fall back on")
            return
        }
        for target in initial.targets {
            guard let index = outline.indices[target] else {
                report(.unknownTarget, state: state, names: [target], "its default '\(target)' does not exist")
                continue
            }
            // A sibling history could lead back here, and the two would never find a state.
            let isSiblingHistory = outline.isHistory(index) && outline.entries[index].parent == entry.parent
            if !outline.isDescendant(index, of: entry.parent) || isSiblingHistory {
                report(
                    .illegalHistoryDefault, state: state, names: [target],
                    "its default '\(target)' is not a state inside the history's parent")
            }
        }
        if let (one, other) = clash(among: outline.resolve(initial.targets)) {
            report(
                .illegalTargetSet, state: state, names: [one, other],
                "its defaults '\(one)' and '\(other)' cannot be active together")
        }
    }

    mutating func checkTransitions(of state: Int) {
        for (number, transition) in outline.entries[state].definition.transitions.enumerated() {
            if transition.events.isEmpty, transition.guard == nil, transition.targets.isEmpty {
                report(.emptyTransition, transition: number, of: state, "it has neither event, guard nor target")
            }
            for event in transition.events where !event.isWellFormed {
                report(
                    .illFormedEventDescriptor, transition: number, of: state, names: [event.text],
                    "'\(event.text)' is not an event descriptor")
            }
            for target in transition.targets where outline.indices[target] == nil {
                report(
                    .unknownTarget, transition: number, of: state, names: [target],
                    "its target '\(target)' does not exist")
            }
            if let (one, other) = clash(among: outline.resolve(transition.targets)) {
                report(
                    .illegalTargetSet, transition: number, of: state, names: [one, other],
                    "its targets '\(one)' and '\(other)' cannot be active together")
            }
        }
    }

    /// Two targets that no legal configuration holds together, if there are any (SCXML 3.11).
    ///
    /// A history state may lead anywhere inside its parent, so it goes with no other target in there.
    ///
    /// In document order neighbours are enough: when two targets lie in different children of a state, so do two neighbours between
    /// them; and what lies beside a history inside its parent has the history for a neighbour, or another that lies there too.
    func clash(among targets: [Int]) -> (String, String)? {
        let ordered = targets.sorted()
        for (one, other) in zip(ordered, ordered.dropFirst()) where !outline.isDescendant(other, of: one) {
            let clashes =
                !outline.isParallel(outline.leastCommonAncestor(one, other))
                || [(one, other), (other, one)].contains { history, companion in
                    outline.isHistory(history) && outline.isDescendant(companion, of: outline.entries[history].parent)
                }
            if clashes {
                // As they are written.
                let pair = targets.filter { $0 == one || $0 == other }.map { outline.entries[$0].definition.id }
                return (pair[0], pair[1])
            }
        }
        return nil
    }
}
