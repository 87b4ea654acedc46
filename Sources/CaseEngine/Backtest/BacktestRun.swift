public import CaseStores
import Dispatch
import Synchronization
public import Workflows

/// Asks the decisions of many recorded cases again, on every processor at once; what comes out is in the order of the cases, however many
/// work on it.
public struct BacktestRun: Sendable {
    /// Cases that one engine takes at a time.
    private static let portion = 32

    private let makeEngine: @Sendable () -> CaseEngine
    /// The rules to ask under, for a case.
    private let rules: @Sendable (CaseSummary) throws(EngineError) -> WorkflowBundle
    private let renaming: StateRenaming

    /// - Parameters:
    ///   - makeEngine: an engine of one worker's own over the one store.
    ///   - renaming: states of the recorded rules whose id is another one in the rules held against them.
    ///   - rules: the rules that a case is held under.
    public init(
        makeEngine: @escaping @Sendable () -> CaseEngine,
        renaming: StateRenaming = StateRenaming([:]),
        rules: @escaping @Sendable (CaseSummary) throws(EngineError) -> WorkflowBundle
    ) {
        self.makeEngine = makeEngine
        self.renaming = renaming
        self.rules = rules
    }

    public struct Outcome: Sendable {
        public var report = BacktestReport()
        /// Cases that could not be followed, and why; the others were.
        public var failures: [(caseID: String, error: EngineError)] = []
    }

    private struct Progress {
        var next = 0
        var done = 0
        var parts: [Int: Outcome] = [:]
        /// What is wrong with the store ends everything.
        var error: EngineError?
    }

    /// - Parameters:
    ///   - workers: how many engines work side by side.
    ///   - progress: told how many cases are done, from whichever worker finished some, one at a time.
    public func run(
        _ cases: [CaseSummary], workers: Int, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(EngineError) -> Outcome {
        let portions = stride(from: 0, to: cases.count, by: Self.portion).map {
            cases[$0..<min($0 + Self.portion, cases.count)]
        }
        let state = Mutex(Progress())
        DispatchQueue.concurrentPerform(iterations: max(1, min(workers, portions.count))) { _ in
            let engine = makeEngine()
            while let index = state.withLock({ Self.take(&$0, of: portions.count) }) {
                do throws(EngineError) {
                    let outcome = try backtest(portions[index], engine)
                    state.withLock { state in
                        state.parts[index] = outcome
                        state.done += portions[index].count
                        progress(state.done)
                    }
                } catch {
                    state.withLock { $0.error = $0.error ?? error }
                }
            }
        }
        let finished = state.withLock { $0 }
        if let error = finished.error { throw error }
        var all = Outcome()
        for (_, part) in finished.parts.sorted(by: { $0.key < $1.key }) {
            all.report.add(part.report)
            all.failures += part.failures
        }
        return all
    }

    private static func take(_ progress: inout Progress, of count: Int) -> Int? {
        guard progress.error == nil, progress.next < count else { return nil }
        defer { progress.next += 1 }
        return progress.next
    }

    private func backtest(_ cases: ArraySlice<CaseSummary>, _ engine: CaseEngine) throws(EngineError) -> Outcome {
        var outcome = Outcome()
        for summary in cases {
            let bundle = try rules(summary)
            try engine.sparing({ outcome.failures.append((summary.id, $0)) }) { () throws(EngineError) in
                outcome.report.add(try engine.backtest(summary.id, under: bundle, renaming: renaming))
            }
        }
        return outcome
    }
}
