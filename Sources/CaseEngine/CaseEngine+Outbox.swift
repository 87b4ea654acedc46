public import CaseStores
import StatutoryTime
public import Workflows

/// What came of delivering effects.
public struct DeliveryRun: Sendable {
    public var delivered: [OutboxID] = []
    public var failed: [(id: OutboxID, reason: String)] = []
    public init() {}
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
                    let reason = "\(error)"
                    // Tried again at the lease's end, five times in all; then a person must look.
                    let retry = effect.attempts < 5 ? leaseUntil(now).description : nil
                    try settle { () throws(StoreError) in
                        try store.failEffect(effect.id, owner: owner, error: reason, retryAt: retry)
                    }
                    run.failed.append((effect.id, reason))
                    continue
                }
                try settle { () throws(StoreError) in try store.completeEffect(effect.id, owner: owner) }
                run.delivered.append(effect.id)
            }
        }
        return run
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
