/// What a guard may look at. Good only during the call it is passed to.
public struct GuardScope {
    private let stepper: Stepper

    init(_ stepper: Stepper) { self.stepper = stepper }

    /// The event being processed, or the last one; nothing before a run's first event.
    public var event: Event? { stepper.event }

    /// Changes whenever `event` does: a data model that has made the event available needs not do so again.
    public var eventNumber: Int { stepper.eventNumber }

    /// Which microstep of the step this is: its place in the trace that is being recorded; nothing without a trace.
    public var microstep: Int? { stepper.isRecording ? max(0, stepper.log.count - 1) : nil }

    /// SCXML's `In()`: whether a state is active at this moment of the step.
    public func isActive(_ state: StateIndex) -> Bool { stepper.configuration.contains(Int32(state.rawValue)) }

    /// SCXML's `In()`; false for an id that the chart does not have.
    public func isActive(_ id: String) -> Bool {
        stepper.chart.index(of: id).map(isActive) ?? false
    }
}

/// What an action may look at and ask for. Good only during the call it is passed to.
public struct ActionScope {
    private let stepper: Stepper

    init(_ stepper: Stepper) { self.stepper = stepper }

    /// The event being processed, or the last one; nothing before a run's first event.
    public var event: Event? { stepper.event }

    /// Changes whenever `event` does: a data model that has made the event available needs not do so again.
    public var eventNumber: Int { stepper.eventNumber }

    /// SCXML's `In()`: whether a state is active at this moment of the step. A state being entered or left is.
    public func isActive(_ state: StateIndex) -> Bool { stepper.configuration.contains(Int32(state.rawValue)) }

    /// SCXML's `In()`; false for an id that the chart does not have.
    public func isActive(_ id: String) -> Bool { guardScope.isActive(id) }

    /// Puts an event at the end of the internal queue: it is processed within this step, before any external event.
    ///
    /// An event made as external becomes internal; one the data model makes as platform (`error.…`) stays so.
    public func raise(_ event: Event) {
        var event = event
        if event.type == .external { event.type = .internal }
        stepper.internalQueue.append(event)
    }

    /// Which microstep of the step this is: its place in the trace that is being recorded; nothing without a trace.
    public var microstep: Int? { guardScope.microstep }

    /// The same moment, for code that is shared with guards.
    public var guardScope: GuardScope { GuardScope(stepper) }
}
