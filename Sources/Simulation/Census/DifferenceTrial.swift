import CaseEngine
public import Diagnostics
public import Workflows

/// Tries each of a locality's differences: would a scenario of that locality notice if it were not there?
///
/// A difference is taken out of the files, and the scenarios of its locality, and of those that extend it, are run again. What no scenario
/// notices may be wrong without anybody being told.
public struct DifferenceTrial: Sendable {
    public enum Outcome: Hashable, Sendable {
        /// This scenario fails without it.
        case noticed(by: BilingualText, at: SourceLocation)
        /// So many scenarios pass without it all the same.
        case unnoticed(scenarios: Int)
        /// Without it the rules do not load, so that nothing can be tried.
        case inseparable
    }

    private let sources: SourceTree
    private let workflow: String
    /// Scenarios that pass with all differences in place, with the layers of their localities.
    private let passing: [(entry: ScenarioEntry, chain: [String])]
    /// Scenarios of localities that do not pass as things are, or cannot be read: they prove nothing.
    public let failing: Int

    public init(_ census: LocalityCensus, sources: SourceTree, scenarios: [ScenarioEntry]) {
        self.sources = sources
        workflow = census.workflow
        let chains = Dictionary(census.places.map { ($0.code, $0.chain) }, uniquingKeysWith: { first, _ in first })
        let layers = Set(census.differences.map(\.layer))
        let concerned = scenarios.compactMap { entry -> (entry: ScenarioEntry, chain: [String])? in
            guard let scenario = entry.scenario, scenario.workflow.value == census.workflow,
                let chain = chains[scenario.locality.value], !layers.isDisjoint(with: chain)
            else { return nil }
            return (entry, chain)
        }
        let results = ScenarioRunner(sources).run(concerned.map(\.entry)).results
        passing = zip(concerned, results).filter { $0.1.passed }.map(\.0)
        failing = results.count { !$0.passed } + scenarios.count { $0.scenario == nil }
    }

    public func outcome(of difference: LocalityCensus.Difference) -> Outcome {
        let candidates = candidates(for: difference.layer)
        guard !candidates.isEmpty, difference.isRead, !difference.isSame else {
            return .unnoticed(scenarios: candidates.count)
        }
        guard let altered = sources.without(difference, of: workflow) else { return .inseparable }
        let library = RuleLibrary(altered)
        guard (try? library.bundle(workflow, difference.layer)) != nil else { return .inseparable }
        let runner = ScenarioRunner(library)
        // A few at a time: the first that fails is answer enough.
        var rest = candidates[...]
        while !rest.isEmpty {
            if let failed = runner.run(Array(rest.prefix(Self.atOnce))).results.first(where: { !$0.passed }) {
                return .noticed(by: failed.name, at: failed.location)
            }
            rest = rest.dropFirst(Self.atOnce)
        }
        return .unnoticed(scenarios: candidates.count)
    }

    private static let atOnce = 8

    /// The locality's own scenarios first, then those of the localities that extend it.
    private func candidates(for layer: String) -> [ScenarioEntry] {
        let own = passing.filter { $0.chain.last == layer }
        return (own + passing.filter { $0.chain.last != layer && $0.chain.contains(layer) }).map(\.entry)
    }
}
