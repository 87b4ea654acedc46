extension Stepper {
    /// Appendix D, procedure exitStates, for the enabled transitions.
    ///
    /// The domains do not overlap (`removeConflictingTransitions`), so taking them from last to first in document order,
    /// and the states inside each from last to first, is exit order.
    func exitStates<Model: DataModel>(_ model: inout Model) throws(StepError) {
        if enabled.count == 1 {
            try exitStates(inside: enabled[0].domain, recordingHistory: true, &model)
            return
        }
        let domains = enabled.map(\.domain).filter { $0 != TransitionRecord.noDomain }.sorted(by: >)
        // All histories first: an exit action must not change what is remembered.
        for domain in domains { recordHistory(inside: domain) }
        for domain in domains { try exitStates(inside: domain, recordingHistory: false, &model) }
    }

    /// SCXML's computeExitSet for one domain: a slice of the configuration.
    private func exitSet(inside domain: Int32) -> Range<Int> {
        let descendants = chart.tables.descendants(of: domain)
        return configuration.place(of: descendants.lowerBound)..<configuration.place(of: descendants.upperBound)
    }

    private func exitStates<Model: DataModel>(
        inside domain: Int32, recordingHistory: Bool, _ model: inout Model
    ) throws(StepError) {
        if domain == TransitionRecord.noDomain { return }
        if recordingHistory { recordHistory(inside: domain) }
        let exits = exitSet(inside: domain)
        var position = exits.upperBound
        while position > exits.lowerBound {
            position -= 1
            try exit(at: position, &model)
        }
    }

    /// Leaves the state at a place of the configuration; it counts as active until its content has run.
    func exit<Model: DataModel>(at position: Int, _ model: inout Model) throws(StepError) {
        let state = configuration.states[position]
        let record = chart.tables.records[Int(state)]
        var block = record.onExit.start
        while block < record.onExit.end {
            try executeBlock(block, .exit(StateIndex(Int(state))), &model)
            block += 1
        }
        if !record.invocations.isEmpty { cancelInvocations(of: state, record, &model) }
        configuration.remove(at: position)
        if isRecording { current.exited.append(StateIndex(Int(state))) }
    }

    /// The first half of exitStates: what the history states of the exited states will remember.
    private func recordHistory(inside domain: Int32) {
        guard chart.hasHistories else { return }
        for position in exitSet(inside: domain) {
            let state = configuration.states[position]
            let record = chart.tables.records[Int(state)]
            for place in record.histories.indices {
                let history = chart.tables.children[place]
                let isDeep = chart.tables.records[Int(history)].kind == .deepHistory
                let inside = exitSet(inside: state)
                let remembered = configuration.states[inside].filter { other in
                    let otherRecord = chart.tables.records[Int(other)]
                    return isDeep ? otherRecord.kind.isAtomic : otherRecord.parent == state
                }
                self.history.remember(ContiguousArray(remembered), by: history)
            }
        }
    }
}
