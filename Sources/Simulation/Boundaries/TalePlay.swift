import CaseEngine
import CaseStores
import Diagnostics
import StatutoryTime
import Workflows

/// A scenario's acts played on the real engine, and how the case's deadlines stood along the way.
struct TalePlay {
    /// How the case stood after a step.
    struct Moment {
        /// How many steps of the tale had been taken.
        var steps: Int
        var clock: LegalDate
        var deadlines: [CaseDeadline]
        var states: [String]

        func deadline(_ key: String) -> CaseDeadline? { deadlines.first { $0.key == key } }
    }

    let tale: CaseTale
    /// After the opening, and after each step that was watched.
    let moments: [Moment]
    /// Whether every step went through.
    let isWhole: Bool

    /// Plays a scenario under the rules of a locality, as far as it goes there; its expectations and attempts are left out.
    ///
    /// - Parameter watchesAll: whether the deadlines are looked at after every step, or only at the end.
    /// - Returns: nil when it does not fit the workflow there, or does not open.
    init?(_ entry: ScenarioEntry, in locality: String, library: RuleLibrary, watchesAll: Bool) {
        guard var scenario = entry.scenario else { return nil }
        scenario.locality.value = locality
        guard let workflow = try? library.bundle(scenario.workflow.value, locality).workflow else { return nil }
        let log = DiagnosticLog()
        let bound = BoundScenario(scenario, to: workflow, log: log)
        guard !log.hasErrors, let run = try? ScenarioRun(bound, of: entry, library: library),
            (try? run.open()) != nil
        else { return nil }
        var tale = CaseTale(
            workflow: workflow, openedAt: scenario.opening.at, opener: scenario.opening.actor,
            openingFacts: bound.openingFacts, steps: [])
        var moments: [Moment] = []
        func watch() {
            guard let view = try? run.engine.view(run.caseID) else { return }
            moments.append(
                Moment(
                    steps: tale.steps.count, clock: run.clock.now.date, deadlines: view.deadlines,
                    states: view.record.configuration))
        }
        if watchesAll { watch() }
        var isWhole = true
        for (index, step) in scenario.steps.enumerated() {
            switch step.action {
            case .refused, .expect: continue
            case .advance, .wait, .until: break
            }
            guard (try? run.take(step, index)) != nil else {
                isWhole = false
                break
            }
            switch step.action {
            case .advance(let act):
                tale.steps.append(
                    .act(
                        .init(
                            event: act.event.value, actor: act.actor, at: act.at,
                            facts: bound.facts(ofStep: index))))
            case .until(let time): tale.steps.append(.until(time))
            case .wait: tale.steps.append(.until(StatedTime(date: run.clock.now.date)))
            case .refused, .expect: break
            }
            if watchesAll { watch() }
        }
        if !watchesAll { watch() }
        self.tale = tale
        self.moments = moments
        self.isWhole = isWhole
    }

    /// Plays a tale from its own text, as a reader of the generated file would.
    init?(_ tale: CaseTale, library: RuleLibrary, watchesAll: Bool = false) {
        let title = BilingualText(zh: "试", en: "trial")
        let text = tale.lines(title: title, covers: [], ending: []).joined(separator: "\n") + "\n"
        guard let entry = ScenarioReader.read(text, file: "boundary.yaml").first else { return nil }
        self.init(
            entry, in: tale.workflow.localities.locality.code, library: library, watchesAll: watchesAll)
        guard isWhole else { return nil }
    }
}
