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

    @OptionGroup private var common: CommonOptions

    var lang: String? { common.place.lang }
    var workspace: String? { common.place.workspace }
    var store: String? { common.store }
    var actor: String? { common.actor }

    init() {}

    /// Those of a verb that has forms of answer of its own.
    init(_ output: OutputFormat, _ common: CommonOptions) {
        self.output = output
        self.common = common
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
