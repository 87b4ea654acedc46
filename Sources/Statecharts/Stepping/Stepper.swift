import DataValues

/// The working state of one interpreter: SCXML's global variables, in buffers that are used again step after step.
///
/// The stored properties are not checked for overlapping access at run time. No overlap can happen: they are touched
/// only by this module's instantaneous reads and writes, never held across a call into a data model.
final class Stepper {
    /// An enabled transition and the state whose descendants it exits.
    struct Enabled {
        let transition: Int32
        let domain: Int32
    }

    let chart: Statechart
    let policy: ErrorPolicy
    let microstepLimit: Int

    // SCXML's configuration, historyValue, internalQueue, running and `_event`.
    @exclusivity(unchecked) var configuration = Configuration()
    @exclusivity(unchecked) var history = HistoryMemory()
    @exclusivity(unchecked) var internalQueue = EventQueue()
    @exclusivity(unchecked) var isRunning = false
    @exclusivity(unchecked) var event: Event? {
        didSet { eventNumber &+= 1 }
    }
    /// Changes with every event, so that a data model can tell whether it has seen this one.
    @exclusivity(unchecked) private(set) var eventNumber = 0
    @exclusivity(unchecked) var output: DataValue?
    @exclusivity(unchecked) var lastName = ""
    @exclusivity(unchecked) var lastNode: Int32 = 0

    @exclusivity(unchecked) var enabled: ContiguousArray<Enabled> = []
    @exclusivity(unchecked) var entrySet = EntrySet()
    /// SCXML's statesToInvoke.
    @exclusivity(unchecked) var statesToInvoke = Configuration()
    /// The selection in which a state was last looked at, so that regions do not ask their common ancestors twice.
    @exclusivity(unchecked) var visits: ContiguousArray<UInt64>
    @exclusivity(unchecked) var selection: UInt64 = 0

    /// Transitions sets taken in this macrostep.
    @exclusivity(unchecked) var microsteps = 0
    /// Turns of the main loop in this macrostep, those that took nothing included.
    @exclusivity(unchecked) var turns = 0
    @exclusivity(unchecked) var cycles = CycleFinder()
    @exclusivity(unchecked) var isRecording = false
    @exclusivity(unchecked) var trace = Trace()
    @exclusivity(unchecked) var current = Microstep(cause: .start)

    init(_ chart: Statechart, policy: ErrorPolicy, microstepLimit: Int) {
        self.chart = chart
        self.policy = policy
        self.microstepLimit = microstepLimit
        visits = ContiguousArray(repeating: 0, count: chart.states.count)
    }

    /// Makes the buffers those of a new macrostep from `snapshot`, or of a new run.
    func load(_ snapshot: Snapshot?, recording: Bool) {
        if let snapshot {
            configuration.assign(snapshot.configuration)
            if chart.hasHistories { history = snapshot.history }
        } else {
            configuration = Configuration()
            history = HistoryMemory()
        }
        if !internalQueue.isEmpty { internalQueue.removeAll() }
        if !statesToInvoke.isEmpty { statesToInvoke = Configuration() }
        isRunning = true
        event = nil
        output = nil
        microsteps = 0
        turns = 0
        isRecording = recording
        if recording { trace = Trace() }
    }

    /// Puts what the step came to into `snapshot`; the buffers change places, so that nothing is copied.
    func store(into snapshot: inout Snapshot) {
        swap(&snapshot.configuration.states, &configuration.states)
        if chart.hasHistories { snapshot.history = history }
        snapshot.status = isRunning ? .running : .done
    }

    // MARK: - Recording

    func beginRecord(_ cause: Microstep.Cause) {
        current = Microstep(cause: cause)
    }

    /// Keeps the record, unless it says nothing: no event, no guard asked, no transition taken.
    func endRecord() {
        if case .eventless = current.cause, current.guards.isEmpty, current.transitions.isEmpty { return }
        trace.microsteps.append(current)
    }
}
