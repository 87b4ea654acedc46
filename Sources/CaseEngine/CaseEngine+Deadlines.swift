import CaseStores
import DataValues
import Diagnostics
public import StatutoryTime
public import Workflows

/// A deadline that expired and raised its event.
public struct FiredDeadline: Sendable {
    public var caseID: String
    public var key: String
    public var event: String
    public var dueOn: LegalDate
    /// What the event did.
    public var step: CaseStep
}

/// What came of firing deadlines over many cases.
public struct DeadlineRun: Sendable {
    public var fired: [FiredDeadline] = []
    /// Cases whose deadline could not fire, and why; the others went on.
    public var failures: [(caseID: String, error: EngineError)] = []
}

extension CaseEngine {
    /// Fires every deadline whose last day lies before `date`, in due order, each at the end of its last day and once for that day: one whose
    /// clock is set anew, by days granted, a restart or another calendar, fires again when its new day is over.
    ///
    /// Firing one may start or move others of the same case; those are fired too when they have expired. A case that fails is
    /// reported and does not hold up the others.
    public func fireDeadlines(before date: LegalDate) throws(EngineError) -> DeadlineRun {
        var run = DeadlineRun()
        var position: DeadlineQuery.Position?
        var failed: Set<String> = []
        while true {
            let through = date.adding(days: -1).description
            let after = position
            let rows = try storing { () throws(StoreError) in
                try store.deadlines(
                    DeadlineQuery(.pending, places: .everywhere, through: through, after: after, limit: 200))
            }
            guard let last = rows.last else { return run }
            for row in rows where row.event != nil && !failed.contains(row.caseID) {
                do {
                    try retryingOnConflict { () throws(EngineError) in
                        var loaded = try load(row.caseID)
                        try fireExpired(in: &loaded, before: date, isDryRun: false, fired: &run.fired)
                    }
                } catch {
                    failed.insert(row.caseID)
                    run.failures.append((row.caseID, error))
                }
            }
            position = DeadlineQuery.Position(date: last.dueOn ?? through, caseID: last.caseID, key: last.key)
        }
    }

    /// Fires the expired deadlines of one case in due order, leaving `loaded` as it is afterwards and adding each that fired to `fired`,
    /// those before a failure too: they stand.
    func fireExpired(
        in loaded: inout LoadedCase, before date: LegalDate, isDryRun: Bool, fired: inout [FiredDeadline]
    ) throws(EngineError) {
        let caseID = loaded.record.id
        let rows = try storing { () throws(StoreError) in try store.deadlines(of: caseID) }
        var queue = ExpiryQueue(rows)
        var tried: [GivenNumber] = []
        while let next = queue.next(before: date) {
            var (step, time, refusals) = try lapse(next, of: loaded)
            if isDryRun {
                step = try trying(step, after: &tried)
                loaded.record.legalNow = time.description
                loaded.record.status = step.isClosed ? .closed : .open
                loaded.record.configuration = step.configuration
            } else {
                var data: [String: DataValue] = ["deadline": .text(next.key)]
                if !refusals.isEmpty {
                    data["unanswered"] = .list(
                        refusals.map { ["zh": .text($0.text.zh), "en": .text($0.text.en)] })
                }
                let committed = try commit(
                    step, of: loaded, isNew: false,
                    as: StepRecord(
                        kind: .deadlineFired, event: next.event, data: .record(data), actor: .system, rolesUsed: [],
                        time: time, request: nil, firedDeadline: next.key))
                loaded.record = committed.record
                step = committed.step
            }
            loaded.snapshot = step.snapshot
            fired.append(FiredDeadline(caseID: caseID, key: next.key, event: next.event, dueOn: next.dueOn, step: step))
            queue.replace(with: step.deadlines)
        }
    }

    /// The step that a deadline's event takes at the end of its last day.
    ///
    /// An event that the case refuses has still expired: the step then changes nothing, and the reasons are handed back.
    func lapse(
        _ expiry: Expiry, of loaded: LoadedCase
    ) throws(EngineError) -> (step: CaseStep, time: LegalTime, refusals: [Refusal]) {
        let time = max(.end(of: expiry.dueOn), loaded.legalNow ?? .end(of: expiry.dueOn))
        do {
            let occurrence = Occurrence(
                event: expiry.event, actor: .system, time: time, isFromSystem: true, dueOn: expiry.dueOn)
            return (try plainStep(loaded, occurrence), time, [])
        } catch .refused(_, _, let refusals) {
            do {
                let step = try loaded.machine.unansweredStep(
                    on: loaded.snapshot, at: time, calendar: loaded.calendar.calendar)
                return (step, time, refusals)
            } catch {
                throw .fault(caseID: loaded.record.id, event: expiry.event, masked(error, in: loaded, [:]))
            }
        }
    }

    /// Tries again when somebody else's step came between; people's steps are never retried for them, system steps and notes are.
    func retryingOnConflict<Value>(_ body: () throws(EngineError) -> Value) throws(EngineError) -> Value {
        for _ in 1..<Self.conflictAttempts {
            do {
                return try body()
            } catch .store(let error) {
                guard case .conflict = error.code else { throw .store(error) }
            }
        }
        return try body()
    }
}
