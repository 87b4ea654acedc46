public import Diagnostics

/// Collects every finding of one reading, so that a person sees all of them at once.
///
/// A reference, because many readers of one file add to one list; it stays on the thread that reads.
public final class DiagnosticLog {
    public private(set) var diagnostics: [Diagnostic] = []
    public private(set) var hasErrors = false
    private var seen: Set<Diagnostic> = []

    public init() {}

    /// Adds a finding, once: a node that two checks look at is not reported twice.
    public func add(_ diagnostic: Diagnostic) {
        guard seen.insert(diagnostic).inserted else { return }
        diagnostics.append(diagnostic)
        if diagnostic.severity == .error { hasErrors = true }
    }

    public func add(contentsOf more: [Diagnostic]) {
        for diagnostic in more { add(diagnostic) }
    }

    /// Adds a finding of a kind at a place.
    ///
    /// - Parameter fix: what to do next; there is something to do about almost every finding, so leaving it out is said.
    public func add(
        _ code: DiagnosticCode,
        at location: SourceLocation?,
        _ what: BilingualText,
        why: BilingualText? = nil,
        law: BilingualText? = nil,
        fix: BilingualText?
    ) {
        add(code.diagnostic(at: location, what, why: why, law: law, fix: fix))
    }

    /// All findings in the order a person reads files: by file, line and column; those without a place first.
    public var sorted: [Diagnostic] {
        diagnostics.inOrderOfPlace
    }
}
