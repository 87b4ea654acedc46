import ArgumentParser
import DataValues
import Diagnostics
import Foundation
import Simulation
import StatutoryTime
import Workflows

struct LocalityCensusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "census",
        abstract: say(
            zh: "一张总表：各地与全国哪里不同、依据什么、核对没有、有没有场景检验",
            en: "One matrix: where each locality differs from the nation, why, verified or not, tested or not"),
        discussion: say(
            zh: """
                例：tiaochu locality census；tiaochu locality census --locality 330000 --output json
                检验的办法：去掉这一处不同，再跑该地区及其下级的场景；有场景因此不过，才算检验过。
                """,
            en: """
                For example: tiaochu locality census; tiaochu locality census --locality 330000 --output json
                Tested means: with the difference taken out, a scenario of the locality, or of one that extends it, fails.
                """))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var named: WorkflowOption
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            say(zh: "只看此地区及其上下级", en: "only this locality, its layers and those that extend it"), valueName: "code"))
    var locality: String?
    @OptionGroup var day: DayOption
    @Option(
        help: ArgumentHelp(
            say(zh: "场景文件或目录（默认 examples/scenarios）", en: "scenario file or folder (default: examples/scenarios)"),
            valueName: "path"), completion: .directory)
    var scenarios: String?
    @Flag(help: ArgumentHelp(say(zh: "不跑场景，不看有没有检验", en: "run no scenarios and leave open what is tested")))
    var untried = false

    func run() throws {
        let session = try Session(options)
        let date = try day.date(session)
        guard let census = LocalityCensus(try bundles(session), on: date) else {
            throw CommandFailure(
                .notFound, code: "no-locality",
                what: BilingualText(zh: "工作区里没有地区层", en: "the workspace has no locality layer"))
        }
        let trial = untried ? nil : try trial(of: census, session)
        let entries = census.differences.map { CensusEntry(difference: $0, outcome: trial?.outcome(of: $0)) }
        if let trial, trial.failing > 0 {
            Console.talk(
                say(
                    zh: "注意：\(trial.failing) 个场景现在就不过或者读不出来，不作检验用；见 tiaochu scenario run",
                    en:
                        "note: \(counted(trial.failing, "scenario")) that fail or cannot be read prove nothing: see tiaochu scenario run"
                ))
        }
        let report = CensusReport(census: census, entries: entries, isTried: trial != nil)
        if options.output == .text {
            Console.answer(report.lines)
        } else {
            Console.answer(report.data, as: options.output)
        }
    }

    /// The bundles of the nation and of the localities that are asked for.
    private func bundles(_ session: Session) throws -> [WorkflowBundle] {
        let codes = WorkflowLoader.localities(in: session.sources)
        if let locality, !codes.contains(locality) { throw FilterCheck.noLocality(locality, in: session.sources) }
        let bundles = try codes.map { try session.bundle(named.workflow, locality: $0) }
        guard let locality else { return bundles }
        let own = bundles.first { $0.locality == locality }?.workflow.localities.codes ?? []
        return bundles.filter { own.contains($0.locality) || $0.workflow.localities.codes.contains(locality) }
    }

    /// nil when the workspace has no scenarios and none are named.
    private func trial(of census: LocalityCensus, _ session: Session) throws -> DifferenceTrial? {
        let folder = session.workspace.folder
        let usual = "examples/scenarios"
        if scenarios == nil, !FileManager.default.fileExists(atPath: folder.appendingPathComponent(usual).path) {
            Console.talk(
                say(zh: "没有 \(usual)，看不出哪些检验过", en: "there is no \(usual), so nothing is known of tests"))
            return nil
        }
        let entries = try ScenarioFiles(workspace: folder).entries([scenarios ?? usual])
        return DifferenceTrial(census, sources: session.sources, scenarios: entries)
    }
}
