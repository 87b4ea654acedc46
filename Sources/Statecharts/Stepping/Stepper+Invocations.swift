/// SCXML 6.4: children of active states.
extension Stepper {
    /// The end of a macrostep: starts the children of states that were entered in it and are still active.
    func startInvocations<Model: DataModel>(_ model: inout Model) throws(StepError) {
        let states = statesToInvoke
        statesToInvoke = Configuration()
        for state in states.states {
            for place in records[Int(state)].invocations.indices {
                let invocation = chart.tables.invocations[place]
                do {
                    try model.start(invocation, of: StateIndex(Int(state)), in: ActionScope(self))
                } catch {
                    try fail(invocation, of: state, error)
                }
            }
        }
    }

    /// Part of exitStates: a child not yet started is not to be started; one at work is cancelled.
    func cancelInvocations<Model: DataModel>(of state: Int32, _ record: StateRecord, _ model: inout Model) {
        let place = statesToInvoke.place(of: state)
        if statesToInvoke.contains(state) {
            statesToInvoke.states.remove(at: place)
            return
        }
        for place in record.invocations.indices {
            model.cancel(chart.tables.invocations[place], of: StateIndex(Int(state)), in: ActionScope(self))
        }
    }

    /// The start of a macrostep: each active state's children see the external event, in document order.
    func receive<Model: DataModel>(_ event: Event, _ model: inout Model) throws(StepError) {
        for state in configuration.array {
            for place in records[Int(state)].invocations.indices {
                let invocation = chart.tables.invocations[place]
                do {
                    try model.receive(event, for: invocation, of: StateIndex(Int(state)), in: ActionScope(self))
                } catch {
                    try fail(invocation, of: state, error)
                }
            }
        }
    }

    private func fail(_ invocation: Invocation, of state: Int32, _ error: any Error) throws(StepError) {
        switch policy {
        case .abort:
            throw StepError(
                .actionFailed, "an invocation of state '\(chart.states[Int(state)].id)' failed: \(error)",
                underlying: error)
        case .raise: raise(error)
        }
    }
}
