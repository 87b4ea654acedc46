extension Stepper {
    /// Appendix D, procedure exitStates, for the enabled transitions.
    ///
    /// The domains do not overlap (`removeConflictingTransitions`), so taking them from last to first in document order,
    /// and the states inside each from last to first, is exit order.
    func exitStates<Model: DataModel>(_ model: inout Model) throws(StepError) {
        let domains = enabled.array.map(\.domain).filter { $0 != TransitionRecord.noDomain }.sorted(by: >)
        // All histories first: an exit action must not change what is remembered.
        if hasHistories { for domain in domains { recordHistory(inside: domain) } }
        for domain in domains { try exitStates(inside: domain, recordingHistory: false, &model) }
    }

    /// SCXML's computeExitSet for one domain: a slice of the configuration.
    @inline(__always)
    private func exitSet(inside domain: Int32) -> Range<Int> {
        let first = domain < 0 ? 0 : domain + 1
        let end = domain < 0 ? Int32(records.count) : record(domain).pointee.end
        var upper = configuration.place(of: first)
        let lower = upper
        // Most often nothing else is active behind them.
        if let last = configuration.last, last < end { return lower..<max(lower, configuration.count) }
        while upper < configuration.count, configuration[upper] < end { upper += 1 }
        return lower..<upper
    }

    @inline(__always)
    func exitStates<Model: DataModel>(
        inside domain: Int32, recordingHistory: Bool, _ model: inout Model
    ) throws(StepError) {
        if domain == TransitionRecord.noDomain { return }
        if recordingHistory, hasHistories { recordHistory(inside: domain) }
        let exits = exitSet(inside: domain)
        var position = exits.upperBound
        while position > exits.lowerBound {
            position -= 1
            let state = configuration[position]
            if leavesQuietly(state) {
                configuration.remove(at: position)
                if isRecording { log.append(TraceLog.Entry(kind: .exit, index: state)) }
            } else {
                try exit(at: position, &model)
            }
        }
    }

    /// Leaves the state at a place of the configuration; it counts as active until its content has run.
    func exit<Model: DataModel>(at position: Int, _ model: inout Model) throws(StepError) {
        let state = configuration[position]
        let record = record(state)
        var block = record.pointee.onExit.start
        while block < record.pointee.onExit.end {
            try executeBlock(block, .exit(StateIndex(Int(state))), &model)
            block += 1
        }
        if !record.pointee.invocations.isEmpty { cancelInvocations(of: state, record.pointee, &model) }
        configuration.remove(at: position)
        if isRecording { log.append(TraceLog.Entry(kind: .exit, index: state)) }
    }

    /// The first half of exitStates: what the history states of the exited states will remember.
    private func recordHistory(inside domain: Int32) {
        for position in exitSet(inside: domain) {
            let state = configuration[position]
            let record = records[Int(state)]
            for place in record.histories.indices {
                let history = chart.tables.children[place]
                let isDeep = records[Int(history)].kind == .deepHistory
                let inside = exitSet(inside: state)
                let remembered = configuration.array[inside].filter { other in
                    let otherRecord = records[Int(other)]
                    return isDeep ? otherRecord.kind.isAtomic : otherRecord.parent == state
                }
                self.history.remember(ContiguousArray(remembered), by: history)
            }
        }
    }
}
