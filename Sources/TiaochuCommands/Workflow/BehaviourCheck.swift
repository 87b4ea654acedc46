import Diagnostics
import Dispatch
import StatutoryTime
import Synchronization
import Workflows

/// Explores what cases do under bundles, each kind of rules once: localities that behave alike are told of in one.
struct BehaviourCheck {
    /// What was explored, for all localities of these rules.
    struct Outcome {
        var workflow: String
        var localities: [String]
        var exploration: Exploration
    }

    private(set) var outcomes: [Outcome] = []

    /// Rules that behave alike, to be explored once.
    private struct Kind: Sendable {
        var bundle: WorkflowBundle
        var calendar: WorkCalendar
        var localities: [String]
    }

    /// - Parameter limit: moves that are tried at most for each kind of rules; none when it is 0.
    init(_ bundles: [WorkflowBundle], _ sources: SourceTree, on today: LegalDate, limit: Int, log: DiagnosticLog) {
        guard limit > 0 else { return }
        let kinds = Self.kinds(of: bundles, sources, on: today)
        var told: Set<Told> = []
        for (kind, result) in zip(kinds, Self.explore(kinds, on: today, limit: limit)) {
            switch result {
            case .success(let exploration):
                outcomes.append(
                    Outcome(
                        workflow: kind.bundle.workflow.name, localities: kind.localities, exploration: exploration))
                // Two localities may come to one place by different ways.
                for finding in exploration.findings where told.insert(Told(finding)).inserted { log.add(finding) }
            case .failure(let fault): log.add(fault.diagnostic)
            }
        }
    }

    private static func kinds(
        of bundles: [WorkflowBundle], _ sources: SourceTree, on today: LegalDate
    ) -> [Kind] {
        var kinds: [Kind] = []
        var places: [ExploredRules: Int] = [:]
        for bundle in bundles {
            // What is wrong with the calendars is reported where they are checked.
            let calendar = CalendarLoader.load(
                chain: bundle.workflow.localities.codes, from: sources, log: DiagnosticLog())
            let rules = ExploredRules(bundle, calendar: calendar, on: today)
            if let known = places[rules] {
                kinds[known].localities.append(bundle.locality)
            } else {
                places[rules] = kinds.count
                kinds.append(Kind(bundle: bundle, calendar: calendar, localities: [bundle.locality]))
            }
        }
        return kinds
    }

    /// In the order of the kinds, however many run at once: each has a machine of its own.
    private static func explore(
        _ kinds: [Kind], on today: LegalDate, limit: Int
    ) -> [Result<Exploration, StepFault>] {
        let results = Mutex([Result<Exploration, StepFault>?](repeating: nil, count: kinds.count))
        DispatchQueue.concurrentPerform(iterations: kinds.count) { index in
            let kind = kinds[index]
            let result = Result { () throws(StepFault) in
                try Exploration(kind.bundle, calendar: kind.calendar, on: today, limit: limit)
            }
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }

    private struct Told: Hashable {
        var code: String
        var location: SourceLocation?
        var what: BilingualText

        init(_ finding: Diagnostic) { (code, location, what) = (finding.code, finding.location, finding.what) }
    }
}
