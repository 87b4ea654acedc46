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

    @Option(help: ArgumentHelp(say(zh: "语言：zh 或 en（默认取自 LANG）", en: "language: zh or en (default from LANG)")))
    var lang: String?

    @Option(
        help: ArgumentHelp(
            say(
                zh: "工作区目录（默认自当前目录向上查找 tiaochu.yaml）",
                en: "workspace folder (default: found by walking up to tiaochu.yaml)"),
            valueName: "dir"), completion: .directory)
    var workspace: String?

    @Option(
        help: ArgumentHelp(
            say(zh: "案件库文件（默认见 tiaochu.yaml）", en: "file of the case store (default: see tiaochu.yaml)"),
            valueName: "file"),
        completion: .file())
    var store: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            say(
                zh: "以谁的名义：工作区中的用户，或 用户:角色（默认 TIAOCHU_USER）",
                en: "who acts: a user of the workspace, or user:role (default TIAOCHU_USER)"), valueName: "user"))
    var actor: String?

    func validate() throws {
        try SpokenLanguage.validate(lang)
    }

    /// As other verbs have them.
    var global: GlobalOptions {
        var options = GlobalOptions()
        options.output = OutputFormat(rawValue: output.rawValue) ?? .text
        options.lang = lang
        options.workspace = workspace
        options.store = store
        options.actor = actor
        return options
    }
}
