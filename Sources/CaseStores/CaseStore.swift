/// Where cases live: a narrow port that every store implements and that `CaseStoreConformance` proves.
///
/// What an implementer must keep:
/// * **Atomic.** `commit` writes a step whole or not at all, whatever fails and whenever the process dies.
/// * **Durable.** When `commit` returns, a power cut does not lose the step (a store for tests may say otherwise).
/// * **Isolated.** Many processes on many machines may use one store at once. Of two commits from the same version one succeeds
///   and the other gets `conflict`; an effect under lease is given to nobody else.
/// * **Append-only.** Journal entries, numbers, publications, bundles and calendars are never changed or removed.
/// * **Gapless.** The numbers of a series are 1, 2, 3 and so on: a step that is not written burns none.
/// * **Honest.** What is read is what was committed, values in the form `DataValue.normalized`.
/// * **Stable.** Lists come in the order stated, ties broken by id, text compared by code point.
///
/// Calls are synchronous and may block on disk or network; no call waits inside a transaction for anything else.
public protocol CaseStore: Sendable {
    /// Writes steps in one transaction, each atomically by itself: a step that conflicts or repeats a request is left out and
    /// reported in its place, and the others stand. Later steps see earlier ones.
    ///
    /// In each result: `conflict`, `alreadyOpen`, `notFound`, `requestAnswered`, `requestMismatch`, `numberTaken`,
    /// `invalid`.
    /// Thrown, with nothing written: everything that concerns the store rather than the step (`full`, `busy`, `readOnly`, …).
    func commit(_ steps: [StepCommit]) throws(StoreError) -> [Result<Void, StoreError>]

    // MARK: Cases

    /// The case, or `nil` when there is none with that id.
    func caseRecord(_ id: String) throws(StoreError) -> CaseRecord?
    /// Everything about a case as of one moment, or `nil`.
    func caseFile(_ id: String) throws(StoreError) -> CaseFile?
    func cases(_ query: CaseQuery) throws(StoreError) -> [CaseSummary]
    /// How many cases the query finds when its limit and offset are left aside.
    func countCases(_ query: CaseQuery) throws(StoreError) -> Int

    /// The entries of a case's journal in order, those after `sequence`, `limit` of them at most.
    func journal(of caseID: String, after sequence: Int, limit: Int) throws(StoreError) -> [JournalEntry]

    /// Ids of cases whose journal is there without their record, in order: empty unless somebody removed records behind the store's back.
    func strayJournals() throws(StoreError) -> [String]

    // MARK: Deadlines

    /// Every deadline of a case whatever its status, in order of key.
    func deadlines(of caseID: String) throws(StoreError) -> [DeadlineRecord]
    /// Deadlines that have a due date, in order of it, then case id, then key.
    func deadlines(_ query: DeadlineQuery) throws(StoreError) -> [DeadlineRecord]

    // MARK: Requests and contents

    func request(_ id: String) throws(StoreError) -> RequestRecord?
    func bundle(_ hash: String) throws(StoreError) -> BundleRecord?
    func calendar(_ hash: String) throws(StoreError) -> CalendarRecord?

    // MARK: Publications

    /// Enters bundles into the register, all of them or none, in the order given; keeps those bundles that are not kept yet.
    ///
    /// `superseded` when another bundle than a draft's `replaces` is in force by now; `invalid` for a bundle that is not kept.
    func publish(_ drafts: [PublicationDraft], bundles: [BundleRecord]) throws(StoreError) -> [PublicationRecord]
    /// Entries of the register, the newest first.
    func publications(_ query: PublicationQuery) throws(StoreError) -> [PublicationRecord]

    // MARK: Numbers

    /// The numbers of a series in order, those after `serial`, `limit` of them at most.
    func numbers(of series: String, after serial: Int, limit: Int) throws(StoreError) -> [NumberRecord]
    /// The last number given in a series; 0 when there is none.
    func lastNumber(of series: String) throws(StoreError) -> Int
    /// The numbers that are written so, in order of series: one, unless two series write alike. Found by an index, not by reading all.
    func numbers(written text: String) throws(StoreError) -> [NumberRecord]
    /// Every series that has a number, in order of name.
    func numberSeries() throws(StoreError) -> [NumberSeriesRecord]

    // MARK: Outbox

    func outbox(_ query: OutboxQuery) throws(StoreError) -> [OutboxRecord]
    /// Leases pending effects that are due and under no running lease to one worker, the longest due first, and counts the attempt.
    func claimEffects(_ claim: OutboxClaim) throws(StoreError) -> [OutboxRecord]
    /// Records that an effect was performed. `leaseLost` when the lease is not (or no longer) the owner's.
    func completeEffect(_ id: OutboxID, owner: String) throws(StoreError)
    /// Records a failed attempt: tried again from `retryAt` on, or given up when that is `nil`. `leaseLost` as above.
    func failEffect(_ id: OutboxID, owner: String, error: String, retryAt: String?) throws(StoreError)
    /// Makes an effect whose last attempt failed due at `instant`, its attempts forgotten, whether it was given up or is to be tried
    /// again. `notFound` when it is no such effect, or under a lease.
    func retryEffect(_ id: OutboxID, at instant: String) throws(StoreError)

    func counts() throws(StoreError) -> StoreCounts
}

extension CaseStore {
    /// Writes one step in one transaction; what `commit(_:)` reports in its place is thrown.
    public func commit(_ step: StepCommit) throws(StoreError) {
        for result in try commit([step]) { try result.get() }
    }

    /// The newest entry of the register for a workflow in a locality: what new cases there begin with.
    public func publication(of workflow: String, in locality: String) throws(StoreError) -> PublicationRecord? {
        try publications(PublicationQuery(workflow: workflow, locality: locality, limit: 1)).first
    }

    /// The whole journal of a case.
    public func journal(of caseID: String) throws(StoreError) -> [JournalEntry] {
        try journal(of: caseID, after: 0, limit: .max)
    }
}
