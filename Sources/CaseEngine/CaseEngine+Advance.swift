import CaseStores
public import DataValues
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
    public var requestID: String?
    /// The version the handler saw; another one is a conflict that names who changed what.
    public var expectedVersion: Int?
    /// Computes the answer and commits nothing.
    public var isDryRun: Bool

    public init(
        caseID: String, event: String, facts: [String: DataValue] = [:], actor: Actor, at: StatedTime? = nil,
        requestID: String? = nil, expectedVersion: Int? = nil, isDryRun: Bool = false
    ) {
        self.caseID = caseID
        self.event = event
        self.facts = facts
        self.actor = actor
        self.at = at
        self.requestID = requestID
        self.expectedVersion = expectedVersion
        self.isDryRun = isDryRun
    }

    var body: DataValue {
        [
            "verb": "advance", "case": .text(caseID), "event": .text(event), "facts": .record(facts),
            "actor": .text(actor.id), "at": at.map { .text($0.resolved(notBefore: nil).description) } ?? .null,
        ]
    }
}

extension CaseEngine {
    /// Raises an event: one macrostep, one transaction.
    ///
    /// Deadlines of the case that expired before the event's legal date fire first, each as a step of its own. An event that is then
    /// refused leaves the case as it was, and the deadlines to `fireDeadlines` (docs/decisions/0005).
    public func advance(_ request: AdvanceRequest) throws(EngineError) -> StepAnswer {
        if let answer = try earlierAnswer(to: request.requestID, body: request.body) { return answer }
        var loaded = try load(request.caseID)
        if let expected = request.expectedVersion, expected != loaded.record.version {
            throw .store(try conflict(on: loaded.record, expected: expected))
        }
        let time = try legalTime(
            request.at, notBefore: loaded.legalNow, caseID: request.caseID, event: request.event)
        let occurrence = Occurrence(event: request.event, facts: request.facts, actor: request.actor, time: time)
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
        let roles = loaded.machine.rolesUsed(by: request.actor, for: request.event)
        do {
            let record = try commit(
                step, of: loaded, isNew: false,
                as: StepRecord(
                    kind: .advanced, event: request.event, data: .record(request.facts), actor: request.actor,
                    rolesUsed: roles, time: time,
                    request: requestRecord(request.requestID, body: request.body, caseID: request.caseID)))
            return StepAnswer(record: record, step: step, fired: fired, isRepetition: false)
        } catch .store(let error) {
            if case .requestAnswered = error.code,
                let answer = try earlierAnswer(to: request.requestID, body: request.body)
            {
                return answer
            }
            throw .store(error)
        }
    }

    /// Runs the step and throws its refusals or its fault.
    func step(_ loaded: LoadedCase, _ occurrence: Occurrence) throws(EngineError) -> CaseStep {
        let outcome: StepOutcome
        do {
            outcome = try loaded.machine.step(
                occurrence, from: loaded.snapshot, calendar: loaded.calendar.calendar)
        } catch {
            throw .fault(caseID: loaded.record.id, event: occurrence.event, error)
        }
        switch outcome {
        case .taken(let step): return step
        case .refused(let refusals):
            throw .refused(caseID: loaded.record.id, event: occurrence.event, refusals)
        }
    }

    private func conflict(on record: CaseRecord, expected: Int) throws(EngineError) -> StoreError {
        let latest = try storing { () throws(StoreError) in
            try store.journal(of: record.id, after: record.journalHead.sequence - 1, limit: 1)
        }
        guard let entry = latest.last else { return .noCase(record.id) }
        return .conflict(StoreError.Conflict(expected: expected, current: record.version, latest: entry))
    }
}
