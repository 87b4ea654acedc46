public import CaseEngine
import Diagnostics
public import Workflows

/// Runs the scenarios of one locality, or of several, and says what of the rules they put to the test.
public struct RuleTest: Sendable {
    private let sources: SourceTree
    private let library: RuleLibrary
    private let bundles: [WorkflowBundle]
    private let scenarios: [ScenarioEntry]

    /// - Parameters:
    ///   - sources: the files from which the library reads; nothing is ever written to them.
    ///   - bundles: the rules to be tested: one workflow in one locality or in several.
    ///   - scenarios: those to run; one that cannot be read counts as one that failed.
    public init(
        _ sources: SourceTree, _ library: RuleLibrary, bundles: [WorkflowBundle], scenarios: [ScenarioEntry]
    ) {
        self.sources = sources
        self.library = library
        self.bundles = bundles
        self.scenarios = scenarios
    }

    /// The same however many scenarios run at once and in whatever order they stand.
    public func run() -> RuleTestReport {
        let results = ScenarioRunner(library).run(scenarios, isWatching: true).results
        var (visits, record) = (Visits(), RuleRecord())
        for result in results {
            visits.formUnion(result.visits)
            if let asked = result.record { record.formUnion(asked) }
        }
        return RuleTestReport(
            workflow: bundles.first?.workflow.name ?? "", localities: bundles.map(\.locality), results: results,
            coverage: RuleCoverageScope(bundles).coverage(visits: visits, record: record))
    }

    // MARK: - Mutants

    /// Every small mistake that this knows how to make in the rules under test, by kind, then by place.
    public var mutants: [RuleMutant] {
        let scope = RuleCoverageScope(bundles)
        var all = scope.guards.flatMap { GuardMutants(reference: $0.key, asker: $0.value).all }
        for bundle in bundles {
            all += NumberMutants(workflow: bundle.workflow).all
            all += bundle.workflow.scripts.flatMap { ScriptMutants(script: $0, lines: scope.lines[$0.path] ?? []).all }
        }
        let order = Dictionary(uniqueKeysWithValues: RuleMutant.Kind.allCases.enumerated().map { ($1, $0) })
        all.sort {
            (order[$0.kind] ?? 0, $0.location, $0.change.en) < (order[$1.kind] ?? 0, $1.location, $1.change.en)
        }
        // What localities share is one mistake.
        var seen: Set<[String]> = []
        return all.filter { seen.insert([$0.kind.rawValue, "\($0.location)", $0.subject, $0.change.en]).inserted }
    }

    /// Tries every mutant against the scenarios of a report that pass.
    ///
    /// - Parameter progress: told now and then how many mutants were tried.
    public func mutate(_ report: RuleTestReport, progress: (Int, Int) -> Void = { _, _ in }) -> MutationReport {
        let mutants = mutants
        let passing = zip(scenarios, report.results).compactMap { entry, result in
            result.passed ? result.record.map { (entry: entry, record: $0) } : nil
        }
        let trial = MutationTrial(
            sources: sources, library: library, workflow: report.workflow, passing: passing,
            home: Set(bundles.prefix(1).map(\.locality)))
        return trial.report(mutants) { progress($0, mutants.count) }
    }
}

/// What came of testing rules.
public struct RuleTestReport: Sendable {
    public var workflow: String
    /// Whose rules were tested.
    public var localities: [String]
    /// In the order in which the scenarios stood.
    public var results: [ScenarioResult]
    public var coverage: RuleCoverage

    /// What came of mutants, when they were tried.
    public var mutation: MutationReport?

    public var failing: [ScenarioResult] { results.filter { !$0.passed } }
}
