public import CaseEngine
import Diagnostics
public import Workflows

/// Runs the scenarios of one locality, or of several, and says what of the rules they put to the test.
public struct RuleTest: Sendable {
    private let library: RuleLibrary
    private let bundles: [WorkflowBundle]
    private let scenarios: [ScenarioEntry]

    /// - Parameters:
    ///   - bundles: the rules to be tested: one workflow in one locality or in several.
    ///   - scenarios: those to run; one that cannot be read counts as one that failed.
    public init(_ library: RuleLibrary, bundles: [WorkflowBundle], scenarios: [ScenarioEntry]) {
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
}

/// What came of testing rules.
public struct RuleTestReport: Sendable {
    public var workflow: String
    /// Whose rules were tested.
    public var localities: [String]
    /// In the order in which the scenarios stood.
    public var results: [ScenarioResult]
    public var coverage: RuleCoverage

    public var failing: [ScenarioResult] { results.filter { !$0.passed } }
}
