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
        let rules = try session.run { engine throws(EngineError) in try engine.workflows(of: entries) }
        let mask = reveal ? nil : HistoryMask(rules: [view.workflow] + rules.values, entries, view.snapshot.fields)
        guard options.output == .text else {
            Console.answer(rows: entries.map { CaseData.entry($0, mask: mask) }, as: options.output)
            return
        }
        for entry in entries {
            // In the words of the rules of its time.
            let text = HistoryText(workflow: rules[entry.bundleHash] ?? view.workflow, mask: mask)
            Console.answer(text.lines(entry))
        }
    }
}
