import CaseStores

/// A store before which a test may put an accident: another's commit in between, a full disk, a lease that ran out, an edited journal.
///
/// Used from one thread.
final class InterferingStore: CaseStore, @unchecked Sendable {
    private let base: any CaseStore
    var beforeCommit: () throws(StoreError) -> Void = { () throws(StoreError) in }
    var beforeCompletion: (OutboxID) throws(StoreError) -> Void = { (_) throws(StoreError) in }
    var readingNumbers: ([NumberRecord]) -> [NumberRecord] = { $0 }
    var readingFile: (CaseFile) -> CaseFile = { $0 }
    var readingPublications: ([PublicationRecord]) -> [PublicationRecord] = { $0 }
    /// What another engine would have written in the place of a step.
    var writing: (StepCommit) -> StepCommit = { $0 }
    /// Every step handed over, in order.
    private(set) var steps: [StepCommit] = []

    init(_ base: any CaseStore) { self.base = base }

    func commit(_ steps: [StepCommit]) throws(StoreError) -> [Result<Void, StoreError>] {
        self.steps += steps
        try beforeCommit()
        return try base.commit(steps.map(writing))
    }

    func caseRecord(_ id: String) throws(StoreError) -> CaseRecord? { try base.caseRecord(id) }
    func caseFile(_ id: String) throws(StoreError) -> CaseFile? { try base.caseFile(id).map(readingFile) }
    func cases(_ query: CaseQuery) throws(StoreError) -> [CaseSummary] { try base.cases(query) }
    func countCases(_ query: CaseQuery) throws(StoreError) -> Int { try base.countCases(query) }
    func journal(of id: String, after sequence: Int, limit: Int) throws(StoreError) -> [JournalEntry] {
        try base.journal(of: id, after: sequence, limit: limit)
    }
    func deadlines(of id: String) throws(StoreError) -> [DeadlineRecord] { try base.deadlines(of: id) }
    func deadlines(_ query: DeadlineQuery) throws(StoreError) -> [DeadlineRecord] {
        try base.deadlines(query)
    }
    func request(_ id: String) throws(StoreError) -> RequestRecord? { try base.request(id) }
    func bundle(_ hash: String) throws(StoreError) -> BundleRecord? { try base.bundle(hash) }
    func calendar(_ hash: String) throws(StoreError) -> CalendarRecord? { try base.calendar(hash) }
    func publish(
        _ drafts: [PublicationDraft], bundles: [BundleRecord]
    ) throws(StoreError) -> [PublicationRecord] {
        try base.publish(drafts, bundles: bundles)
    }
    func publications(_ query: PublicationQuery) throws(StoreError) -> [PublicationRecord] {
        try readingPublications(base.publications(query))
    }
    func numbers(of series: String, after serial: Int, limit: Int) throws(StoreError) -> [NumberRecord] {
        try readingNumbers(base.numbers(of: series, after: serial, limit: limit))
    }
    func numbers(written text: String) throws(StoreError) -> [NumberRecord] { try base.numbers(written: text) }
    func lastNumber(of series: String) throws(StoreError) -> Int { try base.lastNumber(of: series) }
    func numberSeries() throws(StoreError) -> [NumberSeriesRecord] { try base.numberSeries() }
    func outbox(_ query: OutboxQuery) throws(StoreError) -> [OutboxRecord] { try base.outbox(query) }
    func claimEffects(_ claim: OutboxClaim) throws(StoreError) -> [OutboxRecord] { try base.claimEffects(claim) }
    func completeEffect(_ id: OutboxID, owner: String) throws(StoreError) {
        try beforeCompletion(id)
        try base.completeEffect(id, owner: owner)
    }
    func failEffect(_ id: OutboxID, owner: String, error: String, retryAt: String?) throws(StoreError) {
        try base.failEffect(id, owner: owner, error: error, retryAt: retryAt)
    }
    func retryEffect(_ id: OutboxID, at instant: String) throws(StoreError) {
        try base.retryEffect(id, at: instant)
    }
    func strayJournals() throws(StoreError) -> [String] { try base.strayJournals() }
    func counts() throws(StoreError) -> StoreCounts { try base.counts() }
}
