/// One whole step, written in one transaction or not at all.
public struct StepCommit: Hashable, Sendable {
    /// The version the step began from; `nil` when it opens the case.
    public var expectedVersion: Int?
    /// The case after the step: its version one higher, its journal head that of the last entry.
    public var record: CaseRecord
    /// Entries that follow the case's journal; at least one.
    public var entries: [JournalEntry]
    /// Deadlines that are new or changed; the others stay as they are.
    public var deadlines: [DeadlineRecord]
    /// Effects the step orders.
    public var effects: [OutboxRecord]
    /// Numbers given to the case, each the next of its series.
    public var numbers: [NumberRecord]
    /// The answer to keep for the command's id.
    public var request: RequestRecord?
    /// The case's bundle, kept if it is not there yet.
    public var bundle: BundleRecord?
    /// Calendars used, kept if they are not there yet.
    public var calendars: [CalendarRecord]

    /// A step given in full; `init(from:to:entries:…)` fills in version, head and hashes.
    public init(
        expectedVersion: Int?, record: CaseRecord, sealed entries: [JournalEntry], deadlines: [DeadlineRecord] = [],
        effects: [OutboxRecord] = [], numbers: [NumberRecord] = [], request: RequestRecord? = nil,
        bundle: BundleRecord? = nil, calendars: [CalendarRecord] = []
    ) {
        self.expectedVersion = expectedVersion
        self.record = record
        self.entries = entries
        self.deadlines = deadlines
        self.effects = effects
        self.numbers = numbers
        self.request = request
        self.bundle = bundle
        self.calendars = calendars
    }

    /// The step from one state of a case to the next: seals the drafts after the case's journal, and gives `record` its next version
    /// and journal head, whatever the caller left there.
    ///
    /// - Parameter previous: the case as it was loaded; `nil` to open it.
    public init(
        from previous: CaseRecord?, to record: CaseRecord, entries drafts: [JournalDraft],
        deadlines: [DeadlineRecord] = [], effects: [OutboxRecord] = [], numbers: [NumberRecord] = [],
        request: RequestRecord? = nil, bundle: BundleRecord? = nil, calendars: [CalendarRecord] = []
    ) {
        var head = previous?.journalHead ?? .empty
        var entries: [JournalEntry] = []
        for draft in drafts {
            let entry = draft.sealed(in: record.id, after: head)
            head = entry.head
            entries.append(entry)
        }
        var record = record
        record.version = (previous?.version ?? 0) + 1
        record.journalHead = head
        self.init(
            expectedVersion: previous?.version, record: record, sealed: entries, deadlines: deadlines,
            effects: effects, numbers: numbers, request: request, bundle: bundle, calendars: calendars)
    }
}
