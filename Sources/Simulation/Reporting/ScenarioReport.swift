import Foundation

/// What came of a run of scenarios.
public struct ScenarioReport: Sendable {
    /// In the order in which they were asked for.
    public var results: [ScenarioResult]
    /// By workflow, in order of name.
    public var coverage: [Coverage]

    public var passed: Int { results.count(where: \.passed) }
    public var failed: Int { results.count - passed }

    /// Tags that some scenario which passed covers, sorted.
    public var tags: [String] { Set(results.filter(\.passed).flatMap(\.covers)).sorted(by: Self.naturally) }

    /// The lowest percentage of states or transitions covered, over all workflows; 100 when there is nothing to cover.
    public var leastCoverage: Double {
        coverage.flatMap { [$0.states.percent, $0.transitions.percent] }.min() ?? 100
    }

    public init(results: [ScenarioResult], coverage: [Coverage]) {
        self.results = results
        self.coverage = coverage
    }

    /// By letters, with runs of digits compared as numbers: pitfall-9 before pitfall-10.
    private static func naturally(_ left: String, _ right: String) -> Bool {
        left.compare(right, options: .numeric) == .orderedAscending
    }
}
