public import ArgumentParser
import CaseEngine
public import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct CaseList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: say(zh: "列出案件", en: "List cases"))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var filters: CaseFilters

    func run() throws {
        let session = try Session(options)
        let query = filters.query
        let cases = try session.run { engine throws(EngineError) in try engine.cases(query) }
        try CaseListing(cases, session: session).print(
            empty: say(zh: "没有符合条件的案件。", en: "no case fits."))
    }
}

/// Which cases to list.
struct CaseFilters: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(zh: "处于此状态的案件，如 mediation", en: "cases in this state, such as mediation"), valueName: "state"))
    var state: String?
    @Option(help: ArgumentHelp(say(zh: "行政区划及其下级", en: "a locality and all below it"), valueName: "code"))
    var locality: String?
    @Option(help: ArgumentHelp(say(zh: "承办人，- 为无人承办", en: "the handler, - for nobody"), valueName: "user"))
    var assignee: String?
    @Option(help: ArgumentHelp(say(zh: "open 或 closed", en: "open or closed"), valueName: "status"))
    var status: CaseStatus?
    @Option(help: ArgumentHelp(say(zh: "编号或标题中的文字", en: "words in the id or title"), valueName: "words"))
    var text: String?
    @Option(help: ArgumentHelp(say(zh: "最多条数", en: "at most so many"), valueName: "n"))
    var limit = 100
    @Option(help: ArgumentHelp(say(zh: "跳过条数", en: "skip so many"), valueName: "n"))
    var offset = 0

    init() {}

    func validate() throws {
        guard limit >= 1, offset >= 0 else {
            throw ValidationError(
                say(zh: "--limit 至少为 1，--offset 不得为负", en: "--limit is at least 1, --offset not negative"))
        }
    }

    var query: CaseQuery {
        CaseQuery(
            status: status, localityPrefix: locality.map(CaseQuery.prefix(covering:)), state: state,
            assignment: assignee.map { $0 == "-" ? .nobody : .to($0) }, text: text, order: .newest, limit: limit,
            offset: offset)
    }
}

extension CaseStatus: ExpressibleByArgument {}

/// Rows of cases as a table or as JSON.
struct CaseListing {
    let cases: [CaseSummary]
    let session: Session

    init(_ cases: [CaseSummary], session: Session) {
        self.cases = cases
        self.session = session
    }

    func print(empty: String) throws {
        guard session.options.output == .text else {
            Console.answer(rows: cases.map(CaseData.summary), as: session.options.output)
            return
        }
        guard !cases.isEmpty else {
            Console.talk(empty)
            return
        }
        let today = session.clock.now().date
        let rows = try cases.map { summary in
            let text = CaseText(
                workflow: try session.run { engine throws(EngineError) in try engine.workflow(of: summary.id) })
            let due = summary.nextDueOn.flatMap { LegalDate($0) }
            return [
                summary.id,
                summary.closureCode.map { text.closure($0) }
                    ?? text.shortPlaces(summary.configuration),
                due.map { "\($0) \(text.remaining(until: $0, today: today))" } ?? "—", summary.assignee ?? "—",
                summary.title,
            ]
        }
        Console.answer(
            TextTable(
                [
                    .init(say(zh: "案件", en: "case")), .init(say(zh: "现处", en: "at"), maximumWidth: 44),
                    .init(say(zh: "最近期限", en: "next due")), .init(say(zh: "承办人", en: "handler")),
                    .init(say(zh: "标题", en: "title"), maximumWidth: 48),
                ], rows: rows
            ).lines())
    }
}
