extension Stepper {
    /// Not a node of any event tree: asks for eventless transitions.
    static let eventless: Int32 = -1

    /// Appendix D, functions selectEventlessTransitions and selectTransitions, into `enabled`.
    ///
    /// `node` is the event's place in the chart's event tree, or `eventless`.
    @inline(__always)
    func selectTransitions<Model: DataModel>(_ node: Int32, _ model: inout Model) throws(StepError) {
        enabled.removeAll()
        selection += 1
        var position = 0
        while position < configuration.count {
            let atomic = configuration[position]
            position += 1
            let record = record(atomic)
            guard record.pointee.kind.isAtomic, node != Self.eventless || record.pointee.meetsEventless else {
                continue
            }
            try selectTransition(node, from: atomic, &model)
        }
        if enabled.count > 1 { removeConflictingTransitions() }
    }

    /// The first enabled transition of an atomic state or, failing that, of its ancestors from inside out.
    @inline(__always)
    private func selectTransition<Model: DataModel>(
        _ node: Int32, from atomic: Int32, _ model: inout Model
    ) throws(StepError) {
        var state = atomic
        while state >= 0 {
            // Another region came this way before: what is enabled from here on is in the set already.
            if visits[Int(state)] == selection { return }
            visits[Int(state)] = selection
            let record = record(state)
            var transition = record.pointee.transitions.start
            while transition < record.pointee.transitions.end {
                if listens(transition, to: node), try holds(transition, &model) {
                    let entry = self.record(ofTransition: transition)
                    let domain =
                        entry.pointee.domainVaries
                        ? chart.tables.transitionDomain(of: entry.pointee, remembering: history) : entry.pointee.domain
                    enabled.append(Enabled(transition: transition, domain: domain))
                    return
                }
                transition += 1
            }
            state = record.pointee.parent
        }
    }

    /// SCXML 3.12.1: whether one of the transition's descriptors matches.
    @inline(__always)
    func listens(_ transition: Int32, to node: Int32) -> Bool {
        let events = record(ofTransition: transition).pointee.events
        if node == Self.eventless { return events.isEmpty }
        var place = Int(events.start)
        while place < Int(events.end) {
            if spans[place].matches(node) { return true }
            place += 1
        }
        return false
    }

    /// Appendix D, function conditionMatch.
    @inline(__always)
    private func holds<Model: DataModel>(_ transition: Int32, _ model: inout Model) throws(StepError) -> Bool {
        guard let asked = record(ofTransition: transition).pointee.guard else { return true }
        do {
            let answer = try model.evaluate(asked, in: GuardScope(self))
            if isRecording { record(answer, to: asked, of: transition) }
            return answer == .pass
        } catch {
            try fail(asked, of: transition, error)
            return false
        }
    }

    private func record(_ answer: GuardAnswer, to asked: Guard, of transition: Int32) {
        let answer: GuardRecord.Answer =
            switch answer {
            case .pass: .pass
            case .refuse(let refusal): .refuse(refusal)
            }
        log.append(answer, to: asked, of: transition)
    }

    private func fail(_ asked: Guard, of transition: Int32, _ error: any Error) throws(StepError) {
        let index = TransitionIndex(Int(transition))
        if isRecording { log.append(.failed("\(error)"), to: asked, of: transition) }
        switch policy {
        case .abort:
            let source = chart.id(of: chart[index].source)
            throw StepError(
                .guardFailed, "a guard of state '\(source)' failed: \(error)", transition: index, underlying: error)
        case .raise: raise(error)
        }
    }

    /// Appendix D, function removeConflictingTransitions.
    ///
    /// Exit sets overlap exactly when one transition's domain is or contains the other's: a domain is active and so has
    /// an active descendant, and a transition without targets exits nothing.
    private func removeConflictingTransitions() {
        var filtered: ContiguousArray<Enabled> = []
        for candidate in enabled.array {
            let source = transitions[Int(candidate.transition)].source
            var removed: ContiguousArray<Int32> = []
            var winner: Int32?
            for other in filtered where conflict(candidate.domain, other.domain) {
                if chart.tables.isDescendant(source, of: transitions[Int(other.transition)].source) {
                    removed.append(other.transition)
                } else {
                    winner = other.transition
                    break
                }
            }
            if let winner {
                recordPreemption(of: candidate.transition, by: winner)
                continue
            }
            if !removed.isEmpty {
                filtered.removeAll { removed.contains($0.transition) }
                for loser in removed { recordPreemption(of: loser, by: candidate.transition) }
            }
            filtered.append(candidate)
        }
        enabled.removeAll()
        for taken in filtered { enabled.append(taken) }
    }

    private func conflict(_ one: Int32, _ other: Int32) -> Bool {
        guard one != TransitionRecord.noDomain, other != TransitionRecord.noDomain else { return false }
        return one == other || chart.tables.isDescendant(one, of: other) || chart.tables.isDescendant(other, of: one)
    }

    private func recordPreemption(of loser: Int32, by winner: Int32) {
        guard isRecording else { return }
        let inner = chart.tables.isDescendant(
            transitions[Int(winner)].source, of: transitions[Int(loser)].source)
        log.append(
            Preemption(
                winner: TransitionIndex(Int(winner)), loser: TransitionIndex(Int(loser)),
                reason: inner ? .innerSource : .documentOrder))
    }
}
