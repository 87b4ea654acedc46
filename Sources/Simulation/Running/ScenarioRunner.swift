public import CaseEngine
import Diagnostics
import Dispatch
import Synchronization
public import Workflows

/// Runs scenarios on the real engine, each with a store and a clock of its own; bundles and calendars are shared.
///
/// What a scenario or a workflow does wrong becomes a failure of that scenario; nothing a file says stops the others.
public struct ScenarioRunner: Sendable {
    private let library: RuleLibrary

    public init(_ library: RuleLibrary) {
        self.library = library
    }

    public init(_ sources: SourceTree) {
        self.init(RuleLibrary(sources))
    }

    /// Runs scenarios, several at a time; the results are in the order of the entries and the same however many run at once.
    ///
    /// - Parameter isWatching: whether each result has a record of what its rules were asked.
    public func run(_ entries: [ScenarioEntry], isWatching: Bool = false) -> ScenarioReport {
        let slots = Mutex<[ScenarioResult?]>(Array(repeating: nil, count: entries.count))
        DispatchQueue.concurrentPerform(iterations: entries.count) { index in
            let result = run(entries[index], watch: isWatching ? RuleWatch() : nil)
            slots.withLock { $0[index] = result }
        }
        return report(slots.withLock { $0 }.compactMap(\.self))
    }

    /// Runs one scenario on the calling thread.
    ///
    /// - Parameter watch: one that no other scenario uses.
    public func run(_ entry: ScenarioEntry, watch: RuleWatch? = nil) -> ScenarioResult {
        var failed = ScenarioResult(entry)
        guard failed.passed, let scenario = entry.scenario else { return failed }
        do {
            let workflow = try library.bundle(scenario.workflow.value, scenario.locality.value).workflow
            let log = DiagnosticLog()
            let bound = BoundScenario(scenario, to: workflow, log: log)
            guard !log.hasErrors else {
                failed.failures = log.sorted.filter { $0.severity == .error }.map { ScenarioFailure($0, in: entry) }
                return failed
            }
            return try ScenarioRun(bound, of: entry, library: library, watch: watch).run()
        } catch {
            failed.failures.append(
                ScenarioFailure(
                    at: scenario.workflow.location,
                    expected: BilingualText(
                        zh: "流程 \(scenario.workflow.value) 在 \(scenario.locality.value) 可用",
                        en: "the workflow \(scenario.workflow.value) loads for \(scenario.locality.value)"),
                    actual: FailureWords.of(error)))
            return failed
        }
    }

    private func report(_ results: [ScenarioResult]) -> ScenarioReport {
        var scopes: [String: CoverageScope] = [:]
        var visits: [String: Visits] = [:]
        var codes: [String: Set<String>] = [:]
        var seen: Set<[String]> = []
        for result in results {
            guard let workflow = result.workflow, let locality = result.locality else { continue }
            visits[workflow, default: Visits()].formUnion(result.visits)
            if let code = result.closure { codes[workflow, default: []].insert(code) }
            guard seen.insert([workflow, locality]).inserted, let bundle = try? library.bundle(workflow, locality)
            else {
                continue
            }
            scopes[workflow, default: CoverageScope()].add(bundle.workflow)
        }
        let coverage = scopes.keys.sorted().compactMap { name in
            scopes[name]?.coverage(of: name, by: visits[name] ?? Visits(), closedWith: codes[name] ?? [])
        }
        return ScenarioReport(results: results, coverage: coverage)
    }
}
