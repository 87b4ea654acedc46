import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

/// One scenario being run: a store of its own in memory, the real engine, a clock that only its steps move.
final class ScenarioRun {
    let bound: BoundScenario
    let engine: CaseEngine
    let clock: VirtualClock
    private let calendar: WorkCalendar
    private(set) var result: ScenarioResult
    private(set) var caseID = ""
    /// Kinds of the effects ordered since the last expectation that looked at them.
    var effects: [String] = []
    /// Keys of the deadlines that fired.
    private var fired: Set<String> = []
    /// The deadlines as they stood on the days to which the clock came.
    private var looks = RuleRecord()

    /// Thrown when the rest of a scenario would mean nothing; the failure has been recorded.
    struct Ended: Error {}

    private let watch: RuleWatch?

    init(
        _ bound: BoundScenario, of entry: ScenarioEntry, library: RuleLibrary, watch: RuleWatch? = nil
    ) throws(EngineError) {
        self.bound = bound
        self.watch = watch
        let clock = VirtualClock(at: bound.scenario.opening.at)
        self.clock = clock
        calendar = try library.calendar(bound.workflow.localities.codes).calendar
        result = ScenarioResult(entry)
        engine = CaseEngine(
            EngineEnvironment(
                store: InMemoryStore(),
                newestBundle: { (workflow, locality) throws(EngineError) in try library.bundle(workflow, locality) },
                calendar: { (chain) throws(EngineError) in try library.calendar(chain) }, now: { clock.now },
                watch: watch))
    }

    /// Runs the scenario to its end or to the step after which the rest would mean nothing.
    func run() -> ScenarioResult {
        do {
            try open()
            for (index, step) in bound.scenario.steps.enumerated() {
                try take(step, index)
                look()
            }
        } catch {
            // The failure stands in the result.
        }
        if let record = try? engine.view(caseID).record, record.status == .closed {
            result.closure = record.closureCode
        }
        if var record = watch?.record {
            record.formUnion(looks)
            fired.forEach { record.noteFired($0) }
            result.record = record
        }
        return result
    }

    func fail(at location: SourceLocation, expected: BilingualText, actual: BilingualText) {
        result.failures.append(ScenarioFailure(at: location, expected: expected, actual: actual))
    }

    // MARK: - Steps

    func open() throws(Ended) {
        let scenario = bound.scenario
        do {
            let answer = try engine.open(
                OpenRequest(
                    workflow: scenario.workflow.value, locality: scenario.locality.value, facts: bound.openingFacts,
                    actor: scenario.opening.actor.actor))
            caseID = answer.record.id
            take(in: answer)
        } catch {
            fail(
                at: scenario.opening.location, expected: BilingualText(zh: "案件可以开始", en: "the case opens"),
                actual: FailureWords.of(error))
            throw Ended()
        }
    }

    func take(_ step: ScenarioStep, _ index: Int) throws(Ended) {
        switch step.action {
        case .advance(let act): try advance(act, facts: bound.facts(ofStep: index))
        case .refused(let act, let reason): refuse(act, reason, facts: bound.facts(ofStep: index))
        case .wait(let period):
            clock.wait(period, on: calendar)
            try fireDeadlines(at: step.location)
        case .until(let time):
            guard clock.move(to: time) else {
                let finding = ClockChecks.finding(time, reached: clock.now.short, at: step.location)
                result.failures.append(
                    ScenarioFailure(
                        at: step.location, expected: BilingualText(zh: "时钟向前走", en: "the clock moves forward"),
                        actual: finding.what, code: finding.code))
                throw Ended()
            }
            try fireDeadlines(at: step.location)
        case .expect(let expectation):
            check(expectation, fields: bound.fields(ofStep: index))
            if expectation.effects != nil { effects = [] }
        }
    }

    private func request(_ act: ScenarioAct, _ facts: [String: DataValue], isDryRun: Bool) -> AdvanceRequest {
        AdvanceRequest(
            caseID: caseID, event: act.event.value, facts: facts, actor: act.actor.actor, at: act.at,
            despite: act.despite, isDryRun: isDryRun)
    }

    private func advance(_ act: ScenarioAct, facts: [String: DataValue]) throws(Ended) {
        // What a guard is asked for this is nothing that the scenario tries of it.
        let objection = watch == nil ? objection(to: act, facts: facts) : nil
        do {
            take(in: try engine.advance(request(act, facts, isDryRun: false)))
            if let objection { fail(objection, against: act) }
        } catch {
            fail(
                at: act.event.location,
                expected: BilingualText(zh: "\(act.event.value) 可以办理", en: "\(act.event.value) is taken"),
                actual: FailureWords.of(error))
            throw Ended()
        }
    }

    /// Tries an event without keeping what comes of it, so that the rest still means something when it is taken after all.
    private func refuse(_ act: ScenarioAct, _ reason: RefusalExpectation, facts: [String: DataValue]) {
        let expected = RefusalMatch(reason, workflow: bound.workflow)
        do {
            let answer = try engine.advance(request(act, facts, isDryRun: true))
            let states = FailureWords.states(answer.step?.configuration ?? [])
            fail(
                at: act.event.location, expected: expected.words(for: act.event.value),
                actual: BilingualText(zh: "办成了，进入 \(states)", en: "it is taken, to \(states)"))
        } catch .refused(_, _, let refusals) {
            guard !refusals.contains(where: expected.holds) else { return }
            fail(
                at: reason.location, expected: expected.words(for: act.event.value),
                actual: FailureWords.of(refusals))
        } catch {
            fail(
                at: act.event.location, expected: expected.words(for: act.event.value),
                actual: FailureWords.of(error))
        }
    }

    /// Fires what has expired before the clock's day, each at the end of its last day.
    private func fireDeadlines(at location: SourceLocation) throws(Ended) {
        let expected = BilingualText(zh: "到期的期限依法生效", en: "the deadlines that expire take effect")
        do {
            let run = try engine.fireDeadlines(before: clock.now.date)
            run.fired.forEach(note)
            guard let failure = run.failures.first else { return }
            fail(at: location, expected: expected, actual: FailureWords.of(failure.error))
        } catch {
            fail(at: location, expected: expected, actual: FailureWords.of(error))
        }
        throw Ended()
    }

    // MARK: - What steps did

    private func take(in answer: StepAnswer) {
        answer.fired.forEach(note)
        if let step = answer.step { note(step) }
    }

    /// The clock may stand on a day on which nothing is done.
    private func look() {
        guard watch != nil, let view = try? engine.view(caseID) else { return }
        looks.note(view.deadlines, on: clock.now.date)
    }

    private func note(_ deadline: FiredDeadline) {
        fired.insert(deadline.key)
        note(deadline.step)
    }

    private func note(_ step: CaseStep) {
        effects += step.effects.map(\.kind)
        result.visits.add(step.trace, of: bound.workflow)
    }
}
