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
                运行一地的场景，统计进入的状态、走过的转移、各守卫是否既放行过又拒绝过，并逐项列出缺什么。
                有场景未过，或低于 --fail-under，退出码为 1。例：
                tiaochu workflow test -l 610113
                """,
            en: """
                Runs the scenarios of a locality and counts the states entered, the transitions taken and the guards that said both yes and \
                no, and lists what is missing. Exit code 1 when a scenario fails or less than --fail-under is covered. For example:
                tiaochu workflow test -l 610113
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

    @Option(
        help: ArgumentHelp(say(zh: "最多列出多少条", en: "the most rows to list"), valueName: "n"))
    var limit = 20

    @Option(
        help: ArgumentHelp(
            say(zh: "最低一项的覆盖率不得低于此百分比", en: "the least percentage that the lowest coverage may have"),
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
        let report = RuleTest(session.rules, bundles: bundles, scenarios: scenarios).run()
        switch output {
        case .text: Console.answer(RuleTestText(limit: limit).lines(report))
        case .json:
            let document = report.dataValue(in: SpokenLanguage.current)
            Console.output(document.json(.pretty(keyOrder: RuleTestReport.keyOrder)) + "\n")
        }
        try judge(report)
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
        if let failUnder, report.coverage.least < failUnder {
            let reached = ScenarioText.percent(report.coverage.least)
            Console.talk(
                say(
                    zh: "最低一项 \(reached)，低于要求的 \(ScenarioText.percent(failUnder))",
                    en: "the lowest coverage is \(reached), less than the \(ScenarioText.percent(failUnder)) asked for")
            )
            isGood = false
        }
        if !isGood { throw ExitCode.findings }
    }
}
