import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct CalendarAddNotice: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-notice",
        abstract: say(
            zh: "加入放假通知：先报告哪些期限会动，再加入并逐案记录",
            en: "Add a holiday notice: report which deadlines move, then add and record it"),
        discussion: say(
            zh: """
                文件的写法与 workflows/calendars/cn/2026.yaml 相同。先列出变动的日子和各案期限的前后日期；确认后写入日历目录，每件案记一条日志。\
                中断后再运行一次即可续完；重复运行没有影响。工作区写明了管理员的，由管理员加入；--dry-run 人人可用。
                """,
            en: """
                The file is written like workflows/calendars/cn/2026.yaml. First come the days that change and, for every case, each deadline's \
                old and new day; once confirmed the file goes into the calendars' folder and each case gets one journal entry. Run it again to \
                finish what was interrupted; a second run changes nothing more. Where the workspace names administrators, one of them adds it; \
                anybody may look with --dry-run.
                """))

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(say(zh: "通知文件；- 为标准输入", en: "file of the notice; - is standard input")), completion: .file())
    var file: String
    @Flag(help: ArgumentHelp(say(zh: "只报告，什么都不改", en: "report only, change nothing"))) var dryRun = false
    @Flag(help: ArgumentHelp(say(zh: "不再询问（不在终端时必须写明）", en: "do not ask; needed where nobody can answer"))) var yes =
        false
    @Flag(help: ArgumentHelp(say(zh: "取代该年已有的通知", en: "replace the notice of that year that is there"))) var replace =
        false

    func run() throws {
        let asks = options.output == .text && file != "-" && Console.isInteractive
        guard dryRun || yes || asks else {
            throw CommandFailure(
                .usage, code: "not-confirmed",
                what: BilingualText(zh: "没有人可以确认", en: "nobody is there to confirm it"),
                fix: BilingualText(zh: "先用 --dry-run 看变动，再加 --yes", en: "look at it with --dry-run, then add --yes"))
        }
        let session = try Session(options)
        let draft = try NoticeDraft(file: file, replacing: replace, in: session)
        // It moves dates that parties were told, in every case of the place at once.
        let actor = dryRun ? nil : try session.administrator(of: [draft.notice.place])

        let looking = try Session(options, for: .reading, rules: draft.tree)
        // Who may add it moves every date it moves; a look at what it would do shows the cases one may see.
        let places: PlaceScope = actor == nil ? try session.places() : .everywhere
        let forecast = try looking.run { engine throws(EngineError) in
            try engine.recounts(in: draft.notice.place, of: places)
        }
        var report = MovementReport(draft: draft, forecast: forecast, today: session.clock.now().date)
        if options.output == .text { Console.answer(report.lines) }
        if let actor, report.hasEffect {
            if !yes, !confirmed() {
                Console.talk(say(zh: "没有加入，什么都没有改变。", en: "not added; nothing was changed."))
                return
            }
            try draft.write(in: session.workspace)
            report.outcome = draft.effect.rawValue
            if !forecast.recounts.isEmpty { try record(actor, &report) }
        } else if !dryRun {
            report.outcome = NoticeDraft.Effect.unchanged.rawValue
        }
        finish(report)
        if let first = report.failures.first { throw CommandFailure(first.error).exitCode }
    }

    private func confirmed() -> Bool {
        let answer = Console.ask(say(zh: "加入此通知并记录以上变动？(y/N) ", en: "Add the notice and record these moves? (y/N) "))
        return ["y", "yes", "是", "好"].contains(answer?.lowercased() ?? "")
    }

    /// One entry a case; a case that fails is reported and does not hold up the others.
    private func record(_ actor: Actor, _ report: inout MovementReport) throws {
        let session = try Session(options, for: .changing, rules: report.draft.tree)
        let engine = try session.engine()
        for recount in report.forecast.recounts {
            do {
                let done = try engine.recordRecount(of: recount.caseID, because: report.draft.notice, actor: actor)
                if done != nil { report.recorded.append(recount.caseID) }
            } catch {
                report.failures.append((recount.caseID, error))
            }
        }
    }

    private func finish(_ report: MovementReport) {
        guard options.output == .text else {
            Console.answer(report.dataValue, as: options.output)
            return
        }
        for failure in report.failures {
            Console.talk("\(failure.caseID):")
            FailureReport(CommandFailure(failure.error)).lines.forEach(Console.talk)
        }
        switch report.outcome {
        case nil: Console.talk(say(zh: "只是报告，什么都没有改变。", en: "a report only; nothing was changed."))
        case NoticeDraft.Effect.unchanged.rawValue where report.recorded.isEmpty:
            Console.talk(
                say(
                    zh: "\(report.draft.path) 已是这份通知，没有要改的。",
                    en: "\(report.draft.path) says this already; nothing to change."))
        default:
            Console.talk(
                say(
                    zh: "已写入 \(report.draft.path)，\(report.recorded.count) 件案记入日志。",
                    en: "\(report.draft.path) is in place; recorded in \(counted(report.recorded.count, "case"))."))
        }
    }
}
