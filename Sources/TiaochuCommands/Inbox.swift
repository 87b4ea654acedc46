import ArgumentParser
import CaseEngine
import CaseStores
import Diagnostics
import Workflows

/// `tiaochu inbox`: open cases, due first.
struct Inbox: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox", abstract: say(zh: "待办：先到期的在前", en: "What waits for you: due first"),
        discussion: say(
            zh: "列出承办人为 --as 用户的案件；--all 列出所有未结案件。",
            en: "Lists the open cases assigned to the user of --as; --all lists every open case."))

    @OptionGroup var options: GlobalOptions

    @Flag(help: ArgumentHelp(say(zh: "所有未结案件", en: "every open case"))) var all = false
    @Option(help: ArgumentHelp(say(zh: "行政区划及其下级", en: "a locality and all below it"), valueName: "code"))
    var locality: String?
    @OptionGroup var rows: RowLimit

    func run() throws {
        let session = try Session(options)
        try FilterCheck(session: session).locality(locality)
        let assignment: CaseQuery.Assignment? = all ? nil : .to(try session.actor().id)
        let query = CaseQuery(
            status: .open, localityPrefix: locality.map(CaseQuery.prefix(covering:)), assignment: assignment,
            order: .dueOn, limit: rows.limit)
        let cases = try session.run { engine throws(EngineError) in try engine.cases(query) }
        try CaseListing(cases, session: session).print(
            empty: say(zh: "没有待办案件（--all 查看全部）。", en: "nothing waits for you (--all shows every case)."))
    }
}
