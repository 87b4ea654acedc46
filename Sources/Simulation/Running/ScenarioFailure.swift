public import Diagnostics

/// One thing in a scenario that did not come out as it must.
public struct ScenarioFailure: Hashable, Sendable {
    /// The line of the scenario that asked for it.
    public var location: SourceLocation
    public var expected: BilingualText
    public var actual: BilingualText
    /// The code of the finding behind it, when the scenario or the workflow cannot be used as written.
    public var code: String?
    /// What that finding advises.
    public var fix: BilingualText?

    public init(
        at location: SourceLocation, expected: BilingualText, actual: BilingualText, code: String? = nil,
        fix: BilingualText? = nil
    ) {
        self.location = location
        self.expected = expected
        self.actual = actual
        self.code = code
        self.fix = fix
    }

    /// A finding about the scenario's own text.
    init(_ finding: Diagnostic, in entry: ScenarioEntry) {
        let fix = finding.fix
        self.init(
            at: finding.location ?? entry.location,
            expected: fix ?? BilingualText(zh: "场景写得合规", en: "a scenario that can be run as written"),
            actual: finding.what, code: finding.code, fix: fix)
    }
}
