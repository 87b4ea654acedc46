import ArgumentParser
import CaseEngine
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct DeadlineRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: say(zh: "让已届满的期限生效", en: "Fire the deadlines that have expired"),
        discussion: say(
            zh: "最后一日为 D 的期限，在 D 日结束时届满。可随时、重复运行：每个期限只生效一次。",
            en:
                "A deadline whose last day is D expires at the end of D. Run it at any time and as often as you like: each fires once."
        ))

    @OptionGroup var options: GlobalOptions

    @Option(
        help: ArgumentHelp(
            say(zh: "只处理此日之前届满的（默认今天）", en: "only those that expired before this day (default: today)"),
            valueName: "date"))
    var until: String?

    func run() throws {
        let session = try Session(options, for: .changing)
        let today = session.clock.now().date
        let date = try session.time(until)?.date ?? today
        guard date <= today else {
            throw CommandFailure(
                .usage, code: "future", what: BilingualText(zh: "\(date) 在将来", en: "\(date) lies in the future"),
                fix: BilingualText(zh: "期限只能在届满之后生效", en: "a deadline fires only once it has expired"))
        }
        let run = try session.run { engine throws(EngineError) in try engine.fireDeadlines(before: date) }
        if options.output == .text {
            for fired in run.fired {
                Console.answer("\(fired.dueOn)  \(fired.caseID)  \(fired.key) → \(fired.event)")
            }
            Console.talk(say(zh: "生效 \(run.fired.count) 个期限。", en: "\(counted(run.fired.count, "deadline")) fired."))
        } else {
            Console.answer(
                [
                    "fired": .list(run.fired.map(CaseData.fired)),
                    "failures": .list(
                        run.failures.map {
                            ["case": .text($0.caseID), "what": .text(CommandFailure($0.error).what.spoken)]
                        }),
                ], as: options.output)
        }
        for failure in run.failures {
            Console.talk("\(failure.caseID):")
            FailureReport(CommandFailure(failure.error)).lines.forEach(Console.talk)
        }
        if let first = run.failures.first { throw CommandFailure(first.error).exitCode }
    }
}
