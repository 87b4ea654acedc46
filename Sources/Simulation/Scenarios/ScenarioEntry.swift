public import Diagnostics

/// One scenario of a file, or what keeps it from being one.
///
/// A file that cannot be read is one entry without a scenario, so that nothing asked for is passed over in silence.
public struct ScenarioEntry: Hashable, Sendable {
    /// Where it begins; its file is the path shown to people.
    public var location: SourceLocation
    /// Its title, or its place when the title cannot be read.
    public var name: BilingualText
    public var covers: [String]
    /// nil when a finding is an error.
    public var scenario: Scenario?
    public var findings: [Diagnostic]

    public init(
        location: SourceLocation, name: BilingualText, covers: [String] = [], scenario: Scenario? = nil,
        findings: [Diagnostic] = []
    ) {
        self.location = location
        self.name = name
        self.covers = covers
        self.scenario = scenario
        self.findings = findings
    }
}
