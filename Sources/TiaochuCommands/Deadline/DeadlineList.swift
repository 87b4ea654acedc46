import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct DeadlineList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: say(zh: "列出进行中与已逾期的期限，先到期的在前", en: "List running and overdue deadlines, due first"))

    @OptionGroup var options: GlobalOptions

    @Option(
        help: ArgumentHelp(
            say(zh: "只列此案件，含已办与已届满", en: "of this case only, met and expired ones too"), valueName: "case"))
    var `case`: String?
    @OptionGroup var span: DueSpan
    @OptionGroup var place: PlaceFilter
    @OptionGroup var most: RowLimit

    func run() throws {
        let session = try Session(options)
        let places = try place.places(in: session)
        let today = session.clock.now().date
        let last = span.last(from: today)
        let found: [DeadlineRecord]
        if let id = self.case {
            _ = try session.reader(of: id)
            let view = try session.run { engine throws(EngineError) in try engine.view(id) }
            found = view.rows.filter { row in
                places.covers(view.record.locality) && last.map { (row.dueOn ?? "~") <= $0 } ?? true
            }
        } else {
            let query = DeadlineQuery(
                .open, places: places, through: last, limit: most.asked)
            found = try session.run { engine throws(EngineError) in try engine.deadlines(query) }
        }
        let rows = most.shown(of: found)
        guard options.output == .text else {
            Console.answer(rows: rows.map(CaseData.deadline), as: options.output)
            return
        }
        guard !rows.isEmpty else {
            Console.talk(say(zh: "没有期限。", en: "no deadlines."))
            return
        }
        let cells = try rows.map { row in
            let text = CaseText(
                workflow: try session.run { engine throws(EngineError) in try engine.workflow(of: row.caseID) })
            let due = row.dueOn.flatMap { LegalDate($0) }
            return [
                DeadlineText.day(row.dueOn, isProvisional: DeadlineText.isMarked(row)),
                row.isOpen
                    ? due.map { text.remaining(until: $0, of: row.key, today: today) } ?? DeadlineText.status(of: row)
                    : DeadlineText.status(of: row),
                row.caseID, row.key, text.deadline(row.key), text.citation(of: row),
            ]
        }
        Console.answer(
            TextTable(
                [
                    .init(say(zh: "届满", en: "due")), .init(""), .init(say(zh: "案件", en: "case")),
                    .init(say(zh: "键", en: "key")), .init(say(zh: "期限", en: "deadline")),
                    .init(say(zh: "依据", en: "law")),
                ], rows: cells
            ).lines())
        if rows.contains(where: DeadlineText.isMarked) {
            Console.talk(DeadlineText.provisional)
        }
        if rows.contains(where: { $0.status == .pending && $0.event != nil && ($0.dueOn ?? "~") < today.description }) {
            Console.talk(DeadlineText.awaitsLapse)
        }
    }
}
