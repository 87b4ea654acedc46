import ArgumentParser

/// Documented in docs/reference/exit-codes.md; they do not change.
extension ExitCode {
    /// Findings were reported, or a scenario failed.
    static let findings = ExitCode(1)
    /// The law, the workflow or the case's state refuses the step; nothing changed.
    static let refused = ExitCode(3)
    /// Somebody else changed the case meanwhile, or a request id was used again with another body.
    static let conflict = ExitCode(4)
    /// No such case, workflow, locality, user or deadline.
    static let notFound = ExitCode(5)
    /// The acting user has no role that may do this.
    static let notPermitted = ExitCode(6)
    /// A workflow file or script is faulty; an administrator must mend it.
    static let workflowFault = ExitCode(7)
    /// The store cannot be opened, read or written.
    static let storeUnavailable = ExitCode(8)
    /// The command line itself is wrong, or something required is missing.
    static let usage = ExitCode(64)
    /// The answer could not be written to standard output; what was done stands.
    static let outputFailed = ExitCode(74)
    /// A fault of this program.
    static let internalFault = ExitCode(70)
}
