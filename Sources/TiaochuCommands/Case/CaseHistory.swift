import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Workflows

struct CaseHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: say(zh: "案件经过：两种时间、何人、何事、变动", en: "What happened: both times, who, what changed"))

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say(zh: "案件编号", en: "the case"))) var caseID: String

    @Flag(help: ArgumentHelp(say(zh: "显示敏感内容；此次查看将被记录", en: "show what is sensitive; the look is recorded")))
    var reveal = false

    func run() throws {
        let session = try Session(options, for: reveal ? .changing : .reading)
        _ = try session.reader(of: caseID)
        if reveal { try session.recordReveal(on: caseID) }
        let entries = try session.run { engine throws(EngineError) in try engine.history(caseID) }
        let view = try session.run { engine throws(EngineError) in try engine.view(caseID) }
        let secrets = reveal ? nil : view.secrets
        guard options.output == .text else {
            let rows = entries.map { CaseData.entry($0, workflow: view.workflow, secrets: secrets) }
            Console.answer(rows: rows, as: options.output)
            return
        }
        let text = HistoryText(workflow: view.workflow, secrets: secrets)
        for entry in entries { Console.answer(text.lines(entry)) }
    }
}
