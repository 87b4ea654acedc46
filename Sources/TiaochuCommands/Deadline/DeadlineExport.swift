import ArgumentParser
import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct DeadlineExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: say(zh: "导出期限到日历程序", en: "Export deadlines for a calendar program"),
        discussion: say(
            zh: "例：tiaochu deadline export --format ics --mine > deadlines.ics",
            en: "For example: tiaochu deadline export --format ics --mine > deadlines.ics"))

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case ics
    }

    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp(say(zh: "形式：ics（iCalendar）", en: "the form: ics (iCalendar)"))) var format: Format = .ics
    @Flag(help: ArgumentHelp(say(zh: "只导出 --as 用户承办的案件", en: "only of cases assigned to the user of --as"))) var mine =
        false
    @OptionGroup var span: DueSpan
    @OptionGroup var place: PlaceFilter

    func run() throws {
        let session = try Session(options)
        let places = try place.places(in: session)
        let now = session.clock.now()
        var entries: [ICalendar.Entry] = []
        for row in try rows(in: places, session, today: now.date) {
            guard let due = row.dueOn.flatMap({ LegalDate($0) }) else { continue }
            let text = CaseText(
                workflow: try session.run { engine throws(EngineError) in try engine.workflow(of: row.caseID) })
            let provisional = row.isProvisional ? say(zh: "（暂定）", en: " (provisional)") : ""
            entries.append(
                ICalendar.Entry(
                    id: "\(row.caseID)/\(row.key)", day: due,
                    summary: "\(text.deadline(row.key))\(provisional) \(row.caseID)",
                    details: "\(text.citation(of: row))\n\(row.key)", reminders: row.warnOn.compactMap { LegalDate($0) }
                ))
        }
        Console.output(ICalendar(stamp: Self.stamp(now), entries: entries).text)
        Console.talk(say(zh: "\(entries.count) 项期限。", en: "\(counted(entries.count, "deadline"))."))
    }

    /// Every running deadline asked for, page by page.
    private func rows(in places: PlaceScope, _ session: Session, today: LegalDate) throws -> [DeadlineRecord] {
        let own = mine ? try cases(of: session.actor().id, in: places, session) : nil
        var (all, position): ([DeadlineRecord], DeadlineQuery.Position?) = ([], nil)
        while true {
            let query = DeadlineQuery(
                .open, places: places, through: span.last(from: today), after: position, limit: 500)
            let page = try session.run { engine throws(EngineError) in try engine.deadlines(query) }
            all += page.filter { own?.contains($0.caseID) ?? true }
            guard page.count == 500, let last = page.last, let due = last.dueOn else { return all }
            position = DeadlineQuery.Position(date: due, caseID: last.caseID, key: last.key)
        }
    }

    /// The ids of the open cases that a user handles.
    private func cases(of user: String, in places: PlaceScope, _ session: Session) throws -> Set<String> {
        var ids: Set<String> = []
        try session.run { engine throws(EngineError) in
            try engine.eachPage(of: CaseQuery(places: places, status: .open, assignment: .to(user), limit: 500)) {
                page throws(EngineError) in
                ids.formUnion(page.map(\.id))
            }
        }
        return ids
    }

    /// The moment in UTC, eight hours behind China.
    private static func stamp(_ now: LegalTime) -> String {
        let utc = now.adding(minutes: -8 * 60)
        let digits = utc.description.prefix(19).filter { $0.isNumber || $0 == "T" }
        return digits + "Z"
    }
}
