/// One finding about something a person wrote: what is wrong, where, why it matters and what to do next.
///
/// Checks return every diagnostic they find; an error (thrown) is for what cannot continue.
public struct Diagnostic: Hashable, Sendable {
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        case error, warning, note
    }

    /// A stable code such as `W102`, explained at length by `tiaochu explain CODE`.
    public var code: String
    public var severity: Severity
    public var location: SourceLocation?
    /// What is wrong: one sentence.
    public var what: BilingualText
    /// Why it matters: the rule behind it, in words.
    public var why: BilingualText?
    /// The article of law behind it, as it is cited: `劳动争议调解仲裁法 第四十三条`.
    public var law: BilingualText?
    /// What to do next.
    public var fix: BilingualText?
    /// The way that leads there, for a finding about what cases do; empty for one about what is written.
    public var witness: [WitnessStep] = []
    /// Further places with the same cause, mended together with this one.
    public var elsewhere: [SourceLocation] = []

    public init(
        code: String,
        severity: Severity = .error,
        at location: SourceLocation? = nil,
        what: BilingualText,
        why: BilingualText? = nil,
        law: BilingualText? = nil,
        fix: BilingualText? = nil
    ) {
        self.code = code
        self.severity = severity
        self.location = location
        self.what = what
        self.why = why
        self.law = law
        self.fix = fix
    }
}
