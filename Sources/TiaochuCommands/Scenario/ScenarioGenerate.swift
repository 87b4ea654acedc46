import ArgumentParser
import DataValues
import Diagnostics
import Foundation
import Simulation
import Workflows

struct ScenarioGenerate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: say(
            zh: "生成场景：每个期限的末日前一日、末日、末日次日",
            en: "Make scenarios: the day before, the day and the day after each deadline's last"),
        discussion: say(
            zh: """
                取一个使该期限起算的场景，截到那里，移到末日正好落在平常日子、长假、调休上班日、通知未公布的年份的日期，再加一个中途停算的。
                写出前先试跑；标准错误逐项列出每个期限生成了没有，没有的说明原因。例：
                tiaochu scenario generate --boundaries -l 330000 --write boundaries
                """,
            en: """
                A scenario that makes the deadline run is cut off there and moved, so that the last day falls in an ordinary week, after a \
                long holiday, on a make-up working day, in a year without a published notice; one more stops the clock in the middle. They \
                are run before they are written; standard error lists every deadline on every span, made or why not. For example:
                tiaochu scenario generate --boundaries -l 330000 --write boundaries
                """))

    @Flag(help: ArgumentHelp(say(zh: "期限边界的场景", en: "scenarios at the edges of deadlines")))
    var boundaries = false
    @OptionGroup var named: WorkflowOption
    @OptionGroup var place: LocalityOption
    @Option(
        help: ArgumentHelp(
            say(zh: "只要此期限（全名或末段），可重复", en: "only this deadline, by its key or the end of it; repeatable"),
            valueName: "name"))
    var deadline: [String] = []
    @Option(
        help: ArgumentHelp(
            say(
                zh: "写入此目录，每个期限和情形一个文件（默认标准输出）",
                en: "write into this folder, a file for each deadline and span (default: standard output)"),
            valueName: "dir"), completion: .directory)
    var write: String?
    @Option(
        help: ArgumentHelp(
            say(
                zh: "取材的场景文件或目录（默认 examples/scenarios）", en: "scenarios to make them from (default: examples/scenarios)"
            ),
            valueName: "path"), completion: .directory)
    var scenarios: String?
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if !boundaries {
            throw ValidationError(say(zh: "说明生成哪一种：--boundaries", en: "say which kind to make: --boundaries"))
        }
    }

    func run() throws {
        let session = try Session(options)
        let bundle = try session.bundle(named.workflow, locality: place.locality)
        let keys = try chosen(from: bundle.workflow)
        let seeds = try ScenarioFiles(workspace: session.workspace.folder)
            .entries([scenarios ?? "examples/scenarios"])
        let coverage = try generator(for: bundle, seeds, session).coverage(of: keys)
        let report = BoundaryReport(coverage: coverage)
        report.lines.forEach(Console.talk)
        let failed = prove(coverage, session)
        if let write { try BoundaryFolder(path: write).write(coverage.plans) }
        if options.output == .text {
            let texts = coverage.plans.map(\.text)
            if write == nil, !texts.isEmpty { Console.output(texts.joined(separator: "\n")) }
        } else {
            Console.answer(report.data, as: options.output)
        }
        if failed > 0 { throw ExitCode.findings }
    }

    private func generator(
        for bundle: WorkflowBundle, _ seeds: [ScenarioEntry], _ session: Session
    ) throws -> BoundaryGenerator {
        do {
            return try BoundaryGenerator(
                session.rules, workflow: bundle.workflow.name, locality: bundle.locality, seeds: seeds)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The keys of the deadlines that are asked for; nil for all.
    private func chosen(from workflow: Workflow) throws -> Set<String>? {
        guard !deadline.isEmpty else { return nil }
        let known = workflow.deadlines.map(\.key)
        var keys: Set<String> = []
        for name in deadline {
            let matching = known.filter { $0 == name || $0.hasSuffix("." + name) }
            guard !matching.isEmpty else {
                let ends = known.compactMap { $0.split(separator: ".").last.map(String.init) }
                throw CommandFailure(
                    .notFound, code: "no-deadline",
                    what: BilingualText(
                        zh: "流程 \(workflow.name) 没有期限 \(name)",
                        en: "the workflow \(workflow.name) has no deadline \(name)"),
                    fix: NearestName.find(name, in: known + ends).map {
                        BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?")
                    })
            }
            keys.formUnion(matching)
        }
        return keys
    }

    /// Runs what was made and tells what does not come out, which is a fault of the rules or of the engine: it is written all the same.
    private func prove(_ coverage: BoundaryCoverage, _ session: Session) -> Int {
        let entries = coverage.plans.flatMap { ScenarioReader.read($0.text, file: BoundaryFolder.name(of: $0)) }
        let report = ScenarioRunner(session.rules).run(entries)
        let failing = report.results.filter { !$0.passed }
        if !failing.isEmpty {
            ScenarioText(isSelection: true, namesAll: false)
                .lines(ScenarioReport(results: failing, coverage: [])).forEach(Console.talk)
        }
        let (made, passed) = (entries.count, entries.count - failing.count)
        Console.talk(
            say(
                zh: "生成 \(made) 个场景，试跑通过 \(passed) 个。",
                en: "made \(counted(made, "scenario")), of which \(passed) pass."))
        return failing.count
    }
}
