import Diagnostics
import StatutoryTime
import Synchronization
public import Workflows

/// The bundles and calendars of a source tree, each loaded once however many engines, on however many threads, ask for it.
public final class RuleLibrary: Sendable {
    private struct Key: Hashable {
        var workflow: String
        var locality: String
    }

    private struct Loaded {
        var bundles: [Key: Result<WorkflowBundle, EngineError>] = [:]
        var calendars: [[String]: Result<CalendarVersion, EngineError>] = [:]
    }

    private let sources: SourceTree
    private let loaded = Mutex(Loaded())

    /// Whose calendars are used, when the rules are those of another tree.
    private let lender: RuleLibrary?

    /// - Parameter lender: a library of a tree with the same calendars, which then need not be read again.
    public init(_ sources: SourceTree, calendarsOf lender: RuleLibrary? = nil) {
        self.sources = sources
        self.lender = lender
    }

    /// The bundle that a new case of this workflow and locality begins with.
    public func bundle(_ workflow: String, _ locality: String) throws(EngineError) -> WorkflowBundle {
        // Loading inside the lock: a second thread that wants the same bundle would otherwise load it too.
        try loaded.withLock { loaded in
            let key = Key(workflow: workflow, locality: locality)
            if let result = loaded.bundles[key] { return result }
            let (bundle, findings) = WorkflowLoader.load(workflow, locality: locality, from: sources)
            let errors = findings.filter { $0.severity == .error }
            let result: Result<WorkflowBundle, EngineError> = bundle.map { .success($0) } ?? .failure(.workflow(errors))
            loaded.bundles[key] = result
            return result
        }.get()
    }

    /// The calendar of a locality chain: live data, with which running cases are counted too.
    public func calendar(_ chain: [String]) throws(EngineError) -> CalendarVersion {
        if let lender { return try lender.calendar(chain) }
        return try loaded.withLock { loaded in
            if let result = loaded.calendars[chain] { return result }
            let log = DiagnosticLog()
            let calendar = CalendarLoader.load(chain: chain, from: sources, log: log)
            let result: Result<CalendarVersion, EngineError> =
                log.hasErrors
                ? .failure(.workflow(log.sorted))
                : .success(CalendarVersion(calendar: calendar, content: calendar.content))
            loaded.calendars[chain] = result
            return result
        }.get()
    }

    /// The codes of a locality's chain, `cn` first; the code alone when its workflow does not load.
    public func chain(of locality: String, workflow: String) -> [String] {
        (try? bundle(workflow, locality))?.workflow.localities.codes ?? [locality]
    }
}
