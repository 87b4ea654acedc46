import ArgumentParser

/// The form in which `workflow check` answers: those of every verb, and SARIF for what reads findings of any program.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    case text, json, jsonl, sarif
}

/// The options that every verb takes, with one form more of the answer.
struct CheckOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            say(
                zh: "输出形式：text、json、jsonl 或 sarif（SARIF 2.1.0，供代码托管平台和编辑器读取）",
                en: "form of the answer: text, json, jsonl, or sarif (SARIF 2.1.0, for code hosts and editors)")))
    var output: CheckFormat = .text

    @OptionGroup private var common: CommonOptions

    /// As other verbs have them.
    var global: GlobalOptions { GlobalOptions(OutputFormat(rawValue: output.rawValue) ?? .text, common) }
}
