import DataValues

extension Stepper {
    /// Appendix D, procedure microstep: exit, run the transitions' content, enter.
    @inline(__always)
    func microstep<Model: DataModel>(_ model: inout Model) throws(StepError) {
        microsteps += 1
        if isRecording {
            for place in enabled.indices {
                log.append(TraceLog.Entry(kind: .transition, index: enabled[place].transition))
            }
        }
        try exitStates(&model)
        try executeTransitionContent(&model)
        try enterStates(&model)
    }

    /// Appendix D, procedure executeTransitionContent.
    @inline(__always)
    private func executeTransitionContent<Model: DataModel>(_ model: inout Model) throws(StepError) {
        var place = 0
        while place < enabled.count {
            let transition = enabled[place].transition
            let block = record(ofTransition: transition).pointee.block
            if block != ActionBlocks.none {
                try executeBlock(block, .transition(TransitionIndex(Int(transition))), &model)
            }
            place += 1
        }
    }

    /// Runs a block of executable content; under `.raise` an error skips the rest of this block only (SCXML 4.9).
    func executeBlock<Model: DataModel>(
        _ block: Int32, _ place: ActionRecord.Place, _ model: inout Model
    ) throws(StepError) {
        var number = Int(blockBounds[Int(block)])
        let end = Int(blockBounds[Int(block) + 1])
        while number < end {
            let action = actions[number]
            number += 1
            if isRecording { log.append(action, place) }
            do {
                try model.execute(action, in: ActionScope(self))
            } catch {
                try fail(action, place, error)
                return
            }
        }
    }

    private func fail(_ action: Action, _ place: ActionRecord.Place, _ error: any Error) throws(StepError) {
        let record = ActionRecord(action, place, failure: "\(error)")
        if isRecording { log.appendFailure("\(error)") }
        switch policy {
        case .abort:
            throw StepError(
                .actionFailed, "an action \(chart.describe(place)) failed: \(error)", action: record,
                underlying: error)
        case .raise: raise(error)
        }
    }

    /// SCXML 3.12.2: an error of the data model becomes an event on the internal queue.
    func raise(_ error: any Error) {
        if let error = error as? ExecutionError {
            var event = error.event
            event.origin = .platform
            internalQueue.append(event)
        } else {
            internalQueue.append(Event("error.execution", data: .text("\(error)"), origin: .platform))
        }
    }
}

extension Statechart {
    /// The element that holds an action, in words.
    func describe(_ place: ActionRecord.Place) -> String {
        switch place {
        case .entry(let state): "on entry to state '\(id(of: state))'"
        case .exit(let state): "on exit from state '\(id(of: state))'"
        case .transition(let transition): "of a transition of state '\(id(of: self[transition].source))'"
        case .initial(.some(let state)): "of the initial transition of state '\(id(of: state))'"
        case .initial(.none): "of the chart's initial transition"
        case .historyDefault(let state): "of the default of history state '\(id(of: state))'"
        }
    }
}
