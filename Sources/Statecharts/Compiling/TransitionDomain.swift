extension StateTables {
    /// Appendix D, function getTransitionDomain: the state whose descendants a transition exits.
    func transitionDomain(of transition: TransitionRecord, remembering history: HistoryMemory) -> Int32 {
        var states: ContiguousArray<Int32> = []
        for place in transition.targets.indices {
            states += history.effectiveTargets(of: targets[place], in: self)
        }
        if states.isEmpty { return TransitionRecord.noDomain }
        let source = transition.source
        if transition.isInternal, records[Int(source)].kind == .compound,
            states.allSatisfy({ isDescendant($0, of: source) })
        {
            return source
        }
        return findLCCA(of: source, and: states)
    }

    /// Appendix D, function findLCCA: the innermost compound ancestor, or the chart itself, around all of the states.
    func findLCCA(of source: Int32, and others: some Sequence<Int32>) -> Int32 {
        var ancestor = records[Int(source)].parent
        while ancestor >= 0 {
            let isCandidate = records[Int(ancestor)].kind == .compound
            if isCandidate, others.allSatisfy({ isDescendant($0, of: ancestor) }) { return ancestor }
            ancestor = records[Int(ancestor)].parent
        }
        return ancestor
    }
}
