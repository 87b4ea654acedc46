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
        if enabled.count == 1 {
            try takeTransition(enabled[0], &model)
            return
        }
        try exitStates(&model)
        for place in enabled.indices { try executeContent(of: enabled[place].transition, &model) }
        try enterStates(&model)
    }

    /// The same for one transition, as it is in most steps.
    @inline(__always)
    private func takeTransition<Model: DataModel>(_ taken: Enabled, _ model: inout Model) throws(StepError) {
        let transition = record(ofTransition: taken.transition)
        try exitStates(inside: taken.domain, recordingHistory: true, &model)
        try executeContent(of: taken.transition, &model)
        if transition.pointee.entryVaries {
            try enterStates(&model)
        } else {
            try enterStates(transition.pointee.entry, &model)
        }
    }

    /// Appendix D, procedure executeTransitionContent, for one transition.
    @inline(__always)
    private func executeContent<Model: DataModel>(
        of transition: Int32, _ model: inout Model
    ) throws(StepError) {
        let block = record(ofTransition: transition).pointee.block
        if block != ActionBlocks.none {
            try executeBlock(block, .transition(TransitionIndex(Int(transition))), &model)
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
            event.type = .platform
            internalQueue.append(event)
        } else {
            internalQueue.append(Event("error.execution", data: .text("\(error)"), type: .platform))
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
