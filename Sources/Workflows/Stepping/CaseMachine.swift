public import DataValues
public import Diagnostics
import Statecharts
public import StatutoryTime

/// The step function of one bundle: `(snapshot, event, legal time, calendar) -> step | refusal | fault`.
///
/// Nothing is kept between calls but compiled rules, so equal arguments give equal answers. Owns a Lua state: one machine, one thread.
public final class CaseMachine {
    public let bundle: WorkflowBundle
    let workflow: Workflow
    let chart: Statechart
    let interpreter: Interpreter
    let hooks: HookRuntime
    var model: CaseDataModel
    /// States whose activity stops some deadline's clock.
    private let pausing: Set<Int>

    /// Compiles the bundle's hooks; a script that does not load is a fault.
    ///
    /// - Parameter watch: writes down what the rules are asked, for tests of the rules.
    public init(bundle: WorkflowBundle, watch: RuleWatch? = nil) throws(StepFault) {
        self.bundle = bundle
        workflow = bundle.workflow
        chart = bundle.workflow.chart
        interpreter = Interpreter(chart)
        hooks = try HookRuntime(workflow: bundle.workflow, watch: watch)
        model = try CaseDataModel(workflow: bundle.workflow, hooks: hooks)
        pausing = Set(bundle.workflow.deadlines.flatMap(\.pauses))
    }

    // MARK: - Opening

    /// The first step of a case: facts in, initial states entered.
    ///
    /// Refused, with every reason, when required facts are missing or facts do not fit their fields.
    ///
    /// - Parameter people: whom facts may name; nil: anybody, as when a journal is followed again.
    public func open(
        _ occurrence: Occurrence, calendar: WorkCalendar, people: PeopleDirectory? = nil
    ) throws(StepFault) -> StepOutcome {
        var refusals =
            workflow.fields.problems(with: occurrence.facts, complete: true).map {
                FactChecking.refusal($0, in: workflow)
            }
            + FactChecking.typedNumbers(occurrence.facts, in: workflow)
        if refusals.isEmpty, let people {
            refusals = PeopleChecking(workflow: workflow, directory: people).refusals(occurrence.facts, event: nil)
        }
        guard refusals.isEmpty else { return .refused(refusals) }
        let fields = workflow.fields.applyingDefaults(to: occurrence.facts).filter { !$0.value.isNull }
        hooks.scope.calendar = calendar
        try model.prepare(fields, occurrence)
        do {
            let (snapshot, step) = try interpreter.start(model: &model, tracing: true)
            let empty = CaseSnapshot(chart: snapshot, fields: fields)
            return .taken(try result(step, snapshot, from: empty, occurrence, calendar, isNew: true))
        } catch let error as StepError {
            return try refusedOrFault(error, occurrence)
        } catch let fault as StepFault {
            throw fault
        } catch {
            throw HookFault.unexpected(error)
        }
    }

    // MARK: - Stepping

    /// One event to the end: a macrostep, with the deadlines as they stand after it.
    ///
    /// - Parameter people: whom supplied facts may name; nil: anybody, as when a journal is followed again.
    public func step(
        _ occurrence: Occurrence, from snapshot: CaseSnapshot, calendar: WorkCalendar, people: PeopleDirectory? = nil
    ) throws(StepFault) -> StepOutcome {
        if let refusals = FactChecking(workflow: workflow, chart: chart, people: people).refusals(
            occurrence, in: snapshot)
        {
            return .refused(refusals)
        }
        let fields = snapshot.fields.merging(occurrence.facts) { _, new in new }.filter { !$0.value.isNull }
        hooks.scope.calendar = calendar
        try model.prepare(fields, occurrence)
        do {
            var chartSnapshot = snapshot.chart
            let step = try interpreter.step(
                Event(occurrence.event), on: &chartSnapshot, model: &model, tracing: true)
            guard step.changed else { return .refused(refusals(from: step, occurrence, in: snapshot)) }
            return .taken(try result(step, chartSnapshot, from: snapshot, occurrence, calendar, isNew: false))
        } catch let error as StepError {
            return try refusedOrFault(error, occurrence)
        } catch let fault as StepFault {
            throw fault
        } catch {
            throw HookFault.unexpected(error)
        }
    }

