import ArgumentParser
import Diagnostics

/// The form in which a command answers on standard output.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    case text, json, jsonl
}

/// Options that every verb takes.
struct GlobalOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(say(zh: "输出形式：text、json 或 jsonl", en: "form of the answer: text, json or jsonl")))
    var output: OutputFormat = .text

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

    init() {}

    func validate() throws {
        try SpokenLanguage.validate(lang)
    }
}

extension OutputFormat {
    /// The form asked for on this command line, for failures that strike before the options are parsed.
    static var requested: OutputFormat {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if ["--output", "-o"].contains(argument), index + 1 < arguments.count {
                return OutputFormat(rawValue: arguments[index + 1]) ?? .text
            }
            if argument.hasPrefix("--output=") {
                return OutputFormat(rawValue: String(argument.dropFirst("--output=".count))) ?? .text
            }
        }
        return .text
    }
}
