import ArgumentParser
import CaseEngine
import DataValues
import Diagnostics
import Foundation
import Simulation
import Workflows

struct ScenarioRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: say(zh: "运行场景，并统计状态与转移的覆盖", en: "Run scenarios and count the states and transitions covered"),
        discussion: say(
            zh: "每个场景用真正的引擎、内存中的案件库和自己的时钟，不碰工作区的案件。有场景未过，或覆盖不足，退出码为 1。格式见 docs/reference/scenarios.md。",
            en: """
                Each scenario runs on the real engine with a store in memory and a clock of its own; the workspace's cases are not \
                touched. Exit code 1 when a scenario fails or coverage is too low. The format: docs/reference/scenarios.md.
                """))

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, junit
    }

    @Argument(
        help: ArgumentHelp(
            say(zh: "场景文件或目录（默认 examples/scenarios）", en: "scenario files or folders (default: examples/scenarios)"),
            valueName: "path"), completion: .file(extensions: ["yaml"]))
    var paths: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(say(zh: "输出形式：text、json 或 junit", en: "form of the answer: text, json or junit")))
    var output: Format = .text

    @Option(
        help: ArgumentHelp(
            say(zh: "只运行该行政区划及其下级的场景", en: "only scenarios of this locality and of those that extend it"),
            valueName: "code"))
    var locality: String?

    @Option(
        help: ArgumentHelp(
            say(zh: "只运行名称或路径含此文字的场景", en: "only scenarios with this text in their name or path"),
            valueName: "text"))
    var filter: String?

    @Option(
        help: ArgumentHelp(
            say(zh: "只运行带此标签的场景，可重复", en: "only scenarios with this tag; repeatable"), valueName: "tag"))
    var covers: [String] = []

    @Option(
        help: ArgumentHelp(
            say(zh: "状态和转移的覆盖率不得低于此百分比", en: "the least percentage of states and of transitions to cover"),
            valueName: "percent"))
    var minimumCoverage: Double?

    @Flag(help: ArgumentHelp(say(zh: "列出全部未到的状态和转移", en: "name every state and transition not reached")))
    var all = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let minimumCoverage, !(0...100).contains(minimumCoverage) {
            throw ValidationError(
                say(zh: "--minimum-coverage 是 0 到 100 的百分比", en: "--minimum-coverage is a percentage, 0 to 100"))
        }
    }

    func run() throws {
        let workspace = try Workspace.find(common.place.workspace)
        // Nobody acts and no store is opened; who does not exist is still refused, as by every verb.
        if common.actor != nil { _ = try workspace.actor(common.actor) }
        let sources = SourceTree(folder: workspace.folder.path)
        if let locality, !WorkflowLoader.localities(in: sources).contains(locality) {
            throw FilterCheck.noLocality(locality, in: sources)
        }
        let library = RuleLibrary(sources)
        let entries = try ScenarioFiles(workspace: workspace.folder).entries(
            paths.isEmpty ? ["examples/scenarios"] : paths)
        let chosen = entries.filter { isWanted($0, library) }
        guard !chosen.isEmpty else { throw nothingChosen(of: entries.count) }
        let report = ScenarioRunner(library).run(chosen)
        switch output {
        case .text:
            Console.answer(ScenarioText(isSelection: chosen.count < entries.count, namesAll: self.all).lines(report))
        case .json:
            let document = report.dataValue(in: SpokenLanguage.current)
            Console.output(document.json(.pretty(keyOrder: ScenarioReport.keyOrder)) + "\n")
        case .junit: Console.output(JUnitWriter(SpokenLanguage.current).document(report) + "\n")
        }
        try judge(report)
    }

    /// Entries that cannot be read are wanted whatever was asked for, unless what can be read of them says otherwise.
    private func isWanted(_ entry: ScenarioEntry, _ library: RuleLibrary) -> Bool {
        if let filter {
            let texts = [entry.location.file, entry.name.zh, entry.name.en].map { $0.lowercased() }
            guard texts.contains(where: { $0.contains(filter.lowercased()) }) else { return false }
        }
        if !covers.isEmpty, entry.scenario != nil || !entry.covers.isEmpty {
            guard !Set(covers).isDisjoint(with: entry.covers) else { return false }
        }
        guard let locality, let scenario = entry.scenario else { return true }
        return library.chain(of: scenario.locality.value, workflow: scenario.workflow.value).contains(locality)
    }

    private func nothingChosen(of count: Int) -> CommandFailure {
        CommandFailure(
            .notFound, code: "no-scenario",
            what: BilingualText(zh: "\(count) 个场景里没有一个符合要求", en: "none of \(count) scenarios is the kind asked for"),
            fix: BilingualText(
                zh: "放宽 --filter、--covers 或 --locality", en: "ask for less with --filter, --covers or --locality"))
    }

    private func judge(_ report: ScenarioReport) throws {
        var isGood = report.failed == 0
        if let minimumCoverage, report.leastCoverage < minimumCoverage {
            let reached = ScenarioText.percent(report.leastCoverage)
            Console.talk(
                say(
                    zh: "覆盖率 \(reached) 低于要求的 \(ScenarioText.percent(minimumCoverage))",
                    en: "coverage is \(reached), less than the \(ScenarioText.percent(minimumCoverage)) asked for"))
            isGood = false
        }
        if !isGood { throw ExitCode.findings }
    }
}
