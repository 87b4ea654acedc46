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
    @OptionGroup var place: PlaceFilter
    @OptionGroup var rows: RowLimit

    func run() throws {
        let session = try Session(options)
        let places = try place.places(in: session)
        let user = all ? nil : try session.actor().id
        let query = CaseQuery(
            places: places, status: .open, assignment: user.map(CaseQuery.Assignment.to), order: .dueOn,
            limit: rows.asked)
        let cases = try session.run { engine throws(EngineError) in try engine.cases(query) }
        let isEmptyForUser = cases.isEmpty && options.output == .text
        try CaseListing(rows.shown(of: cases), session: session, namesDeadlines: true).print(
            empty: try user.flatMap { isEmptyForUser ? try unassigned(for: $0, in: places, session) : nil }
                ?? say(zh: "没有待办案件（--all 查看全部）。", en: "nothing waits for you (--all shows every case)."))
    }

    /// What an empty inbox says where cases wait for somebody to take them; nil where none do.
    private func unassigned(for user: String, in places: PlaceScope, _ session: Session) throws -> String? {
        let query = CaseQuery(places: places, status: .open, assignment: .nobody)
        let count = try session.run { engine throws(EngineError) in try engine.countCases(query) }
        guard count > 0 else { return nil }
        let list = "tiaochu case list --status open --assignee -" + (place.locality.map { " --locality \($0)" } ?? "")
        return say(
            zh: """
                没有由 \(user) 承办的案件。
                您办理的地区有 \(count) 件未结案件尚无承办人：用 \(list) 查看，用 tiaochu case assign 案件 \(user) 领办。
                """,
            en: """
                no case is assigned to \(user).
                \(counted(count, "open case")) of your localities \(count == 1 ? "is" : "are") assigned to nobody: see \(list), and take one with \
                tiaochu case assign CASE \(user).
                """)
    }
}
