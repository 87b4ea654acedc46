import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Foundation
import StatutoryTime
import Workflows

struct WorkflowBacktest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: say(zh: "用改后的规则重演已办案件，看哪些决定会不同", en: "Ask recorded decisions again under the edited rules"),
        discussion: say(
            zh: """
                按日志里的日期、事实和角色，把每个决定在文件现在的规则下再问一次：拒绝、去向、期限有何不同，各是什么理由。不写任何东西。
                当时被拒绝的行为不在日志里，所以新规则放宽的，只在案件去向上看得出。改了名的状态用 --state 旧状态=新状态 写明，否则那里的决定无从比较。
                """,
            en: """
                Every decision in the journals is asked again under the files as they are now, on its dates, facts and roles: what would be \
                refused, end elsewhere or fall due on another day, with what both rules say. Nothing is written. What was refused at the time \
                is in no journal, so a rule that now permits more shows only in where cases go. Where a state has another id now, say so with --state \
                OLD=NEW; decisions there cannot be compared else.
                """))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var named: WorkflowOption
    @OptionGroup var place: PlaceFilter
    @Option(help: ArgumentHelp(say(zh: "只看此日起立案的", en: "only cases opened on this day or later"), valueName: "date"))
    var since: String?
    @Option(
        help: ArgumentHelp(
            say(zh: "改用此地区的规则（默认各案自己的地区）", en: "under this locality's rules (default: each case's own)"),
            valueName: "code"))
    var under: String?
    @Flag(help: ArgumentHelp(say(zh: "有任何不同则退出码为 1", en: "exit code 1 when any decision differs")))
    var failOnChange = false
    @OptionGroup var states: StateOption
    @OptionGroup var limit: RowLimit

    func run() throws {
        let session = try Session(options)
        let name = session.workflowName(named.workflow)
        let places = try place.places(in: session)
        if let under, !WorkflowLoader.localities(in: session.sources).contains(under) {
            throw FilterCheck.noLocality(under, in: session.sources)
        }
        let renaming = try states.renaming()
        let query = CaseQuery(
            places: places, workflow: name, openedSince: try session.time(since)?.date.description, order: .id,
            limit: 500)
        var cases: [CaseSummary] = []
        try session.run { engine throws(EngineError) in
            try engine.eachPage(of: query) { cases += $0 }
        }
        try states.check(renaming, of: cases, session)
        let progress = ProgressLine(total: cases.count)
        let (under, rules) = (under, session.rules)
        let run = BacktestRun(makeEngine: try session.engineMaker(), renaming: renaming) {
            (summary) throws(EngineError) in
            try rules.bundle(name, under ?? summary.locality)
        }
        let outcome = try session.run { _ throws(EngineError) in
            try run.run(cases, workers: ProcessInfo.processInfo.activeProcessorCount) { progress.show($0) }
        }
        progress.end()
        var failures = CaseFailures()
        for (caseID, error) in outcome.failures { failures.add(caseID, error) }
        let report = outcome.report
        answer(report)
        failures.report()
        try failures.end()
        if failOnChange, !report.differences.isEmpty { throw ExitCode.findings }
    }

    private func answer(_ report: BacktestReport) {
        guard options.output == .text else {
            Console.answer(
                [
                    "cases": .integer(Int64(report.cases)), "decisions": .integer(Int64(report.decisions)),
                    "skipped_decisions": .integer(Int64(report.skipped)),
                    "differing_cases": .integer(Int64(report.differingCases)),
                    "differences": .list(report.differences.map(data)),
                ], as: options.output)
            return
        }
        for difference in report.differences.prefix(limit.limit) {
            Console.answer([
                "\(difference.caseID) #\(difference.sequence)  \(difference.time.short)  \(difference.title.spoken)"
                    + (difference.event.map { " \($0)" } ?? ""),
                "    " + say(zh: "当时", en: "recorded") + "  \(difference.recorded.spoken)",
                "    " + say(zh: "新规则", en: "new rules") + "  \(difference.shadow.spoken)",
            ])
            Console.answer((difference.end?.fixes ?? []).map { "    → \($0.spoken)" })
        }
        let hidden = report.differences.count - limit.limit
        if hidden > 0 {
            Console.talk(say(zh: "另有 \(hidden) 处（--limit）。", en: "\(hidden) more (--limit)."))
        }
        Console.answer(
            say(
                zh:
                    "重演 \(report.cases) 件、\(report.decisions) 个决定：\(report.differences.count) 处不同，涉及 \(report.differingCases) 件。",
                en:
                    "\(counted(report.cases, "case")), \(counted(report.decisions, "decision")) asked again: \(counted(report.differences.count, "difference")) in \(counted(report.differingCases, "case"))."
            ))
        guard report.skipped > 0 else { return }
        let ended = Set(report.differences.filter { $0.end != nil }.map(\.caseID)).count
        Console.answer(
            say(
                zh: "另有 \(report.skipped) 个决定没有重演：\(ended) 件案件在新规则里没有位置，只比较到那里为止。改了名的状态用 --state 旧状态=新状态 写明，再运行一次。",
                en:
                    "\(counted(report.skipped, "decision")) more not asked: \(counted(ended, "case")) could be followed only so far. Where a state has another id now, say so with --state OLD=NEW and run it again."
            ))
    }

    private func data(_ difference: DecisionDifference) -> DataValue {
        [
            "case": .text(difference.caseID), "sequence": .integer(Int64(difference.sequence)),
            "event": difference.event.map(DataValue.text) ?? .null, "time": .text(difference.time.description),
            "kind": .text(difference.kind.rawValue), "recorded": .text(difference.recorded.spoken),
            "new": .text(difference.shadow.spoken), "followed": .boolean(difference.end == nil),
            "fixes": .list((difference.end?.fixes ?? []).map { .text($0.spoken) }),
        ]
    }
}
