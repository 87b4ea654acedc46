import Synchronization

/// The reference: a store that forgets everything at the end of the process. For tests, scenarios and simulation.
///
/// It keeps every promise of `CaseStore` but durability. Lists look at every case, so it is for thousands of them, not millions.
public final class InMemoryStore: CaseStore {
    private let state = Mutex(MemoryState())

    public init() {}

    public func commit(_ steps: [StepCommit]) throws(StoreError) -> [Result<Void, StoreError>] {
        state.withLock { state in
            steps.map { step in
                do throws(StoreError) {
                    return .success(try state.apply(step))
                } catch {
                    return .failure(error)
                }
            }
        }
    }

    public func caseRecord(_ id: String) -> CaseRecord? {
        state.withLock { $0.cases[id] }
    }

    public func caseFile(_ id: String) -> CaseFile? {
        state.withLock { state in
            state.cases[id].map { record in
                CaseFile(
                    record: record, journal: state.journals[id] ?? [], deadlines: state.deadlines(of: id),
                    outbox: state.outbox.values.filter { $0.id.caseID == id }.sorted { $0.id < $1.id },
                    numbers: state.numbers(given: id))
            }
        }
    }

    public func cases(_ query: CaseQuery) -> [CaseSummary] {
        state.withLock { state in
            Array(state.summaries(query).dropFirst(query.offset).prefix(query.limit))
        }
    }

    public func countCases(_ query: CaseQuery) -> Int {
        state.withLock { $0.summaries(query).count }
    }

    public func journal(of caseID: String, after sequence: Int, limit: Int) -> [JournalEntry] {
        state.withLock { state in
            Array((state.journals[caseID] ?? []).lazy.filter { $0.sequence > sequence }.prefix(limit))
        }
    }

    public func deadlines(of caseID: String) -> [DeadlineRecord] {
        state.withLock { $0.deadlines(of: caseID) }
    }

    public func deadlines(_ query: DeadlineQuery) -> [DeadlineRecord] {
        state.withLock { $0.deadlines(query) }
    }

    public func request(_ id: String) -> RequestRecord? {
        state.withLock { $0.requests[id] }
    }

    public func bundle(_ hash: String) -> BundleRecord? {
        state.withLock { $0.bundles[hash] }
    }

    public func calendar(_ hash: String) -> CalendarRecord? {
        state.withLock { $0.calendars[hash] }
    }

    public func publish(
        _ drafts: [PublicationDraft], bundles: [BundleRecord]
    ) throws(StoreError) -> [PublicationRecord] {
        try state.withLock { state throws(StoreError) in try state.publish(drafts, bundles: bundles) }
    }

    public func publications(_ query: PublicationQuery) -> [PublicationRecord] {
        state.withLock { $0.publications(query) }
    }

    public func numbers(of series: String, after serial: Int, limit: Int) -> [NumberRecord] {
        state.withLock { $0.numbers(of: series, after: serial, limit: limit) }
    }

    public func numbers(written text: String) -> [NumberRecord] {
        state.withLock { ($0.numbersByText[text] ?? []).sorted { precedes($0.series, $1.series) } }
    }

    public func numberSeries() -> [NumberSeriesRecord] {
        state.withLock { $0.numberSeries }
    }

    public func lastNumber(of series: String) -> Int {
        state.withLock { $0.numbers[series]?.count ?? 0 }
    }

    public func outbox(_ query: OutboxQuery) -> [OutboxRecord] {
        state.withLock { $0.outbox(query) }
    }

    public func claimEffects(_ claim: OutboxClaim) throws(StoreError) -> [OutboxRecord] {
        try claim.validate()
        return state.withLock { $0.claim(claim) }
    }

    public func completeEffect(_ id: OutboxID, owner: String) throws(StoreError) {
        try changeLeased(id, owner: owner) { effect in
            effect.status = .done
        }
    }

    public func failEffect(_ id: OutboxID, owner: String, error: String, retryAt: String?) throws(StoreError) {
        let failure = try OutboxFailure(error: error, retryAt: retryAt)
        try changeLeased(id, owner: owner) { effect in
            effect.status = failure.status
            effect.lastError = failure.error
            effect.nextAttemptAt = failure.retryAt ?? effect.nextAttemptAt
        }
    }

    private func changeLeased(
        _ id: OutboxID, owner: String, _ change: (inout OutboxRecord) -> Void
    ) throws(StoreError) {
        try state.withLock { state throws(StoreError) in
            guard var effect = state.outbox[id], effect.status == .pending, effect.lease?.owner == owner else {
                throw .leaseLost(id)
            }
            effect.lease = nil
            change(&effect)
            state.outbox[id] = effect
        }
    }

    public func retryEffect(_ id: OutboxID, at instant: String) throws(StoreError) {
        let failure = try OutboxFailure(error: "", retryAt: instant)
        try state.withLock { state throws(StoreError) in
            guard var effect = state.outbox[id],
                effect.status == .failed
                    || effect.status == .pending && effect.lastError != nil && effect.lease == nil
            else { throw .noFailedEffect(id) }
            effect.status = .pending
            effect.attempts = 0
            effect.lastError = nil
            effect.nextAttemptAt = failure.retryAt ?? effect.nextAttemptAt
            state.outbox[id] = effect
        }
    }

    /// Empty: nobody can reach behind this store.
    public func strayJournals() -> [String] { [] }

    public func counts() -> StoreCounts {
        state.withLock { $0.counts }
    }
}
