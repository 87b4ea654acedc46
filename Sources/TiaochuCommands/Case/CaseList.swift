import ArgumentParser
import CaseEngine
import CaseStores
import Diagnostics

struct CaseList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: say(zh: "列出案件", en: "List cases"))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var filters: CaseFilters

    func run() throws {
        let session = try Session(options)
        let query = try filters.query(in: session)
        let cases = try session.run { engine throws(EngineError) in try engine.cases(query) }
        try CaseListing(cases, session: session).print(
            empty: say(zh: "没有符合条件的案件。", en: "no case fits."))
    }
}
