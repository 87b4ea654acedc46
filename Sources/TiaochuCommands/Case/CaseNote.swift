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

    @OptionGroup var request: RequestID

    func run() throws {
        let session = try Session(options, for: .changing)
        let actor = try session.actor(on: caseID)
        let note = try JournalText.checked(text, of: say(zh: "备注", en: "the note"))
        let answer = try session.run { engine throws(EngineError) in
            try engine.note(note, on: caseID, actor: actor, requestID: request.requestId)
        }
        let id = answer.record.id
        if options.output == .text {
            Console.answer(
                answer.isRepetition
                    ? say(zh: "该备注先前已记入 \(id)。", en: "this note was written on \(id) before.")
                    : say(zh: "已记入 \(id)。", en: "noted on \(id)."))
        } else {
            var data = CaseData.record(answer.record)
            data["outcome"] = .text(answer.isRepetition ? "repeated" : "noted")
            Console.answer(.record(data), as: options.output)
        }
    }
}
