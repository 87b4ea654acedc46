import Diagnostics
import Documents
import Workflows

/// Everything that can be known to be wrong with the rules before a case meets them: what `workflow check` reports and `publish` insists on.
struct RulesCheck {
    /// What loading one workflow for one locality came to.
    struct Outcome {
        var workflow: String
        var locality: String
        var bundle: WorkflowBundle?
        /// Whether nothing keeps cases there from being run: the rules load, and no paper of theirs is broken.
        var isFit: Bool
    }

    let log = DiagnosticLog()
    private(set) var outcomes: [Outcome] = []

    /// Cases were not run, because of errors.
    private(set) var isBehaviourLeftOut = false

    /// What was explored of each kind of rules.
    private(set) var behaviour: [BehaviourCheck.Outcome] = []

    /// Whether rules with this finding are refused by `publish`.
    static func isInTheWay(_ finding: Diagnostic) -> Bool {
        finding.severity == .error || finding.code == DiagnosticCode.openQuestion.code
    }

    var bundles: [WorkflowBundle] { outcomes.compactMap(\.bundle) }

    /// - Parameters:
    ///   - workflow: all of them when nil.
    ///   - localities: their codes; what they have in common is looked at once.
    ///   - steps: how many moves the exploration of behaviour tries at most, 0 for none; the workspace's number when nil.
    init(workflow: String?, localities: [String], steps: Int? = nil, _ session: Session) throws {
        let workflows = workflow.map { [$0] } ?? WorkflowLoader.workflows(in: session.sources)
        guard !workflows.isEmpty, !localities.isEmpty else {
            throw CommandFailure(
                .notFound, code: "nothing-to-check",
                what: BilingualText(
                    zh: workflows.isEmpty ? "工作区里没有流程" : "工作区里没有地区层",
                    en: workflows.isEmpty ? "the workspace has no workflow" : "the workspace has no locality layer"),
                fix: BilingualText(
                    zh: "见 docs/reference/workflow-files.md", en: "see docs/reference/workflow-files.md"))
        }
        for workflow in workflows {
            for locality in localities {
                let (bundle, findings) = WorkflowLoader.load(workflow, locality: locality, from: session.sources)
                log.add(contentsOf: findings)
                let papers = DiagnosticLog()
                if let bundle { DocumentCheck.check(bundle, from: session.sources, log: papers) }
                log.add(contentsOf: papers.sorted)
                outcomes.append(
                    Outcome(
                        workflow: workflow, locality: locality, bundle: bundle,
                        isFit: bundle != nil && !papers.hasErrors))
            }
        }
        // Every case verb counts with the calendars: rules are not fit for use while these are broken.
        let today = session.clock.now().date
        _ = CalendarLoader.check(session.sources, on: today, log: log)
        _ = StatuteLoader.check(session.sources, log: log)
        for bundle in bundles { ParameterCoverage.check(bundle, on: today, log: log) }
        ParameterLeap.check(bundles, in: session.sources, log: log)
        DocumentCheck.compare(bundles, log: log)
        // Cases under broken rules show nothing that the errors do not.
        isBehaviourLeftOut = log.hasErrors && steps != 0
        if !log.hasErrors {
            behaviour =
                BehaviourCheck(
                    bundles, session.sources, on: today, limit: steps ?? session.workspace.explorationLimit, log: log
                ).outcomes
        }
        WorkspaceCheck(workspace: session.workspace, sources: session.sources).check(bundles, log: log)
    }
}
