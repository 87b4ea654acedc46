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
    // The chart's, which it keeps alive.
    let records: UnsafeBufferPointer<StateRecord>
    let quietness: UnsafeBufferPointer<Quietness>
    let transitions: UnsafeBufferPointer<TransitionRecord>
    let spans: UnsafeBufferPointer<EventTree.Span>
    let entrySteps: UnsafeBufferPointer<EntryStep>
    let actions: UnsafeBufferPointer<Action>
    let blockBounds: UnsafeBufferPointer<Int32>
    let hasHistories: Bool
    let hasEventless: Bool
    let hasInvocations: Bool
    let policy: ErrorPolicy
    let microstepLimit: Int
    let isStopped: () -> Bool

    // SCXML's configuration, historyValue, internalQueue, running and `_event`.
    @exclusivity(unchecked) var configuration: StepBuffer<Int32>
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

    @exclusivity(unchecked) var enabled: StepBuffer<Enabled>
    @exclusivity(unchecked) var entrySet = EntrySet()
    /// SCXML's statesToInvoke.
    @exclusivity(unchecked) var statesToInvoke = Configuration()
    /// The selection in which a state was last looked at, so that regions do not ask their common ancestors twice.
    let visits: UnsafeMutableBufferPointer<UInt64>
    @exclusivity(unchecked) var selection: UInt64 = 0

    /// Transitions sets taken in this macrostep.
    @exclusivity(unchecked) var microsteps = 0
    /// Turns of the main loop in this macrostep, those that took nothing included.
    @exclusivity(unchecked) var turns = 0
    @exclusivity(unchecked) var cycles = CycleFinder()
    @exclusivity(unchecked) var isRecording = false
    @exclusivity(unchecked) var log = TraceLog()

    init(_ chart: Statechart, policy: ErrorPolicy, microstepLimit: Int, isStopped: @escaping () -> Bool) {
        self.isStopped = isStopped
        self.chart = chart
        self.policy = policy
        self.microstepLimit = microstepLimit
        hasHistories = chart.hasHistories
        hasEventless = chart.hasEventless
        hasInvocations = chart.hasInvocations
        let tables = chart.stepTables
        records = tables.records
        quietness = tables.quietness
        transitions = tables.transitions
        spans = tables.spans
        entrySteps = tables.entrySteps
        actions = tables.actions
        blockBounds = tables.blockBounds
        // No more than every state is active, and no more than one transition of each is enabled.
        configuration = StepBuffer(capacity: chart.states.count + 1)
        enabled = StepBuffer(capacity: chart.states.count + 1)
        visits = .allocate(capacity: chart.states.count)
        visits.initialize(repeating: 0)
    }

    deinit {
        configuration.deallocate()
        enabled.deallocate()
        visits.deallocate()
    }

    @inline(__always)
    func entersQuietly(_ state: Int32) -> Bool { quietness[Int(state)].contains(.entering) }

    @inline(__always)
    func leavesQuietly(_ state: Int32) -> Bool { quietness[Int(state)].contains(.leaving) }

    /// In place: copying a whole record would cost more than what is read of it.
    @inline(__always)
    func record(_ state: Int32) -> UnsafePointer<StateRecord> {
        records.baseAddress.unsafelyUnwrapped + Int(state)
    }

    @inline(__always)
    func record(ofTransition transition: Int32) -> UnsafePointer<TransitionRecord> {
        transitions.baseAddress.unsafelyUnwrapped + Int(transition)
    }

    /// Makes the buffers those of a new macrostep from `snapshot`, or of a new run.
    @inline(__always)
    func load(_ snapshot: Snapshot?, recording: Bool) {
        if let snapshot {
            configuration.assign(snapshot.configuration)
            if hasHistories { history = snapshot.history }
        } else {
            configuration.removeAll()
            history = HistoryMemory()
            event = nil
        }
        if !internalQueue.isEmpty { internalQueue.removeAll() }
        if !statesToInvoke.isEmpty { statesToInvoke = Configuration() }
        isRunning = true
        if output != nil { output = nil }
        microsteps = 0
        turns = 0
        isRecording = recording
        if recording { log = TraceLog(reserving: 12) }
    }

    /// Puts what the step came to into `snapshot`.
    @inline(__always)
    func store(into snapshot: inout Snapshot) {
        snapshot.configuration.assign(configuration)
        if hasHistories { snapshot.history = history }
        snapshot.status = isRunning ? .running : .done
    }
}
