import CaseStores
import DataValues
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
    /// Fires every deadline whose last day lies before `date`, in due order, each at the end of its last day and exactly once.
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
                try store.pendingDeadlines(DeadlineQuery(.due, through: through, after: after, limit: 200))
            }
            guard let last = rows.last else { return run }
            for row in rows where row.event != nil && !failed.contains(row.caseID) {
                do {
                    run.fired += try retryingSystemStep { () throws(EngineError) in
                        var loaded = try load(row.caseID)
                        return try fireExpired(in: &loaded, before: date, isDryRun: false)
                    }
                } catch {
                    failed.insert(row.caseID)
                    run.failures.append((row.caseID, error))
                }
            }
            position = DeadlineQuery.Position(date: last.dueOn ?? through, caseID: last.caseID, key: last.key)
        }
    }

    /// Fires the expired deadlines of one case in due order, leaving `loaded` as it is afterwards.
    func fireExpired(
        in loaded: inout LoadedCase, before date: LegalDate, isDryRun: Bool
    ) throws(EngineError) -> [FiredDeadline] {
        var fired: [FiredDeadline] = []
        let caseID = loaded.record.id
        let rows = try storing { () throws(StoreError) in try store.deadlines(of: caseID) }
        // A deadline that fired may still stand in its state: it does not fire again until its date moves.
        var done = Set(rows.filter { $0.status == .fired }.compactMap(Expiry.init).map(\.mark))
        var pending = rows.filter { $0.status == .pending }.compactMap(Expiry.init)
        while let next = pending.filter({ $0.dueOn < date && !done.contains($0.mark) }).min() {
            done.insert(next.mark)
            let occurrence = Occurrence(
                event: next.event, actor: .system,
                time: max(.end(of: next.dueOn), loaded.legalNow ?? .end(of: next.dueOn)),
                isFromSystem: true)
            let step = try step(loaded, occurrence)
            if isDryRun {
                loaded.record.legalNow = occurrence.time.description
                loaded.record.status = step.isClosed ? .closed : .open
            } else {
                loaded.record = try commit(
                    step, of: loaded, isNew: false,
                    as: StepRecord(
                        kind: .deadlineFired, event: next.event, data: ["deadline": .text(next.key)], actor: .system,
                        rolesUsed: [], time: occurrence.time, request: nil, firedDeadline: next.key))
            }
            loaded.snapshot = step.snapshot
            fired.append(FiredDeadline(caseID: caseID, key: next.key, event: next.event, dueOn: next.dueOn, step: step))
            pending = step.deadlines.compactMap { Expiry($0) }
        }
        return fired
    }

    /// Tries a system step again when somebody else's step came between; people's steps are never retried for them.
    func retryingSystemStep<Value>(_ body: () throws(EngineError) -> Value) throws(EngineError) -> Value {
        for _ in 1..<Self.systemAttempts {
            do {
                return try body()
            } catch .store(let error) {
                guard case .conflict = error.code else { throw .store(error) }
            }
        }
        return try body()
    }
}

/// A deadline with an event and a last day, ordered as it fires.
struct Expiry: Comparable {
    var dueOn: LegalDate
    var key: String
    var event: String

    /// Once fired for a date, a deadline does not fire for it again.
    var mark: String { "\(key) \(dueOn)" }

    init?(_ row: DeadlineRecord) {
        guard let event = row.event, let text = row.dueOn, let dueOn = LegalDate(text) else { return nil }
        self.dueOn = dueOn
        self.key = row.key
        self.event = event
    }

    init?(_ deadline: CaseDeadline) {
        guard let event = deadline.event, let dueOn = deadline.dueOn else { return nil }
        self.dueOn = dueOn
        self.key = deadline.key
        self.event = event
    }

    static func < (left: Expiry, right: Expiry) -> Bool {
        (left.dueOn, left.key) < (right.dueOn, right.key)
    }
}
