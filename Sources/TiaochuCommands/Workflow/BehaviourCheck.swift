import Diagnostics
import StatutoryTime
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

    /// - Parameter limit: moves that are tried at most for each kind of rules; none when it is 0.
    init(_ bundles: [WorkflowBundle], _ sources: SourceTree, on today: LegalDate, limit: Int, log: DiagnosticLog) {
        guard limit > 0 else { return }
        var places: [ExploredRules: Int] = [:]
        var told: Set<Told> = []
        for bundle in bundles {
            let rules = ExploredRules(bundle, on: today)
            if let known = places[rules] {
                outcomes[known].localities.append(bundle.locality)
                continue
            }
            // What is wrong with the calendars is reported where they are checked.
            let calendar = CalendarLoader.load(
                chain: bundle.workflow.localities.codes, from: sources, log: DiagnosticLog())
            do {
                let exploration = try Exploration(bundle, calendar: calendar, on: today, limit: limit)
                places[rules] = outcomes.count
                outcomes.append(
                    Outcome(
                        workflow: bundle.workflow.name, localities: [bundle.locality], exploration: exploration))
                // Two localities may come to one place by different ways.
                for finding in exploration.findings where told.insert(Told(finding)).inserted { log.add(finding) }
            } catch {
                log.add(error.diagnostic)
            }
        }
    }

    private struct Told: Hashable {
        var code: String
        var location: SourceLocation?
        var what: BilingualText

        init(_ finding: Diagnostic) { (code, location, what) = (finding.code, finding.location, finding.what) }
    }
}
