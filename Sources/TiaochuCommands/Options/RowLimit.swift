import ArgumentParser
import Diagnostics

/// How many rows a list shows at most.
struct RowLimit: ParsableArguments {
    @Option(help: ArgumentHelp(say(zh: "最多条数", en: "the most rows to show"), valueName: "n"))
    var limit = 100

    init() {}

    func validate() throws {
        guard limit >= 1 else { throw ValidationError(say(zh: "--limit 至少为 1", en: "--limit is at least 1")) }
    }
}
