import ArgumentParser
import CaseEngine
import Diagnostics

struct WorkflowRollback: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: say(zh: "回退：让以前发布过的规则重新生效", en: "Put rules published earlier in force again"),
        discussion: say(
            zh: "默认回到现行规则的前一版；--to 指明发布号。记录只增不减：回退是新的一号。在办案件不变；文件也不变，改正后可再发布。",
            en: """
                Back to the rules before those in force, or to the publication that --to names. The register only grows: going back is \
                an entry of its own. Running cases are as they were, and so are the files: mend them and publish again.
                """))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var choice: RulesChoice
    @OptionGroup var why: ReasonOption
    @Option(
        help: ArgumentHelp(say(zh: "回到第几号发布", en: "the number of the publication to go back to"), valueName: "number"))
    var to: Int?

    func validate() throws {
        guard choice.locality.count == 1, choice.locality != ["all"] else {
            throw ValidationError(
                say(zh: "一次回退一个地区：请写一个 --locality", en: "one locality at a time: give a single --locality"))
        }
    }

    func run() throws {
        let reason = try why.checked()
        let session = try Session(options, for: .changing)
        let localities = try choice.localities(session, orPublished: true)
        let actor = try session.administrator(of: localities)
        let name = session.workflowName(choice.workflow)
        let record = try session.run { engine throws(EngineError) in
            try engine.rollBack(name, in: localities[0], to: to, reason: reason, actor: actor)
        }
        guard options.output == .text else {
            Console.answer(PublicationText.data(record), as: options.output)
            return
        }
        Console.answer(PublicationText.table([record]).lines())
    }
}
