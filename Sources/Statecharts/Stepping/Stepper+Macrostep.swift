extension Stepper {
    /// Appendix D, procedure interpret, up to the first stable configuration.
    func start<Model: DataModel>(_ model: inout Model) throws(StepError) {
        if isRecording { log.begin(.start) }
        try enterInitialStates(&model)
        if isRecording { log.end() }
        try complete(&model)
    }

    /// One turn of appendix D's mainEventLoop: an external event, then everything it sets off.
    @inline(__always)
    func macrostep<Model: DataModel>(_ external: Event, _ model: inout Model) throws(StepError) {
        event = external
        if isRecording { log.begin(.event(external)) }
        if hasInvocations { try receive(external, &model) }
        try selectTransitions(node(of: external), &model)
        if !enabled.isEmpty { try microstep(&model) }
        if isRecording { log.end() }
        try complete(&model)
    }

    /// The event's place in the chart's tree; the last answer is kept, since the same events come again and again.
    @inline(__always)
    private func node(of event: Event) -> Int32 {
        if event.name == lastName { return lastNode }
        lastNode = chart.events.node(of: event.name)
        lastName = event.name
        return lastNode
    }

    /// Eventless transitions and internal events until neither is left, then invocations, which may raise more; and
    /// when a top-level final state was reached, exitInterpreter.
    @inline(__always)
    private func complete<Model: DataModel>(_ model: inout Model) throws(StepError) {
        while isRunning {
            if hasEventless, try takeEventless(&model) { continue }
            if let next = internalQueue.popFirst() {
                try take(next, &model)
                continue
            }
            if statesToInvoke.isEmpty { return }
            try startInvocations(&model)
            if internalQueue.isEmpty { return }
        }
        try exitInterpreter(&model)
    }

    private func takeEventless<Model: DataModel>(_ model: inout Model) throws(StepError) -> Bool {
        if isRecording { log.begin(.eventless) }
        try selectTransitions(Self.eventless, &model)
        let isTaken = !enabled.isEmpty
        if isTaken {
            try countTurn(nil)
            try microstep(&model)
        }
        if isRecording { log.end() }
        return isTaken
    }

    private func take<Model: DataModel>(_ internalEvent: Event, _ model: inout Model) throws(StepError) {
        event = internalEvent
        if isRecording { log.begin(.event(internalEvent)) }
        try selectTransitions(node(of: internalEvent), &model)
        try countTurn(internalEvent.name)
        if !enabled.isEmpty { try microstep(&model) }
        if isRecording { log.end() }
    }

    /// Ends a macrostep that will not end by itself. Internal events that enable nothing count too: a guard that fails
    /// raises one at each turn.
    private func countTurn(_ event: String?) throws(StepError) {
        turns += 1
        if isStopped() {
            throw StepError(.stopped, "the step was stopped after \(turns) microsteps and internal events")
        }
        guard turns > microstepLimit / 2 else { return }
        cycles.append(
            CycleFinder.Turn(
                event: event, transitions: enabled.array.map(\.transition), configuration: configuration.array))
        guard turns > microstepLimit else { return }
        let (cycle, repeats) = cycles.cycle(in: chart)
        let path = cycle.map { "\($0.states.joined(separator: "+"))\($0.event.map { " on \($0)" } ?? "")" }
        throw StepError(
            .microstepLimit,
            "more than \(microstepLimit) microsteps in one step; it \(repeats ? "goes round" : "has come to") "
                + path.joined(separator: " -> "),
            cycle: cycle, repeats: repeats)
    }

    /// Appendix D, procedure exitInterpreter. The configuration is put back, so that one sees where the run ended.
    func exitInterpreter<Model: DataModel>(_ model: inout Model) throws(StepError) {
        let last = configuration.array
        if isRecording { log.begin(.completion) }
        while let state = configuration.last {
            let record = records[Int(state)]
            try exit(at: configuration.count - 1, &model)
            if record.kind == .final, record.parent < 0 { output = try doneData(of: state, &model) }
        }
        if isRecording { log.end() }
        for state in last { configuration.append(state) }
        statesToInvoke.states.removeAll(keepingCapacity: true)
        internalQueue.removeAll()
    }
}
