import ArgumentParser
import CaseEngine
import CaseStores
import Diagnostics
import Workflows

struct CaseList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: say(zh: "列出案件", en: "List cases"))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var filters: CaseFilters

    func run() throws {
        let session = try Session(options)
        let query = try filters.query(in: session)
        let cases = try session.run { engine throws(EngineError) in try engine.cases(query) }
        try CaseListing(filters.rows.shown(of: cases), session: session).print(
            empty: say(zh: "没有符合条件的案件。", en: "no case fits.") + (filters.text.map(hint) ?? ""))
    }

    /// Personal data are searched by nobody: a title has a name only as it is shown.
    private func hint(_ text: String) -> String {
        guard (2...4).contains(text.count), !text.contains("*"), !text.contains(where: \.isNumber) else { return "" }
        return say(
            zh: "标题里的姓名已遮盖，按全名找不到；可试 --text \(Field.maskedText(text))。",
            en: " Titles show names masked, so a whole name finds nothing; try --text '\(Field.maskedText(text))'.")
    }
}
