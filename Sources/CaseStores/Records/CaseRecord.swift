public import DataValues

/// Whether a case still runs.
public enum CaseStatus: String, Hashable, Sendable, CaseIterable {
    case open, closed
}

/// One running or closed case: what the engine loads before a step and replaces after it.
///
/// Times are text so that they sort as they compare and read without us: a legal date is `2026-02-13`, an instant is
/// `2026-02-13T09:30:00+08:00` (fractions of a second allowed, always `+08:00`).
public struct CaseRecord: Hashable, Sendable {
    /// Given by the caller; never reused.
    public var id: String
    /// The name of the workflow it runs.
    public var workflow: String
    /// The six-digit code of its locality (GB/T 2260), or `cn`.
    public var locality: String
    /// The bundle whose rules it keeps until it is migrated on purpose.
    public var bundleHash: String
    /// Counts commits from 1; a commit names the version it started from and loses against a faster one.
    public var version: Int
    public var status: CaseStatus
    /// Ids of the active states in document order, outermost first: what lists filter by.
    public var configuration: [String]
    /// Everything needed to go on: chart snapshot, fields, pauses. Opaque to the store.
    public var snapshot: DataValue
    /// What a list shows: `王某 诉 某建筑公司 拖欠劳动报酬`.
    public var title: String
    /// The handler responsible, if any.
    public var assignee: String?
    /// The legal date it began.
    public var openedOn: String
    /// The instant in law of the latest act; the next act may not be earlier.
    public var legalNow: String
    /// The instant at which the latest commit was written.
    public var recordedAt: String
    /// The legal date it ended.
    public var closedOn: String?
    /// How it ended, by code.
    public var closureCode: String?
    /// The last entry of its journal; kept here so that a shortened journal is noticed.
    public var journalHead: JournalHead

    public init(
        id: String, workflow: String, locality: String, bundleHash: String, version: Int = 0,
        status: CaseStatus = .open, configuration: [String], snapshot: DataValue, title: String,
        assignee: String? = nil, openedOn: String, legalNow: String, recordedAt: String,
        closedOn: String? = nil, closureCode: String? = nil, journalHead: JournalHead = .empty
    ) {
        self.id = id
        self.workflow = workflow
        self.locality = locality
        self.bundleHash = bundleHash
        self.version = version
        self.status = status
        self.configuration = configuration
        self.snapshot = snapshot
        self.title = title
        self.assignee = assignee
        self.openedOn = openedOn
        self.legalNow = legalNow
        self.recordedAt = recordedAt
        self.closedOn = closedOn
        self.closureCode = closureCode
        self.journalHead = journalHead
    }
}

/// A line of a list of cases: the record without its snapshot, with the next deadline that is waiting.
public struct CaseSummary: Hashable, Sendable {
    public var id: String
    public var workflow: String
    public var locality: String
    public var bundleHash: String
    public var version: Int
    public var status: CaseStatus
    public var configuration: [String]
    public var title: String
    public var assignee: String?
    public var openedOn: String
    public var legalNow: String
    public var recordedAt: String
    public var closedOn: String?
    public var closureCode: String?
    /// The earliest due date among its open deadlines: one that is overdue comes first.
    public var nextDueOn: String?

    /// What a list shows of a record.
    public init(_ record: CaseRecord, nextDueOn: String?) {
        self.id = record.id
        self.workflow = record.workflow
        self.locality = record.locality
        self.bundleHash = record.bundleHash
        self.version = record.version
        self.status = record.status
        self.configuration = record.configuration
        self.title = record.title
        self.assignee = record.assignee
        self.openedOn = record.openedOn
        self.legalNow = record.legalNow
        self.recordedAt = record.recordedAt
        self.closedOn = record.closedOn
        self.closureCode = record.closureCode
        self.nextDueOn = nextDueOn
    }
}

/// Everything a store keeps about one case, read at one moment.
public struct CaseFile: Hashable, Sendable {
    public var record: CaseRecord
    /// The whole journal, in order.
    public var journal: [JournalEntry]
    /// Every deadline whatever its status, in order of key.
    public var deadlines: [DeadlineRecord]
    /// Every effect whatever its status, in order of id.
    public var outbox: [OutboxRecord]
    /// Numbers given to it, in order of entry.
    public var numbers: [NumberRecord]

    public init(
        record: CaseRecord, journal: [JournalEntry], deadlines: [DeadlineRecord], outbox: [OutboxRecord],
        numbers: [NumberRecord] = []
    ) {
        self.record = record
        self.journal = journal
        self.deadlines = deadlines
        self.outbox = outbox
        self.numbers = numbers
    }
}
