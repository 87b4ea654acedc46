import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Workflows

struct CaseHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: say(zh: "案件经过：两种时间、何人、何事、变动", en: "What happened: both times, who, what changed"),
        discussion: say(
            zh: "--reveal note（备注）显示人们自己写的话：备注和理由。",
            en: "--reveal note shows what people wrote in their own words: notes and reasons."))

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say(zh: "案件编号", en: "the case"))) var caseID: String

    @OptionGroup var reveal: RevealOption

    func run() throws {
        let session = try Session(options, for: reveal.fields.isEmpty ? .reading : .changing)
        _ = try session.reader(of: caseID)
        let before = try session.run { engine throws(EngineError) in try engine.history(caseID) }
        let rules = try session.run { engine throws(EngineError) in try engine.workflows(of: before) }
        let view = try session.run { engine throws(EngineError) in try engine.view(caseID) }
        let all = [view.workflow] + rules.values
        let revealed = try reveal.checked(on: caseID, in: all, notes: true, session)
        // Read again with the look in it.
        let entries = try session.run { engine throws(EngineError) in try engine.history(caseID) }
        let mask = HistoryMask(rules: all, entries, view.snapshot.fields, revealing: revealed)
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
