/// Runs the W3C SCXML 1.0 algorithm (appendix D) over a compiled chart: `start`, then one `step` for each event.
///
/// A step is a function of the snapshot, the event and the data model; the interpreter itself keeps nothing from one
/// step to the next but its buffers. Use one interpreter from one thread at a time, for as many runs as you like.
///
///     let interpreter = Interpreter(chart)
///     var (snapshot, _) = try interpreter.start(model: &model)
///     let step = try interpreter.step(Event("accept"), on: &snapshot, model: &model)
public final class Interpreter {
    public let chart: Statechart
    private let stepper: Stepper
    private var isStepping = false

    /// - Parameters:
    ///   - policy: what an error of the data model does to a step.
    ///   - microstepLimit: how many microsteps and internal events one step may take.
    ///   - isStopped: asked before each of them but the first; true ends the step with ``StepError/Code/stopped``. Never by default.
    public init(
        _ chart: Statechart, policy: ErrorPolicy = .abort, microstepLimit: Int = 1000,
        isStopped: @escaping () -> Bool = { false }
    ) {
        self.chart = chart
        stepper = Stepper(chart, policy: policy, microstepLimit: microstepLimit, isStopped: isStopped)
    }

    /// Begins a run: enters the initial states and goes on to the first stable configuration.
    public func start<Model: DataModel>(
        model: inout Model, tracing: Bool = false
    ) throws(StepError) -> (snapshot: Snapshot, step: Macrostep) {
        var snapshot = Snapshot(
            configuration: Configuration(), status: .running, history: HistoryMemory(), fingerprint: chart.fingerprint)
        try begin(nil, tracing, &model)
        do throws(StepError) {
            try stepper.start(&model)
        } catch {
            throw abandon(error, &model)
        }
        let step = result(started: true)
        stepper.store(into: &snapshot)
        finish(&model)
        return (snapshot, step)
    }

    /// Processes one external event to the end: a macrostep.
    ///
    /// An event that enables nothing leaves the snapshot as it was, as does any event once the run is done.
    ///
    /// - Throws: when the data model fails under `.abort`, at the microstep limit, and for a snapshot of another chart.
    ///   The snapshot is then untouched and the data model has been told to roll back.
    @discardableResult
    public func step<Model: DataModel>(
        _ event: Event, on snapshot: inout Snapshot, model: inout Model, tracing: Bool = false
    ) throws(StepError) -> Macrostep {
        guard snapshot.status == .running else {
            return Macrostep(changed: false, microsteps: 0, trace: tracing ? Trace() : nil)
        }
        try begin(snapshot, tracing, &model)
        do throws(StepError) {
            try stepper.macrostep(event, &model)
        } catch {
            throw abandon(error, &model)
        }
        let step = result(started: false)
        if step.changed { stepper.store(into: &snapshot) }
        finish(&model)
        return step
    }

    /// What `step` would come to: the same computation, after which the data model rolls back.
    public func tryStep<Model: DataModel>(
        _ event: Event, on snapshot: Snapshot, model: inout Model, tracing: Bool = true
    ) throws(StepError) -> (snapshot: Snapshot, step: Macrostep) {
        guard snapshot.status == .running else {
            return (snapshot, Macrostep(changed: false, microsteps: 0, trace: tracing ? Trace() : nil))
        }
        try begin(snapshot, tracing, &model)
        do throws(StepError) {
            try stepper.macrostep(event, &model)
        } catch {
            throw abandon(error, &model)
        }
        var tried = snapshot
        let step = result(started: false)
        if step.changed { stepper.store(into: &tried) }
        model.rollback()
        isStepping = false
        return (tried, step)
    }

    /// Ends a run from outside: exit actions run from the innermost state out, and children are cancelled.
    @discardableResult
    public func stop<Model: DataModel>(
        _ snapshot: inout Snapshot, model: inout Model, tracing: Bool = false
    ) throws(StepError) -> Macrostep {
        guard snapshot.status == .running else {
            return Macrostep(changed: false, microsteps: 0, trace: tracing ? Trace() : nil)
        }
        try begin(snapshot, tracing, &model)
        stepper.isRunning = false
        stepper.event = nil
        do throws(StepError) {
            try stepper.exitInterpreter(&model)
        } catch {
            throw abandon(error, &model)
        }
        let step = result(started: true)
        stepper.store(into: &snapshot)
        finish(&model)
        return step
    }

    // MARK: - Around a step

    @inline(__always)
    private func begin<Model: DataModel>(
        _ snapshot: Snapshot?, _ tracing: Bool, _ model: inout Model
    ) throws(StepError) {
        if isStepping {
            throw StepError(.reentered, "a data model must not call the interpreter that is calling it")
        }
        if let snapshot, snapshot.fingerprint != chart.fingerprint {
            throw StepError(.snapshotMisfit, "the snapshot belongs to another chart than '\(chart.name)'")
        }
        isStepping = true
        stepper.load(snapshot, recording: tracing)
        model.begin()
    }

    /// Lends the working state to something that only looks; the data model rolls back afterwards.
    func borrowStepper<Model: DataModel, Result>(
        at snapshot: Snapshot, _ model: inout Model, _ look: (Stepper, inout Model) -> Result
    ) throws(StepError) -> Result {
        try begin(snapshot, false, &model)
        defer {
            model.rollback()
            isStepping = false
        }
        return look(stepper, &model)
    }

    @inline(__always)
    private func finish<Model: DataModel>(_ model: inout Model) {
        model.commit()
        isStepping = false
    }

    private func abandon<Model: DataModel>(_ error: StepError, _ model: inout Model) -> StepError {
        model.rollback()
        isStepping = false
        stepper.cycles.removeAll()
        guard stepper.isRecording else { return error }
        stepper.log.end()
        var error = error
        error.trace = Trace(stepper.log)
        return error
    }

    @inline(__always)
    private func result(started: Bool) -> Macrostep {
        if stepper.turns > 0 { stepper.cycles.removeAll() }
        return Macrostep(
            changed: started || stepper.microsteps > 0, microsteps: stepper.microsteps,
            output: stepper.isRunning ? nil : stepper.output,
            trace: stepper.isRecording ? Trace(stepper.log) : nil)
    }
}
