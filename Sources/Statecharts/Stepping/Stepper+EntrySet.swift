import DataValues

extension Stepper {
    /// Appendix D, procedure enterStates, for the enabled transitions.
    func enterStates<Model: DataModel>(_ model: inout Model) throws(StepError) {
        entrySet.removeAll()
        for place in enabled.indices {
            let taken = enabled[place]
            let transition = transitions[Int(taken.transition)]
            if transition.entryVaries {
                entrySet.computeEntrySet(
                    targets: chart.tables.targets[transition.targets.indices], domain: taken.domain,
                    in: chart.tables, remembering: history)
            } else {
                entrySet.append(entrySteps[transition.entry.indices])
            }
        }
        try enterStatesOfEntrySet(&model)
    }

    /// Procedure enterStates for the chart's own initial transition; its content runs first, as a transition's would.
    func enterInitialStates<Model: DataModel>(_ model: inout Model) throws(StepError) {
        let start = chart.start
        if start.block != ActionBlocks.none { try executeBlock(start.block, .initial(nil), &model) }
        if start.entryVaries {
            entrySet.removeAll()
            entrySet.computeEntrySet(
                targets: chart.tables.targets[start.targets.indices], domain: start.domain, in: chart.tables,
                remembering: history)
            try enterStatesOfEntrySet(&model)
        } else {
            try enterStates(start.entry, &model)
        }
    }

    @inline(__always)
    func enterStates<Model: DataModel>(_ steps: IndexRange, _ model: inout Model) throws(StepError) {
        // What an earlier computed set left behind must not be taken for this one's history defaults.
        if !entrySet.steps.isEmpty { entrySet.removeAll() }
        var place = Int(steps.start)
        while place < Int(steps.end) {
            let step = entrySteps[place]
            place += 1
            if entersQuietly(step.state) {
                configuration.insertSorted(step.state)
                if isRecording { log.append(TraceLog.Entry(kind: .entry, index: step.state)) }
            } else {
                try enter(step, &model)
            }
        }
    }

    private func enterStatesOfEntrySet<Model: DataModel>(_ model: inout Model) throws(StepError) {
        var place = 0
        while place < entrySet.steps.count {
            try enter(entrySet.steps[place], &model)
            place += 1
        }
    }

    private func enter<Model: DataModel>(_ step: EntryStep, _ model: inout Model) throws(StepError) {
        let state = step.state
        let record = record(state)
        configuration.insertSorted(state)
        if isRecording { log.append(TraceLog.Entry(kind: .entry, index: state)) }
        if !record.pointee.invocations.isEmpty { statesToInvoke.insert(state) }
        var block = record.pointee.onEntry.start
        while block < record.pointee.onEntry.end {
            try executeBlock(block, .entry(StateIndex(Int(state))), &model)
            block += 1
        }
        if step.isByDefault, record.pointee.defaultBlock != ActionBlocks.none {
            try executeBlock(record.pointee.defaultBlock, .initial(StateIndex(Int(state))), &model)
        }
        if !record.pointee.histories.isEmpty { try executeHistoryDefaults(of: record.pointee, &model) }
        if record.pointee.kind == .final { try enterFinal(state, record.pointee, &model) }
    }

    private func executeHistoryDefaults<Model: DataModel>(
        of record: StateRecord, _ model: inout Model
    ) throws(StepError) {
        for place in record.histories.indices {
            let history = chart.tables.children[place]
            guard entrySet.defaultHistories.contains(history) else { continue }
            let block = records[Int(history)].defaultBlock
            if block != ActionBlocks.none {
                try executeBlock(block, .historyDefault(StateIndex(Int(history))), &model)
            }
        }
    }

    /// The end of procedure enterStates: a final state completes its parent, and perhaps the parallel states around it.
    ///
    /// The pseudo-code looks at one parallel ancestor; 3.4 says that a parallel state is done when all its regions are,
    /// also where a region is itself parallel, so every parallel state that is thereby done is told.
    private func enterFinal<Model: DataModel>(
        _ state: Int32, _ record: StateRecord, _ model: inout Model
    ) throws(StepError) {
        guard record.parent >= 0 else {
            isRunning = false
            return
        }
        let data = try doneData(of: state, &model)
        internalQueue.append(Event(chart.doneEvents[Int(record.parent)], data: data, type: .platform))
        var ancestor = records[Int(record.parent)].parent
        while ancestor >= 0, records[Int(ancestor)].kind == .parallel, isInFinalState(ancestor) {
            internalQueue.append(Event(chart.doneEvents[Int(ancestor)], type: .platform))
            ancestor = records[Int(ancestor)].parent
        }
    }

    func doneData<Model: DataModel>(of state: Int32, _ model: inout Model) throws(StepError) -> DataValue {
        guard let expression = chart.doneData[Int(state)] else { return .null }
        do {
            return try model.value(of: expression, in: ActionScope(self))
        } catch {
            switch policy {
            case .abort:
                throw StepError(
                    .actionFailed, "the done data of state '\(chart.states[Int(state)].id)' failed: \(error)",
                    underlying: error)
            case .raise:
                raise(error)
                return .null
            }
        }
    }

    /// Appendix D, function isInFinalState.
    private func isInFinalState(_ state: Int32) -> Bool {
        let record = records[Int(state)]
        let children = chart.tables.children[record.children.indices]
        return switch record.kind {
        case .compound:
            children.contains { records[Int($0)].kind == .final && configuration.contains($0) }
        case .parallel: children.allSatisfy(isInFinalState)
        case .atomic, .final, .shallowHistory, .deepHistory: false
        }
    }
}
