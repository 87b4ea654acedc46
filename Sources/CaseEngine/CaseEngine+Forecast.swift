import CaseStores
public import StatutoryTime
import Workflows

/// What will happen at the end of one day if nobody acts.
public struct ForecastStep: Sendable {
    public var dueOn: LegalDate
    /// Whether the day rests on a year whose holidays are not published.
    public var isProvisional: Bool
    public var key: String
    public var event: String
    public var configuration: [String]
    public var isClosed: Bool
}

extension CaseEngine {
    /// Runs a case along its deadlines with nobody acting, at most `limit` steps, and commits nothing.
    public func forecast(_ caseID: String, limit: Int = 20) throws(EngineError) -> [ForecastStep] {
        var loaded = try load(caseID)
        var steps: [ForecastStep] = []
        var tried: [GivenNumber] = []
        var queue = ExpiryQueue(try storing { () throws(StoreError) in try store.deadlines(of: caseID) })
        while steps.count < limit, let next = queue.next(before: nil) {
            let (lapsed, time, _) = try lapse(next, of: loaded)
            let step = try trying(lapsed, after: &tried)
            steps.append(
                ForecastStep(
                    dueOn: next.dueOn, isProvisional: next.isProvisional, key: next.key, event: next.event,
                    configuration: step.configuration,
                    isClosed: step.isClosed))
            loaded.snapshot = step.snapshot
            loaded.record.legalNow = time.description
            queue.replace(with: step.deadlines)
        }
        return steps
    }
}
