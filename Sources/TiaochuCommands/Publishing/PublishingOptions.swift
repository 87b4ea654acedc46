import ArgumentParser
import Diagnostics
import Workflows

/// Which rules a verb of publishing is about.
struct RulesChoice: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            say(zh: "流程名（默认见 tiaochu.yaml）", en: "the workflow (default: tiaochu.yaml's)"), valueName: "name"))
    var workflow: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            say(zh: "行政区划代码，可重复；all 为全部", en: "code of a locality, repeatable; all for every one"),
            valueName: "code"))
    var locality: [String]

    init() {}

    /// The codes meant, each once, in the order given; `all` in the order of the files.
    func localities(_ session: Session) throws -> [String] {
        let known = WorkflowLoader.localities(in: session.sources)
        if locality.contains("all") { return known }
        for code in locality where !known.contains(code) {
            throw FilterCheck.noLocality(code, in: session.sources)
        }
        return locality.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// Why rules are put in force or cases moved: it is kept, so it must say something.
struct ReasonOption: ParsableArguments {
    @Option(help: ArgumentHelp(say(zh: "理由，记入发布记录或案件日志", en: "why; kept with what is done"), valueName: "text"))
    var reason: String

    init() {}

    func validate() throws {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError(say(zh: "--reason 不能为空", en: "--reason must not be empty"))
        }
    }
}
