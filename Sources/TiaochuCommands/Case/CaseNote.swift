import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics

struct CaseNote: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: say(zh: "给案件加备注", en: "Write a note into a case's journal"))

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say(zh: "案件编号", en: "the case"))) var caseID: String
    @Argument(help: ArgumentHelp(say(zh: "备注", en: "the note"))) var text: String

    func run() throws {
        let session = try Session(options, for: .changing)
        let actor = try session.actor(on: caseID)
        let record = try session.run { engine throws(EngineError) in try engine.note(text, on: caseID, actor: actor) }
        if options.output == .text {
            Console.answer(say(zh: "已记入 \(record.id)。", en: "noted on \(record.id)."))
        } else {
            Console.answer(.record(CaseData.record(record)), as: options.output)
        }
    }
}