    private func refusedOrFault(_ error: StepError, _ occurrence: Occurrence) throws(StepFault) -> StepOutcome {
        if let missing = error.underlying as? CaseDataModel.FactsMissing { return .refused([missing.refusal]) }
        if let fault = error.underlying as? StepFault { throw fault }
        throw StepFault(
            DiagnosticCode.endlessStep.diagnostic(
                at: error.cycle.first?.transitions.first.map { workflow.transitions[$0.rawValue].declaration.location },
                BilingualText(
                    zh: "事件 \(occurrence.event) 使流程不能停下来：\(error.message)",
                    en: "the event \(occurrence.event) failed: \(error.message)"),
                fix: BilingualText(zh: "检查无事件转移是否成环", en: "look for eventless transitions that form a cycle")))
    }

    /// Why nothing was taken: the guards that said no, or that no active state listens.
    private func refusals(from step: Macrostep, _ occurrence: Occurrence, in snapshot: CaseSnapshot) -> [Refusal] {
        // Eventless transitions are asked in every step; their answers are no reason against this event.
        let asked = (step.trace?.microsteps ?? []).filter {
            if case .event(let event) = $0.cause { event.name == occurrence.event } else { false }
        }
        let answered = asked.flatMap(\.guards).compactMap { record -> Refusal? in
            guard case .refuse(let handle) = record.answer else { return nil }
            return model.refusals[handle.rawValue]
        }
        // Two transitions that ask one guard, or regions that ask guards of their own and hear one answer, are told it once.
        .reduce(into: [Refusal]()) { told, refusal in
            if !told.contains(where: { $0.saysTheSame(as: refusal) }) { told.append(refusal) }
        }
        if !answered.isEmpty {
            // A role that fits is worth more than a guard's reason when only the role was wrong; guards come first.
            return answered.filter { $0.reason != .role } + answered.filter { $0.reason == .role }
        }
        return [FactChecking(workflow: workflow, chart: chart).notListening(occurrence.event, in: snapshot)]
    }

    // MARK: - What came of it

    private func result(
        _ step: Macrostep, _ chartSnapshot: Snapshot, from snapshot: CaseSnapshot, _ occurrence: Occurrence,
        _ calendar: WorkCalendar, isNew: Bool
    ) throws(StepFault) -> CaseStep {
        let microsteps = step.trace?.microsteps ?? []
        var next = CaseSnapshot(
            chart: chartSnapshot, fields: model.fields, enteredOn: snapshot.enteredOn, pauses: snapshot.pauses)
        track(microsteps, on: occurrence.time.date, in: &next)
        let isClosed = chartSnapshot.status == .done
        let changes =
            isNew
            ? model.fields.sorted { $0.key < $1.key }.map { FieldChange(field: $0.key, old: .null, new: $0.value) }
            : changes(from: snapshot.fields)
        let effects = model.effects
        let deadlines = isClosed ? [] : try derived(next, on: occurrence.time.date, calendar)
        return CaseStep(
            snapshot: next, configuration: chartSnapshot.configuration.map { workflow.states[$0.rawValue].id },
            changes: changes,
            effects: effects, cautions: passedOver(in: microsteps),
            numbers: workflow.numberOrders(
                microsteps.flatMap { $0.transitions.map { workflow.transitions[$0.rawValue] } }, fields: next.fields,
                on: occurrence.time.date), deadlines: deadlines,
            trace: StepTrace(microsteps, of: workflow, refusals: model.refusals),
            closure: isClosed ? try declaredClosure(of: chartSnapshot, next.fields) : nil, isClosed: isClosed)
    }

    /// - Throws: where a field holds a code that nothing declares: such a case would be in no group of the statistics.
    private func declaredClosure(of snapshot: Snapshot, _ fields: [String: DataValue]) throws(StepFault) -> String? {
        guard let code = closure(of: snapshot, fields), !workflow.closures.isEmpty, workflow.closure(code) == nil else {
            return closure(of: snapshot, fields)
        }
        throw StepFault(
            DiagnosticCode.unknownClosure.diagnostic(
                at: snapshot.configuration.first.map { workflow.states[$0.rawValue].declaration.location },
                BilingualText(
                    zh: "没有结案方式 \(code)，案件不能以它结案", en: "there is no closure code \(code) to close a case with"),
                fix: BilingualText(
                    zh: "在 closures 里声明它，或改写入它的地方", en: "declare it under closures, or mend what sets it")))
    }

