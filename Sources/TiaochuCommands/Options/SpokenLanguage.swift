import ArgumentParser
import Diagnostics
import Foundation

/// The language this run of the program speaks, settled once at start so that help texts can use it too.
///
/// `--lang zh|en` wins, then `TIAOCHU_LANG`, then `LC_ALL`, `LC_MESSAGES`, `LANG`; anything that does not start with `zh` is English.
enum SpokenLanguage {
    static let current = resolve(arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

    static func resolve(arguments: [String], environment: [String: String]) -> Language {
        for (index, argument) in arguments.enumerated() {
            if argument == "--lang", index + 1 < arguments.count { return language(of: arguments[index + 1]) }
            if argument.hasPrefix("--lang=") { return language(of: String(argument.dropFirst("--lang=".count))) }
        }
        for name in ["TIAOCHU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = environment[name], !value.isEmpty { return language(of: value) }
        }
        return .english
    }

    /// Refuses a `--lang` that names neither language.
    static func validate(_ lang: String?) throws {
        guard let lang, !isSpoken(lang) else { return }
        throw ValidationError(say(zh: "不支持的语言“\(lang)”，请用 zh 或 en", en: "unknown language '\(lang)': use zh or en"))
    }

    /// Whether this names one of the two languages: `zh`, `zh_CN.UTF-8`, `EN`.
    static func isSpoken(_ lang: String) -> Bool {
        Language.allCases.map(\.rawValue).contains(String(lang.prefix(2)).lowercased())
    }

    private static func language(of locale: String) -> Language {
        locale.lowercased().hasPrefix("zh") ? .chinese : .english
    }
}

/// The text in the language of this run.
func say(zh: String, en: String) -> String {
    BilingualText(zh: zh, en: en).spoken
}

extension BilingualText {
    /// The text in the language of this run.
    var spoken: String { self[SpokenLanguage.current] }
}
