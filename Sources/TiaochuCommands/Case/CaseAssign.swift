import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Workflows

struct CaseAssign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: say(zh: "交由某人承办", en: "Give a case to a handler"))

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp(say(zh: "案件编号", en: "the case"))) var caseID: String
    @Argument(help: ArgumentHelp(say(zh: "承办人，- 为无人", en: "the handler, - for nobody"))) var user: String

    func run() throws {
        let session = try Session(options, for: .changing)
        let actor = try session.actor(on: caseID)
        let workflow = try session.run { engine throws(EngineError) in try engine.workflow(of: caseID) }
        let assignee =
            user == "-"
            ? nil : try session.workspace.handler(user, of: workflow, in: workflow.localities.locality.code)
        let record = try session.run { engine throws(EngineError) in
            try engine.assign(caseID, to: assignee, actor: actor)
        }
        if options.output == .text {
            Console.answer(
                say(
                    zh: "\(record.id) 现由 \(record.assignee ?? "无人") 承办。",
                    en: "\(record.id) is now handled by \(record.assignee ?? "nobody")."))
        } else {
            Console.answer(.record(CaseData.record(record)), as: options.output)
        }
    }
}