    /// The cautions on the way that was taken, each once; those of ways that were only asked about are nobody's decision.
    private func passedOver(in microsteps: [Microstep]) -> [Refusal] {
        let taken = Set(microsteps.flatMap { $0.transitions.map(\.rawValue) })
        return model.cautions.filter { taken.contains($0.transition) }.map(\.refusal)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private func changes(from old: [String: DataValue]) -> [FieldChange] {
        workflow.fields.compactMap { field in
            let (before, after) = (old[field.name] ?? .null, model.fields[field.name] ?? .null)
            return before == after ? nil : FieldChange(field: field.name, old: before, new: after)
        }
    }

    /// Keeps the dates that deadlines count from: when each active state was entered, and the spans that stop clocks.
    private func track(_ microsteps: [Microstep], on date: LegalDate, in snapshot: inout CaseSnapshot) {
        for microstep in microsteps {
            for state in microstep.exited {
                let id = workflow.states[state.rawValue].id
                snapshot.enteredOn[id] = nil
                if pausing.contains(state.rawValue), var spans = snapshot.pauses[id], let last = spans.indices.last {
                    spans[last].until = date
                    snapshot.pauses[id] = spans
                }
            }
            for state in microstep.entered {
                let id = workflow.states[state.rawValue].id
                snapshot.enteredOn[id] = date
                if pausing.contains(state.rawValue) { snapshot.pauses[id, default: []].append(PauseSpan(from: date)) }
            }
        }
    }

    private func closure(of snapshot: Snapshot, _ fields: [String: DataValue]) -> String? {
        for state in snapshot.configuration {
            switch workflow.states[state.rawValue].closure {
            case .code(let code)?: return code
            case .field(let name)?: return fields[name]?.text
            case nil: continue
            }
        }
        return nil
    }

    /// The deadlines of the active states, derived from the snapshot as it stands.
    ///
    /// - Parameter granting: how days beyond `at_most` are taken, when a journal is followed again.
    public func deadlines(
        of snapshot: CaseSnapshot, on time: LegalTime, calendar: WorkCalendar, granting: PastGrants? = nil
    ) throws(StepFault) -> [CaseDeadline] {
        guard snapshot.chart.status == .running else { return [] }
        hooks.scope.calendar = calendar
        try model.prepare(snapshot.fields, Occurrence(event: "", actor: .system, time: time, granting: granting))
        return try derived(snapshot, on: time.date, calendar)
    }

    /// The deadlines of a snapshot whose fields and date the hooks have before them.
    private func derived(
        _ snapshot: CaseSnapshot, on date: LegalDate, _ calendar: WorkCalendar
    ) throws(StepFault) -> [CaseDeadline] {
        hooks.scope.states = .standing(snapshot.chart)
        let deadlines = try DeadlineCounting(
            workflow: workflow, snapshot: snapshot, activeStates: snapshot.chart.configuration.map(\.rawValue),
            calendar: calendar, today: date, countsAllGranted: model.occurrence.granting == .counted,
            condition: { [hooks] (condition) throws(StepFault) in try hooks.holds(condition) },
            parameter: { [hooks] (name, day) throws(StepFault) in try hooks.period(name, on: day) }
        ).deadlines()
        hooks.watch?.counted(deadlines, on: date)
        return deadlines
    }

    /// By field: granted days that a step put there beyond their deadline's `at_most`, in words with the article.
    public func excessDays(
        from before: [String: DataValue], to after: [String: DataValue]
    ) -> [(field: String, what: BilingualText)] {
        ExtensionLimits(workflow).excesses(from: before, to: after)
    }

    /// Ids of the active states, in document order.
    public func configuration(of snapshot: CaseSnapshot) -> [String] {
        snapshot.chart.configuration.map { workflow.states[$0.rawValue].id }
    }

    /// The step of an event that nothing answered: the case stays as it is, its deadlines as they stand at that time.
    public func unansweredStep(
        on snapshot: CaseSnapshot, at time: LegalTime, calendar: WorkCalendar, granting: PastGrants? = nil
    ) throws(StepFault) -> CaseStep {
        CaseStep(
            snapshot: snapshot, configuration: configuration(of: snapshot),
            changes: [], effects: [],
            deadlines: try deadlines(of: snapshot, on: time, calendar: calendar, granting: granting),
            trace: StepTrace(), closure: nil, isClosed: false)
    }
}
