import ArgumentParser
import CaseEngine
import DataValues
import Diagnostics
import Simulation
import Workflows

struct WorkflowTest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: say(
            zh: "检验规则：场景检验到了哪里，哪里没有检验到", en: "Test the rules: what of them scenarios try, and what none does"),
        discussion: say(
            zh: """
                运行一地的场景，统计进入的状态、走过的转移、各守卫是否既放行过又拒绝过、运行过的脚本行、遇到过的边界值和期限末日，并逐项列出缺什么。
                --mutate 再逐处改动规则，列出没有场景查得出的改动，以及该写什么场景；改动只在内存里，不碰文件。
                有场景未过，或低于 --fail-under，退出码为 1。说明见 docs/reference/testing-rules.md。例：
                tiaochu workflow test -l 610113 --mutate
                """,
            en: """
                Runs the scenarios of a locality and counts the states entered, the transitions taken, the guards that said both yes and no, the \
                lines of scripts that ran, the boundary values and the last days of deadlines that were met, and lists what is missing. With \
                --mutate the rules are then changed, one place at a time, and what no scenario notices is listed with the scenario to write; \
                that is done in memory, no file is touched. Exit code 1 when a scenario fails or less than --fail-under is reached. See \
                docs/reference/testing-rules.md. For example:
                tiaochu workflow test -l 610113 --mutate
                """))

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @OptionGroup var named: WorkflowOption

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            say(
                zh: "行政区划代码，连同其下级的场景；all 为全部（默认见 tiaochu.yaml，再默认 all）",
                en:
                    "code of a locality, with the scenarios of those that extend it; all for every one (default: tiaochu.yaml's, else all)"
            ),
            valueName: "code"))
    var locality: String?

    @Argument(
        help: ArgumentHelp(
            say(zh: "场景文件或目录（默认 examples/scenarios）", en: "scenario files or folders (default: examples/scenarios)"),
            valueName: "path"), completion: .file(extensions: ["yaml"]))
    var paths: [String] = []

    @Flag(
        help: ArgumentHelp(
            say(
                zh: "在内存里逐处改动规则（参数、期限、比较、守卫），看有没有场景查得出",
                en:
                    "change the rules in memory, one place at a time (parameters, deadlines, comparisons, guards), and see whether a scenario notices"
            )))
    var mutate = false

    @Option(
        help: ArgumentHelp(say(zh: "最多列出多少条", en: "the most rows to list"), valueName: "n"))
    var limit = 20

    @Option(
        help: ArgumentHelp(
            say(
                zh: "最低一项的覆盖率（--mutate 时为查出的比例）不得低于此百分比",
                en:
                    "the least percentage that the lowest coverage may have, or with --mutate the share of mutants killed"
            ),
            valueName: "percent"))
    var failUnder: Double?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(say(zh: "输出形式：text 或 json", en: "form of the answer: text or json")))
    var output: Format = .text

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard limit >= 1 else { throw ValidationError(say(zh: "--limit 至少为 1", en: "--limit is at least 1")) }
        if let failUnder, !(0...100).contains(failUnder) {
            throw ValidationError(
                say(zh: "--fail-under 是 0 到 100 的百分比", en: "--fail-under is a percentage, 0 to 100"))
        }
    }

    func run() throws {
        let session = try Session(GlobalOptions(output == .json ? .json : .text, common))
        let name = session.workflowName(named.workflow)
        let place = locality ?? session.workspace.locality ?? "all"
        let bundles = try bundles(of: name, in: place, session)
        let scenarios = try scenarios(of: name, in: place, session)
        let test = RuleTest(session.sources, session.rules, bundles: bundles, scenarios: scenarios)
        var report = test.run()
        if mutate { report.mutation = trial(of: test, report) }
        switch output {
        case .text: Console.answer(RuleTestText(limit: limit).lines(report))
        case .json:
            let document = report.dataValue(in: SpokenLanguage.current)
            Console.output(document.json(.pretty(keyOrder: RuleTestReport.keyOrder)) + "\n")
        }
        try judge(report)
    }

    private func trial(of test: RuleTest, _ report: RuleTestReport) -> MutationReport {
        var line: ProgressLine?
        defer { line?.end() }
        return test.mutate(report) { done, total in
            let progress = line ?? ProgressLine(total: total)
            line = progress
            progress.show(done)
        }
    }

    private func bundles(of workflow: String, in place: String, _ session: Session) throws -> [WorkflowBundle] {
        let known = WorkflowLoader.localities(in: session.sources)
        guard place != "all" else { return try known.map { try session.bundle(workflow, locality: $0) } }
        guard known.contains(place) else { throw FilterCheck.noLocality(place, in: session.sources) }
        return [try session.bundle(workflow, locality: place)]
    }

    /// Those of the workflow and the place; entries that cannot be read are not passed over in silence.
    private func scenarios(of workflow: String, in place: String, _ session: Session) throws -> [ScenarioEntry] {
        let entries = try ScenarioFiles(workspace: session.workspace.folder).entries(
            paths.isEmpty ? ["examples/scenarios"] : paths)
        let chosen = entries.filter { entry in
            guard let scenario = entry.scenario else { return true }
            guard scenario.workflow.value == workflow else { return false }
            return place == "all"
                || session.rules.chain(of: scenario.locality.value, workflow: workflow).contains(place)
        }
        guard !chosen.isEmpty else {
            throw CommandFailure(
                .notFound, code: "no-scenario",
                what: BilingualText(
                    zh: "\(entries.count) 个场景里没有一个属于 \(workflow) 和 \(place)",
                    en: "none of \(entries.count) scenarios is of \(workflow) and \(place)"),
                fix: BilingualText(
                    zh: "用 --locality all，或为此地写场景：docs/reference/scenarios.md",
                    en: "ask for --locality all, or write scenarios of this place: docs/reference/scenarios.md"))
        }
        return chosen
    }

    private func judge(_ report: RuleTestReport) throws {
        var isGood = report.failing.isEmpty
        let reached = report.mutation?.score() ?? report.coverage.least
        if let failUnder, reached < failUnder {
            let (share, wanted) = (ScenarioText.percent(reached), ScenarioText.percent(failUnder))
            Console.talk(
                report.mutation == nil
                    ? say(
                        zh: "最低一项 \(share)，低于要求的 \(wanted)",
                        en: "the lowest coverage is \(share), less than the \(wanted) asked for")
                    : say(
                        zh: "查出了 \(share) 的改动，低于要求的 \(wanted)",
                        en: "\(share) of the mutants were killed, less than the \(wanted) asked for"))
            isGood = false
        }
        if !isGood { throw ExitCode.findings }
    }
}
