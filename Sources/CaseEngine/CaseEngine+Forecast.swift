import CaseStores
public import StatutoryTime
import Workflows

/// What will happen at the end of one day if nobody acts.
public struct ForecastStep: Sendable {
    public var dueOn: LegalDate
    public var key: String
    public var event: String
    public var configuration: [String]
    public var isClosed: Bool
}

extension CaseEngine {
    /// Runs a case along its deadlines with nobody acting, at most `limit` steps, and commits nothing.
    public func forecast(_ caseID: String, limit: Int = 20) throws(EngineError) -> [ForecastStep] {
        let loaded = try load(caseID)
        var snapshot = loaded.snapshot
        var legalNow = loaded.legalNow
        var done: Set<String> = []
        var steps: [ForecastStep] = []
        var pending = try storing { () throws(StoreError) in try store.deadlines(of: caseID) }
            .filter { $0.status == .pending }.compactMap(Expiry.init)
        while steps.count < limit, let next = pending.filter({ !done.contains($0.mark) }).min() {
            done.insert(next.mark)
            let time = max(LegalTime.end(of: next.dueOn), legalNow ?? .end(of: next.dueOn))
            var state = loaded
            state.snapshot = snapshot
            let step = try step(
                state, Occurrence(event: next.event, actor: .system, time: time, isFromSystem: true))
            steps.append(
                ForecastStep(
                    dueOn: next.dueOn, key: next.key, event: next.event, configuration: step.configuration,
                    isClosed: step.isClosed))
            snapshot = step.snapshot
            legalNow = time
            pending = step.deadlines.compactMap { Expiry($0) }
        }
        return steps
    }
}
