public import CaseStores
public import Diagnostics
import StatutoryTime
public import Workflows

/// What came of delivering effects.
public struct DeliveryRun: Sendable {
    public var delivered: [OutboxID] = []
    public var failed: [(id: OutboxID, reason: BilingualText)] = []
    /// Effects that still wait: not yet due again, or under another worker's lease.
    public var waiting = 0
    /// The instant from which some of them can be delivered; nil when none waits.
    public var nextAt: LegalTime?
    /// Effects given up, which a person must look at.
    public var givenUp = 0

    public init() {}

    /// Whether everything ordered so far was performed.
    public var isComplete: Bool { failed.isEmpty && waiting == 0 && givenUp == 0 }
}

extension CaseEngine {
    /// Performs pending effects: claims a few under a lease, performs them, records each. At least once, never in a transaction.
    ///
    /// - Parameter owner: names this worker among all workers on all machines.
    public func deliver(
        to sink: any EffectSink, owner: String, leaseUntil: (LegalTime) -> LegalTime, limit: Int = 1_000
    ) throws(EngineError) -> DeliveryRun {
        var run = DeliveryRun()
        while run.delivered.count + run.failed.count < limit {
            let now = environment.now()
            let claim = OutboxClaim(
                owner: owner, now: now.description, leaseUntil: leaseUntil(now).description,
                limit: min(50, limit - run.delivered.count - run.failed.count))
            let effects = try storing { () throws(StoreError) in try store.claimEffects(claim) }
            if effects.isEmpty { break }
            for effect in effects {
                do {
                    try sink.perform(effect)
                } catch {
                    // Tried again at the lease's end, five times in all; then a person must look.
                    let retry = effect.attempts < 5 ? leaseUntil(now).description : nil
                    try settle { () throws(StoreError) in
                        try store.failEffect(effect.id, owner: owner, error: error.what.stored, retryAt: retry)
                    }
                    run.failed.append((effect.id, error.what))
                    continue
                }
                try settle { () throws(StoreError) in try store.completeEffect(effect.id, owner: owner) }
                run.delivered.append(effect.id)
            }
        }
        let counts = try storing { () throws(StoreError) in try store.counts() }
        (run.waiting, run.givenUp) = (counts.pendingEffects, counts.failedEffects)
        if run.waiting > 0 { run.nextAt = try nextDelivery() }
        return run
    }

    /// The earliest instant at which a waiting effect is due and under no lease.
    private func nextDelivery() throws(EngineError) -> LegalTime? {
        var earliest: String?
        var query = OutboxQuery(status: .pending, limit: 500)
        while true {
            let page = try storing { () throws(StoreError) in try store.outbox(query) }
            for effect in page {
                let instant = max(effect.nextAttemptAt, effect.lease?.until ?? "")
                earliest = min(earliest ?? instant, instant)
            }
            guard page.count == query.limit, let last = page.last else { return earliest.flatMap { LegalTime($0) } }
            query.after = last.id
        }
    }

    /// Effects by status and case, for people to look at.
    public func outbox(_ query: OutboxQuery) throws(EngineError) -> [OutboxRecord] {
        try storing { () throws(StoreError) in try store.outbox(query) }
    }

    /// Puts an effect that was given up back among those that wait, due now.
    public func retryEffect(_ id: OutboxID) throws(EngineError) {
        let now = environment.now().description
        try storing { () throws(StoreError) in try store.retryEffect(id, at: now) }
    }

    /// Records what came of an attempt. Where the lease ran out meanwhile another worker has the effect and will record it.
    private func settle(_ body: () throws(StoreError) -> Void) throws(EngineError) {
        do {
            try body()
        } catch {
            guard case .leaseLost = error.code else { throw .store(error) }
        }
    }
}

extension BilingualText {
    /// Both languages in one text, as a store keeps an effect's last error.
    var stored: String { "\(zh)\n\(en)" }
}
