import Diagnostics
import Simulation
import StatutoryTime
import Workflows

/// Local differences that no scenario would notice if they were not there: the census of localities, as findings.
struct UntestedDifferences {
    let session: Session
    let workflow: String
    let scenarios: [ScenarioEntry]

    /// - Parameter layers: the localities whose own differences count.
    func findings(of layers: Set<String>) throws -> [Diagnostic] {
        let bundles = WorkflowLoader.localities(in: session.sources).compactMap { locality in
            WorkflowLoader.load(workflow, locality: locality, from: session.sources).bundle
        }
        let today = session.clock.now().date.description
        guard !scenarios.isEmpty, let census = LocalityCensus(bundles, on: today) else { return [] }
        // What only papers read, and what says the same as above, changes nothing that a scenario could see.
        let wanted = census.differences.filter { layers.contains($0.layer) && $0.isRead && !$0.isSame }
        guard !wanted.isEmpty else { return [] }
        let trial = DifferenceTrial(census, sources: session.sources, scenarios: scenarios)
        return wanted.compactMap { difference in
            guard case .unnoticed(let count) = trial.outcome(of: difference) else { return nil }
            return DiagnosticCode.unnoticedDifference.diagnostic(
                at: difference.location,
                BilingualText(
                    zh: "没有场景检验 \(difference.layer) 的“\(difference.title.zh)”（\(difference.key)）",
                    en: "no scenario tests '\(difference.title.en)' (\(difference.key)) of \(difference.layer)"),
                why: BilingualText(
                    zh: count == 0 ? "该地区及其下级没有能过的场景" : "去掉它，\(count) 个场景照样全过",
                    en: count == 0
                        ? "the locality, and those that extend it, have no scenario that passes"
                        : "without it \(counted(count, "scenario")) pass all the same"),
                law: difference.law,
                fix: BilingualText(zh: "写一个只在这里不同的场景", en: "write a scenario that comes out differently here"))
        }
    }
}
