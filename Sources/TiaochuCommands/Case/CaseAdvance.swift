import ArgumentParser
import CaseEngine
import DataValues
import Diagnostics
import Workflows

struct CaseAdvance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance", abstract: say(zh: "推进案件：登记一个事件", en: "Advance a case: record an event"),
        discussion: say(
            zh: "例：tiaochu case advance 2026-610113-00001 triage --at 2026-03-05 --as he.yun",
            en: "For example: tiaochu case advance 2026-610113-00001 triage --at 2026-03-05 --as he.yun"))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var facts: FactOptions

    @Argument(help: ArgumentHelp(say(zh: "案件编号", en: "the case"))) var caseID: String
    @Argument(help: ArgumentHelp(say(zh: "事件（见 tiaochu case why）", en: "the event (see tiaochu case why)"))) var event:
        String

    @Option(
        help: ArgumentHelp(say(zh: "法律上的发生时间（默认现在）", en: "when it happened in law (default: now)"), valueName: "time"))
    var at: String?

    @Option(
        help: ArgumentHelp(
            say(
                zh: "补录：行为早于已届满的期限时，写明为何迟录；其后的届满随之撤回",
                en: "enter an act that came before deadlines that have fired, saying why it is late; they are withdrawn"
            ),
            valueName: "reason"))
    var late: String?

    @Option(
        help: ArgumentHelp(
            say(zh: "规则有提示而仍要继续时，写明理由；理由记入日志", en: "go on where the rules caution, saying why; it is recorded"),
            valueName: "reason"))
    var despite: String?

    @OptionGroup var request: RequestID

    @Option(
        help: ArgumentHelp(
            say(zh: "您看到的案件版本；已变动则报冲突", en: "the version you saw; another one is a conflict"), valueName: "n"))
    var expectVersion: Int?

    @Flag(help: ArgumentHelp(say(zh: "只演算，不保存", en: "work it out, save nothing")))
    var dryRun = false

    func run() throws {
        let session = try Session(options, for: dryRun ? .reading : .changing)
        let actor = try session.actor(on: caseID)
        let lateReason = try late.map { try JournalText.checked($0, of: "--late") }
        let despite = try despite.map { try JournalText.checked($0, of: "--despite") }
        let workflow = try session.run { engine throws(EngineError) in try engine.workflow(of: caseID) }
        var given = try facts.values(for: workflow.fields, keeping: try session.kept(by: caseID, if: facts.areGiven))
        let time = try session.time(at)
        let event = workflow.eventName(self.event)
        while true {
            let request = AdvanceRequest(
                caseID: caseID, event: event, facts: given, actor: actor, at: time, lateReason: lateReason,
                despite: despite, requestID: request.requestId, expectedVersion: expectVersion, isDryRun: dryRun)
            do {
                let answer = try session.engine().advance(request)
                try StepReport(answer, event: event, session: session, isDryRun: dryRun).print()
                return
            } catch let error as EngineError {
                // A person at the terminal is asked for what is missing; a program gets the refusal.
                guard case .refused(_, _, let refusals) = error, refusals.allSatisfy({ $0.reason == .facts }),
                    Console.isInteractive
                else { throw CommandFailure(error) }
                let before = given
                try FactQuestions.askMissing(refusals.flatMap(\.facts), of: workflow, into: &given)
                guard given != before else { throw CommandFailure(error) }
            }
        }
    }
}
