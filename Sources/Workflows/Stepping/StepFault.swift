public import Diagnostics

/// A fault of the workflow or of a script that stopped a step: never an answer to the handler, always something to mend.
///
/// The case is unchanged. Exit code 7 of the command line.
public struct StepFault: Error, Hashable, Sendable {
    /// What failed, with the script's file and line where there is one.
    public var diagnostic: Diagnostic
    /// Lua's traceback, innermost first.
    public var traceback: [String]

    public init(_ diagnostic: Diagnostic, traceback: [String] = []) {
        self.diagnostic = diagnostic
        self.traceback = traceback
    }

    /// The fault with the case's sensitive values masked: a script's own error text may repeat what it was reading.
    public func masking(_ secrets: SensitiveValues) -> StepFault {
        var masked = self
        masked.diagnostic.what = BilingualText(
            zh: secrets.masked(in: diagnostic.what.zh), en: secrets.masked(in: diagnostic.what.en))
        masked.diagnostic.why = diagnostic.why.map {
            BilingualText(zh: secrets.masked(in: $0.zh), en: secrets.masked(in: $0.en))
        }
        masked.traceback = traceback.map(secrets.masked)
        return masked
    }
}
