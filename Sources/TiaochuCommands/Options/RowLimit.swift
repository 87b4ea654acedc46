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

    /// How many rows to ask for: one more than are shown tells whether there are more.
    var asked: Int { limit == .max ? limit : limit + 1 }

    /// The rows to be shown of those that were asked for; says so where there are more.
    func shown<Row>(of rows: [Row]) -> [Row] {
        guard rows.count > limit else { return rows }
        Console.talk(
            say(
                zh: "只列前 \(limit) 条，还有更多：用 --limit 多列。",
                en: "the first \(limit) only, there are more: --limit shows them."))
        return Array(rows.prefix(limit))
    }
}
