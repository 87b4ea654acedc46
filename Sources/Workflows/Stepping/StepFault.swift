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
}
