public import Diagnostics
public import Workflows

/// What came of one scenario.
public struct ScenarioResult: Sendable {
    public var name: BilingualText
    public var location: SourceLocation
    public var covers: [String]
    /// nil when the scenario could not be read.
    public var workflow: String?
    public var locality: String?
    /// In the order in which they were found; empty: it passed.
    public var failures: [ScenarioFailure]
    /// The states it entered and the transitions it took, whether it passed or not.
    public var visits: Visits
    /// The closure code, when the case was closed at the end.
    public var closure: String?
    /// What its rules were asked; nil unless somebody watched.
    public var record: RuleRecord?

    public var passed: Bool { failures.isEmpty }

    init(_ entry: ScenarioEntry) {
        name = entry.name
        location = entry.location
        covers = entry.covers
        workflow = entry.scenario?.workflow.value
        locality = entry.scenario?.locality.value
        failures = entry.findings.filter { $0.severity == .error }.map { ScenarioFailure($0, in: entry) }
        visits = Visits()
    }
}
