import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Simulation
import Workflows

struct WorkflowPublish: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: say(
            zh: "发布规则：检查并试跑场景，通过后对新案件生效", en: "Publish rules: checked and tried, then in force for new cases"),
        discussion: say(
            zh: """
                先做 workflow check 的全部检查，再运行各该地区的场景；有一处错误、一个未答的问题（todo）或一个场景未过，就不发布，退出码为 1。
                发布后，新案件按此规则办理；在办案件仍按各自原来的规则，除非用 workflow migrate 迁移。此后改动文件，要再发布才生效。
                """,
            en: """
                Runs every check of workflow check, then the scenarios of the localities named; one error, one open question (todo) or \
                one failed scenario and nothing is published, exit code 1. New cases then follow these rules; running cases keep theirs \
                unless workflow migrate moves them. What is edited later comes into force when it is published again.
                """))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var choice: RulesChoice
    @OptionGroup var why: ReasonOption
    @Option(
        help: ArgumentHelp(
            say(
                zh: "场景文件或目录，可重复（默认 examples/scenarios）",
                en: "scenario files or folders, repeatable (default: examples/scenarios)"),
            valueName: "path"))
    var scenarios: [String] = []
    @Flag(help: ArgumentHelp(say(zh: "只检查和试跑，不发布", en: "check and try only; publish nothing")))
    var dryRun = false

    func run() throws {
        let reason = try why.checked()
        let session = try Session(options, for: dryRun ? .reading : .opening)
        let localities = try choice.localities(session)
        let actor = try session.administrator(of: localities)
        let name = session.workflowName(choice.workflow)
        // Before the check, which takes minutes: who publishes meanwhile is not overwritten.
        let standing = try self.standing(name, localities, session)
        var (bundles, warnings) = try checked(name, localities, session)
        let changed = bundles.filter { standing[$0.locality]?.bundleHash != $0.hash }
        guard !changed.isEmpty else {
            Console.talk(say(zh: "这些规则都已是现行规则，没有可发布的。", en: "these rules are in force already: nothing to publish."))
            if options.output != .text { Console.answer(rows: [], as: options.output) }
            return
        }
        warnings.byCause.flatMap(DiagnosticRenderer().lines).forEach(Console.talk)
        let (report, entries) = try tried(changed, session)
        let untested = try UntestedDifferences(session: session, workflow: name, scenarios: entries)
            .findings(of: Set(changed.map(\.locality)))
        for finding in untested { DiagnosticRenderer().lines(finding).forEach(Console.talk) }
        warnings += untested
        let requests = try changed.map { bundle in
            PublicationRequest(
                bundle: bundle, replacing: standing[bundle.locality]?.bundleHash,
                evidence: try evidence(of: bundle, over: standing[bundle.locality], report, warnings, session))
        }
        if options.output == .text { Console.answer(requests.flatMap(PublicationText.evidence)) }
        guard !dryRun else {
            if options.output != .text {
                Console.answer(
                    rows: requests.map { request in
                        [
                            "workflow": .text(name), "locality": .text(request.bundle.locality),
                            "bundle": .text(request.bundle.hash), "evidence": request.evidence,
                        ]
                    }, as: options.output)
            }
            Console.talk(
                say(
                    zh: "可以发布：\(changed.map(\.locality).joined(separator: "、"))。（试运行，未发布）",
                    en:
                        "fit to publish: \(changed.map(\.locality).joined(separator: ", ")). (a dry run: nothing was published)"
                ))
            return
        }
        let records = try session.run { engine throws(EngineError) in
            try engine.publish(requests, reason: reason, actor: actor)
        }
        guard options.output == .text else {
            Console.answer(rows: records.map(PublicationText.data), as: options.output)
            return
        }
        Console.answer(PublicationText.table(records).lines())
        Console.talk(
            say(
                zh: "已发布；新案件从现在起按此办理。在办案件不变，见 tiaochu workflow preview。",
                en:
                    "published: new cases follow it from now on. Running cases are as they were: see tiaochu workflow preview."
            ))
    }

    /// What is in force in each of the localities, where anything was published.
    private func standing(
        _ name: String, _ localities: [String], _ session: Session
    ) throws -> [String: PublicationRecord] {
        try localities.reduce(into: [:]) { standing, locality in
            standing[locality] = try session.run { engine throws(EngineError) in
                try engine.publication(of: name, in: locality)
            }
        }
    }

    /// The bundles, or what keeps them from being published.
    private func checked(
        _ name: String, _ localities: [String], _ session: Session
    ) throws -> (bundles: [WorkflowBundle], warnings: [Diagnostic]) {
        let check = try RulesCheck(workflow: name, localities: localities, session)
        let all = check.log.sorted.reduce(into: [Diagnostic]()) { if !$0.contains($1) { $0.append($1) } }
        let findings = all.filter(RulesCheck.isInTheWay)
        guard findings.isEmpty else {
            throw CommandFailure(
                .findings, code: "not-fit",
                what: BilingualText(
                    zh: "规则有 \(findings.count) 处不能发布",
                    en: "\(counted(findings.count, "finding")) in the way of publishing"),
                fix: BilingualText(zh: "改好后再发布；什么也没有发布", en: "mend them and publish again; nothing was published"),
                diagnostics: findings)
        }
        return (check.bundles, all.filter { $0.severity == .warning })
    }

    /// Runs the scenarios of the localities; refuses when one fails.
    private func tried(
        _ bundles: [WorkflowBundle], _ session: Session
    ) throws -> (report: ScenarioReport, entries: [ScenarioEntry]) {
        let entries: [ScenarioEntry]
        do {
            entries = try ScenarioFiles(workspace: session.workspace.folder)
                .entries(scenarios.isEmpty ? ["examples/scenarios"] : scenarios)
        } catch let failure as CommandFailure
            where scenarios.isEmpty && ["no-such-path", "no-scenario"].contains(failure.code)
        {
            // A workspace without scenarios may publish, and is told that nothing was tried.
            entries = []
        }
        let places = Set(bundles.map(\.locality))
        let chosen = entries.filter { entry in
            entry.scenario.map { places.contains($0.locality.value) && $0.workflow.value == bundles[0].workflow.name }
                ?? true
        }
        let report = ScenarioRunner(RuleLibrary(session.sources)).run(chosen)
        for place in bundles.map(\.locality) where !chosen.contains(where: { $0.scenario?.locality.value == place }) {
            Console.talk(
                say(zh: "提醒：\(place) 没有场景，未经试跑。", en: "note: no scenario of \(place), so nothing was tried there."))
        }
        if !scenarios.isEmpty {
            let paths = scenarios.joined(separator: say(zh: "、", en: ", "))
            Console.talk(
                say(
                    zh: "只试跑了 \(paths) 的 \(chosen.count) 个场景，没有试 examples/scenarios 里的其他场景。",
                    en:
                        "tried \(counted(chosen.count, "scenario")) of \(paths) only, not the others of examples/scenarios."
                ))
        }
        guard report.failed == 0 else {
            let failed = ScenarioReport(results: report.results.filter { !$0.passed }, coverage: [])
            ScenarioText(isSelection: true, namesAll: false).lines(failed).forEach(Console.talk)
            Console.talk(
                say(
                    zh: "（以上只列未过的：共试跑 \(report.results.count) 个，\(report.results.count - report.failed) 个通过）",
                    en:
                        "(only those that failed are shown: \(report.results.count) were run, \(report.results.count - report.failed) passed)"
                ))
            advice(on: failed).forEach(Console.talk)
            throw CommandFailure(
                .findings, code: "scenario-failed",
                what: BilingualText(
                    zh: "\(report.failed) 个场景未过，没有发布",
                    en: "\(counted(report.failed, "scenario")) failed: nothing was published"),
                fix: BilingualText(
                    zh: "规则改错了就改规则；确是要改，就按上面所列逐处改场景的预期，一并发布（docs/reference/publishing.md）",
                    en:
                        "if the rules are wrong mend them; if the change is meant, change the expectations listed above with it and publish both (docs/reference/publishing.md)"
                ))
        }
        return (report, entries)
    }

    /// Which line of which scenario would say what, were the change of the rules meant.
    private func advice(on report: ScenarioReport) -> [String] {
        let expectations = report.results.flatMap(\.failures).filter { $0.code == nil }
        guard !expectations.isEmpty else { return [] }
        return [
            say(
                zh: "如果规则确是要这样改，场景的预期要一并改：", en: "if the change is meant, these expectations change with it:")
        ]
            + expectations.map { failure in
                say(
                    zh: "  \(failure.location)：“\(failure.expected.zh)”改为实际的“\(failure.actual.zh)”",
                    en: "  \(failure.location): from '\(failure.expected.en)' to what came: '\(failure.actual.en)'")
            } + [""]
    }

    /// What spoke for the rules: nothing stood against them, or they would not be published.
    private func evidence(
        of bundle: WorkflowBundle, over publication: PublicationRecord?, _ report: ScenarioReport,
        _ warnings: [Diagnostic], _ session: Session
    ) throws -> DataValue {
        let own = report.results.filter { $0.locality == bundle.locality }
        let standing = try session.run { engine throws(EngineError) in
            try publication.map { publication throws(EngineError) in try engine.bundle(of: publication) }
        }
        return [
            "program": .text(Version.current),
            "warnings": .list(Set(warnings.map(\.code)).sorted().map(DataValue.text)),
            "scenarios_passed": .list(own.filter(\.passed).map { .text($0.name.zh) }),
            "changes": standing.map { .integer(Int64(WorkflowDiff(from: $0, to: bundle).changes.count)) } ?? .null,
        ]
    }
}
