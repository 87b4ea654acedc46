public import ArgumentParser
public import CaseStores
import Diagnostics

/// Which cases to list.
struct CaseFilters: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(zh: "处于此状态的案件，如 mediation 或 调解", en: "cases in this state, by id or title, such as mediation"),
            valueName: "state"))
    var state: String?
    @OptionGroup var place: PlaceFilter
    @Option(help: ArgumentHelp(say(zh: "承办人，- 为无人承办", en: "the handler, - for nobody"), valueName: "user"))
    var assignee: String?
    @Option(help: ArgumentHelp(say(zh: "open 或 closed", en: "open or closed"), valueName: "status"))
    var status: CaseStatus?
    @Option(
        help: ArgumentHelp(
            say(zh: "编号或标题中的文字（标题里的姓名已遮盖）", en: "words in the id or title, in which names are masked"),
            valueName: "words"))
    var text: String?
    @OptionGroup var rows: RowLimit
    @Option(help: ArgumentHelp(say(zh: "跳过条数", en: "skip so many"), valueName: "n"))
    var offset = 0

    init() {}

    func validate() throws {
        guard offset >= 0 else { throw ValidationError(say(zh: "--offset 不得为负", en: "--offset is not negative")) }
    }

    /// What is asked of the store; refused when a filter names what nobody knows.
    func query(in session: Session) throws -> CaseQuery {
        let check = FilterCheck(session: session)
        let places = try place.places(in: session)
        try check.assignee(assignee)
        return CaseQuery(
            places: places, status: status, state: try check.state(state),
            assignment: assignee.map { $0 == "-" ? .nobody : .to($0) }, text: text, order: .newest, limit: rows.asked,
            offset: offset)
    }
}

extension CaseStatus: ExpressibleByArgument {}
