public import Diagnostics

/// A kind of finding: its stable code, its usual severity and what `tiaochu explain CODE` says about it.
///
/// A code never changes its meaning and is never used again for another; the texts may improve.
public struct DiagnosticCode: Hashable, Sendable {
    /// Letter and number, such as `W102`: `Y` the text of a YAML file, `W` workflows, `L` locality layers, `H` Lua hooks,
    /// `T` calendars and statutes, `R` running, `S` scenarios, `X` SCXML documents, `D` papers.
    public let code: String
    public let severity: Diagnostic.Severity
    public let title: BilingualText
    /// A paragraph for someone who has met this finding and wants to understand it.
    public let explanation: BilingualText

    public init(
        _ code: String,
        _ severity: Diagnostic.Severity = .error,
        title: BilingualText,
        explanation: BilingualText
    ) {
        self.code = code
        self.severity = severity
        self.title = title
        self.explanation = explanation
    }

    /// A finding of this kind at one place.
    public func diagnostic(
        at location: SourceLocation?,
        _ what: BilingualText,
        why: BilingualText? = nil,
        law: BilingualText? = nil,
        fix: BilingualText? = nil
    ) -> Diagnostic {
        Diagnostic(code: code, severity: severity, at: location, what: what, why: why, law: law, fix: fix)
    }
}

extension DiagnosticCode {
    /// Every code that checks of workflow files can give, in the order of the reference page.
    public static let all: [DiagnosticCode] =
        yaml + shape + names + meaning + behaviour + layers + hooks + time + running

    /// The kind with this code, written in either case; nil for a code that does not exist.
    public static func named(_ code: String) -> DiagnosticCode? {
        let wanted = code.uppercased()
        return all.first { $0.code == wanted }
    }
}
