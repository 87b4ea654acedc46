import CaseStores
public import DataValues
import Diagnostics
import StatutoryTime
public import Workflows

/// What is needed to raise an event on a case.
public struct AdvanceRequest: Sendable {
    public var caseID: String
    public var event: String
    public var facts: [String: DataValue]
    public var actor: Actor
    /// When it happened in law; the present moment without it.
    public var at: StatedTime?
    /// Why the act is entered late (补录): deadlines that fired after `at` are then withdrawn. Nil for an act entered in its turn.
    public var lateReason: String?
    /// Why the handler goes on where the rules only caution; recorded with what they cautioned of.
    public var despite: String?
    public var requestID: String?
    /// The version the handler saw; another one is a conflict that names who changed what.
    public var expectedVersion: Int?
    /// Computes the answer and commits nothing.
    public var isDryRun: Bool

    public init(
        caseID: String, event: String, facts: [String: DataValue] = [:], actor: Actor, at: StatedTime? = nil,
        lateReason: String? = nil, despite: String? = nil, requestID: String? = nil, expectedVersion: Int? = nil,
        isDryRun: Bool = false
    ) {
        self.caseID = caseID
        self.event = event
        self.facts = facts
        self.actor = actor
        self.at = at
        self.lateReason = lateReason
        self.despite = despite
        self.requestID = requestID
        self.expectedVersion = expectedVersion
        self.isDryRun = isDryRun
    }

    var body: DataValue {
        var body: [String: DataValue] = [
            "verb": "advance", "case": .text(caseID), "event": .text(event), "facts": JournalEntry.data(of: facts),
            "actor": .text(actor.id), "at": at.map { .text($0.resolved(notBefore: nil).description) } ?? .null,
            "late": lateReason.map(DataValue.text) ?? .null,
        ]
        body["despite"] = despite.map(DataValue.text)
        return .record(body)
    }
}

extension CaseEngine {
    /// Raises an event: one macrostep, one transaction.
    ///
    /// Deadlines of the case that expired before the event's legal date fire first, each as a step of its own. An event that is then
    /// refused leaves the case as it was, and the deadlines to `fireDeadlines` (docs/decisions/0005).
    public func advance(_ request: AdvanceRequest) throws(EngineError) -> StepAnswer {
        if let answer = try earlierAnswer(to: request.requestID, body: request.body) { return answer }
        if let reason = request.lateReason {
            return try answeringOnce(request.requestID, body: request.body) { () throws(EngineError) in
                try advanceLate(request, reason: reason)
            }
        }
        var loaded = try load(request.caseID)
        if let expected = request.expectedVersion, expected != loaded.record.version {
            throw .store(try conflict(on: loaded.record, expected: expected))
        }
        let time = try legalTime(
            request.at, notBefore: loaded.legalNow, caseID: request.caseID, event: request.event)
        let actor = relying(request.actor, on: request.event, loaded.machine)
        let occurrence = Occurrence(
            event: request.event, facts: request.facts, actor: actor, time: time, despite: request.despite)
        // Tried whole before anything is written, so that a refusal throws here and nothing has happened.
        var trial = loaded
        var fired: [FiredDeadline] = []
        try fireExpired(in: &trial, before: time.date, isDryRun: true, fired: &fired)
        var step = try step(trial, occurrence)
        guard !request.isDryRun else {
            return StepAnswer(record: trial.record, step: step, fired: fired, isRepetition: false)
        }
        if !fired.isEmpty {
            fired = []
            try fireExpired(in: &loaded, before: time.date, isDryRun: false, fired: &fired)
            step = try self.step(loaded, occurrence)
        }
        let record = StepRecord(
            kind: .advanced, event: request.event, data: JournalEntry.data(of: request.facts), actor: actor,
            rolesUsed: actor.roles.sorted(), time: time,
            request: requestRecord(request.requestID, body: request.body, caseID: request.caseID),
            despite: request.despite)
        return try answeringOnce(request.requestID, body: request.body) { () throws(EngineError) in
            let committed = try commit(step, of: loaded, isNew: false, as: record)
            return StepAnswer(record: committed.record, step: committed.step, fired: fired, isRepetition: false)
        }
    }

    /// The actor in those of their roles on which the act relies: hooks see these, the journal keeps these, and so a journal can be
    /// followed again.
    func relying(_ actor: Actor, on event: String, _ machine: CaseMachine) -> Actor {
        Actor(id: actor.id, roles: Set(machine.rolesUsed(by: actor, for: event)))
    }

    /// Runs the step and throws its refusals, without personal data of the case or of the facts supplied, or its fault.
    func step(_ loaded: LoadedCase, _ occurrence: Occurrence) throws(EngineError) -> CaseStep {
        do {
            return try plainStep(loaded, occurrence, people: environment.people?(loaded.record.locality))
        } catch .refused(let caseID, let event, let refusals) {
            let secrets = secrets(of: loaded, occurrence.facts)
            throw .refused(caseID: caseID, event: event, refusals.map { $0.masking(secrets) })
        }
    }

    /// The same with the refusals as the rules word them, for the journal.
    func plainStep(
        _ loaded: LoadedCase, _ occurrence: Occurrence, people: PeopleDirectory? = nil
    ) throws(EngineError) -> CaseStep {
        let outcome: StepOutcome
        do {
            outcome = try loaded.machine.step(
                occurrence, from: loaded.snapshot, calendar: loaded.calendar.calendar, people: people)
        } catch {
            throw .fault(
                caseID: loaded.record.id, event: occurrence.event, masked(error, in: loaded, occurrence.facts))
        }
        switch outcome {
        case .taken(let step):
            guard occurrence.despite == nil || !step.cautions.isEmpty else {
                throw .refused(caseID: loaded.record.id, event: occurrence.event, [.nothingToPassOver])
            }
            return step
        case .refused(let refusals):
            throw .refused(caseID: loaded.record.id, event: occurrence.event, refusals)
        }
    }

    /// The fault without personal data of the case or of the facts supplied.
    func masked(_ fault: StepFault, in loaded: LoadedCase, _ facts: [String: DataValue]) -> StepFault {
        fault.masking(secrets(of: loaded, facts))
    }

    func secrets(of loaded: LoadedCase, _ facts: [String: DataValue]) -> SensitiveValues {
        SensitiveValues(of: loaded.machine.bundle.workflow.fields, in: loaded.snapshot.fields, facts)
    }

    func conflict(on record: CaseRecord, expected: Int) throws(EngineError) -> StoreError {
        let latest = try storing { () throws(StoreError) in
            try store.journal(of: record.id, after: record.journalHead.sequence - 1, limit: 1)
        }
        guard let entry = latest.last else { return .noCase(record.id) }
        return .conflict(StoreError.Conflict(expected: expected, current: record.version, latest: entry))
    }
}

extension Refusal {
    /// A reason to go on was given where no guard cautions: it would stand in the journal for nothing.
    fileprivate static let nothingToPassOver = Refusal(
        .value,
        text: BilingualText(
            zh: "此处没有需要说明理由的提示", en: "nothing here cautions, so there is nothing to go on despite of"),
        fix: BilingualText(zh: "不写理由，照常办理", en: "record it without a reason, as any other act"))
}
