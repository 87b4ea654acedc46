public import CaseStores
public import DataValues
public import StatutoryTime
public import Workflows

/// A case as it stands, with the rules it follows.
public struct CaseView: Sendable {
    public var record: CaseRecord
    public var snapshot: CaseSnapshot
    public var workflow: Workflow
    /// Every deadline the store keeps of it, whatever its status, by due date.
    public var rows: [DeadlineRecord]
    /// The deadlines of the active states as derived now.
    public var deadlines: [CaseDeadline]

    /// Fields as someone without need to know may see them.
    public var maskedFields: [String: DataValue] {
        let secrets = secrets
        return workflow.fields.masking(snapshot.fields).mapValues(secrets.hiding)
    }

    /// The case's personal data, to be masked wherever they turn up.
    public var secrets: SensitiveValues { SensitiveValues(of: workflow.fields, in: snapshot.fields) }
}

/// How a case's deadlines stand on a day.
public struct CaseUrgency: Hashable, Sendable {
    /// Whether the day is past by which somebody in office had to act.
    public var isOverdue: Bool
    /// Whether one is over whose event has not been raised yet.
    public var awaitsLapse: Bool
    /// Whether one has reached a day from which the handler is to be warned.
    public var isWarned: Bool
    /// Whether the next last day rests on a year whose holidays are not published.
    public var isProvisional: Bool
    /// The key of the one that ends first.
    public var nextKey: String?
}

extension CaseEngine {
    public func view(_ caseID: String) throws(EngineError) -> CaseView {
        let loaded = try load(caseID)
        let rows = try storing { () throws(StoreError) in try store.deadlines(of: caseID) }
        let deadlines: [CaseDeadline]
        do {
            deadlines = try loaded.machine.deadlines(
                of: loaded.snapshot, on: loaded.legalNow ?? environment.now(), calendar: loaded.calendar.calendar)
        } catch {
            throw .fault(caseID: caseID, event: nil, masked(error, in: loaded, [:]))
        }
        return CaseView(
            record: loaded.record, snapshot: loaded.snapshot, workflow: loaded.machine.bundle.workflow,
            rows: rows.sorted { ($0.dueOn ?? "9999", $0.key) < ($1.dueOn ?? "9999", $1.key) }, deadlines: deadlines)
    }

    /// The deadlines of the states a case is in that do not apply to it as it stands, each with the reason, personal data masked.
    public func withheldDeadlines(of caseID: String) throws(EngineError) -> [WithheldDeadline] {
        let loaded = try load(caseID)
        let secrets = SensitiveValues(of: loaded.machine.bundle.workflow.fields, in: loaded.snapshot.fields)
        do {
            return try loaded.machine.withheldDeadlines(
                of: loaded.snapshot, on: loaded.legalNow ?? environment.now(), calendar: loaded.calendar.calendar
            ).map { deadline in
                var deadline = deadline
                deadline.refusal = deadline.refusal.masking(secrets)
                return deadline
            }
        } catch {
            throw .fault(caseID: caseID, event: nil, masked(error, in: loaded, [:]))
        }
    }

    /// The journal of a case, oldest first.
    public func history(_ caseID: String) throws(EngineError) -> [JournalEntry] {
        guard try storing({ () throws(StoreError) in try store.caseRecord(caseID) }) != nil else {
            throw .noSuchCase(caseID)
        }
        return try storing { () throws(StoreError) in try store.journal(of: caseID) }
    }

    /// The rules that each entry of a journal was written under, by the hash of their bundle.
    public func workflows(of journal: [JournalEntry]) throws(EngineError) -> [String: Workflow] {
        var workflows: [String: Workflow] = [:]
        for entry in journal where workflows[entry.bundleHash] == nil {
            workflows[entry.bundleHash] = try machine(of: entry.bundleHash, caseID: entry.caseID).bundle.workflow
        }
        return workflows
    }

    /// Cases as a list.
    public func cases(_ query: CaseQuery) throws(EngineError) -> [CaseSummary] {
        try storing { () throws(StoreError) in try store.cases(query) }
    }

    /// How many cases a list would have without its limit.
    public func countCases(_ query: CaseQuery) throws(EngineError) -> Int {
        try storing { () throws(StoreError) in try store.countCases(query) }
    }

    /// Deadlines by due date.
    public func deadlines(_ query: DeadlineQuery) throws(EngineError) -> [DeadlineRecord] {
        try storing { () throws(StoreError) in try store.deadlines(query) }
    }

    /// What a list says on a day of a case's deadlines, those that run and those that are overdue.
    public func urgency(of summary: CaseSummary, on date: LegalDate) throws(EngineError) -> CaseUrgency {
        let rows = try storing { () throws(StoreError) in try store.deadlines(of: summary.id) }
        let open = rows.filter { $0.isOpen && $0.dueOn != nil }
        let next = open.compactMap(\.dueOn).min()
        let first = open.filter { $0.dueOn == next }.min { $0.key < $1.key }
        let over = open.filter { $0.dueOn.map { $0 < date.description } ?? false }
        let workflow = try workflow(of: summary)
        return CaseUrgency(
            isOverdue: over.contains { row in workflow.deadlines.first { $0.key == row.key }?.isDuty ?? false },
            awaitsLapse: over.contains { $0.status == .pending && $0.event != nil },
            isWarned: rows.contains { row in
                !over.contains(row) && row.nextWarnOn.map { $0 <= date.description } ?? false
            },
            isProvisional: open.contains { $0.dueOn == next && $0.isProvisional }, nextKey: first?.key)
    }

    /// The ids of the states a case is in.
    public func standing(of caseID: String) throws(EngineError) -> [String] {
        guard let record = try storing({ () throws(StoreError) in try store.caseRecord(caseID) }) else {
            throw .noSuchCase(caseID)
        }
        return record.configuration
    }

    /// The case that was given a number, 西劳人仲案字〔2026〕第123号; nil when none was.
    public func caseID(numbered text: String) throws(EngineError) -> String? {
        try storing { () throws(StoreError) in try store.numbers(written: text) }.first?.caseID
    }

    /// The workflow a case follows, from its bundle in the store.
    public func workflow(of caseID: String) throws(EngineError) -> Workflow {
        guard let record = try storing({ () throws(StoreError) in try store.caseRecord(caseID) }) else {
            throw .noSuchCase(caseID)
        }
        return try machine(for: record).bundle.workflow
    }

    /// The workflow that the case of a list follows.
    public func workflow(of summary: CaseSummary) throws(EngineError) -> Workflow {
        try machine(of: summary.bundleHash, caseID: summary.id).bundle.workflow
    }

    /// The bundle that the case of a list follows.
    public func bundle(of summary: CaseSummary) throws(EngineError) -> WorkflowBundle {
        try machine(of: summary.bundleHash, caseID: summary.id).bundle
    }

    /// The bundle a case follows, from the store.
    public func bundle(of caseID: String) throws(EngineError) -> WorkflowBundle {
        guard let record = try storing({ () throws(StoreError) in try store.caseRecord(caseID) }) else {
            throw .noSuchCase(caseID)
        }
        return try machine(for: record).bundle
    }

    /// The workflow that a new case would follow.
    public func newestWorkflow(_ workflow: String, locality: String) throws(EngineError) -> Workflow {
        try newestBundle(workflow, locality).workflow
    }
}
