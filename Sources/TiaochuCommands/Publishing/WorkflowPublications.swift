import ArgumentParser
import CaseEngine
import CaseStores
import Diagnostics

struct WorkflowPublications: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publications",
        abstract: say(zh: "发布记录：何时、何人、为何，让哪套规则生效", en: "The register of publications: when, who and why"))

    @OptionGroup var options: GlobalOptions
    @Option(name: .shortAndLong, help: ArgumentHelp(say(zh: "只列此流程", en: "only this workflow"), valueName: "name"))
    var workflow: String?
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(say(zh: "只列此行政区划", en: "only this locality"), valueName: "code"))
    var locality: String?
    @OptionGroup var limit: RowLimit

    func run() throws {
        let session = try Session(options)
        try FilterCheck(session: session).locality(locality)
        let found = try session.run { engine throws(EngineError) in
            try engine.publications(
                PublicationQuery(workflow: workflow, locality: locality, limit: limit.asked))
        }
        let records = limit.shown(of: found)
        guard options.output == .text else {
            Console.answer(rows: records.map(PublicationText.data), as: options.output)
            return
        }
        guard !records.isEmpty else {
            Console.talk(
                say(
                    zh: "还没有发布过：新案件按文件现在的内容办理。",
                    en: "nothing was published yet: new cases follow the files as they are."))
            return
        }
        Console.answer(PublicationText.table(records).lines())
    }
}
