import ArgumentParser
import Diagnostics
import Foundation
import Workflows

/// Help and usage errors as ArgumentParser words them, with its fixed headings said in Chinese where Chinese is spoken.
enum HelpTranslation {
    /// Says it and leaves. ArgumentParser's own way out would not notice that help could not be written.
    static func exit(with error: any Error) -> Never {
        let code = Tiaochu.exitCode(for: error)
        let english = Tiaochu.fullMessage(for: error)
        let message = SpokenLanguage.current == .chinese ? translate(english) : english
        if !message.isEmpty {
            code.isSuccess ? Console.answer(message) : Console.talk(PersonalNumbers.masked(in: message))
        }
        Foundation.exit(code.rawValue)
    }

    /// What ArgumentParser says of a usage error, in one line without its usage text.
    static func message(of error: any Error) -> BilingualText {
        let message = Tiaochu.message(for: error)
        return BilingualText(zh: translate(message), en: message)
    }

    static func translate(_ message: String) -> String {
        phrases.reduce(message) { text, phrase in
            text.replacingOccurrences(of: phrase.english, with: phrase.chinese, options: .regularExpression)
        }
    }

    /// What ArgumentParser says, as patterns, and the same in Chinese. Applied in order.
    ///
    /// A quoted part is what stands between its quotes and the words that follow it: what a person typed may hold quotes and lines itself.
    private static let phrases: [(english: String, chinese: String)] = [
        ("(?m)^OVERVIEW: ", "概述："), ("(?m)^(USAGE|Usage): ", "用法："), ("(?m)^ARGUMENTS:", "参数："),
        ("(?m)^OPTIONS:", "选项："), ("(?m)^SUBCOMMANDS:", "子命令："), ("(?m)^Error: ", "错误："), ("(?m)^Help:  ", "帮助："),
        ("Show help information\\.", "显示帮助。"), ("Show the version\\.", "显示版本。"),
        ("\\(values: ", "(可取："), ("(?<=[(;\\s])default:\\s+", "默认："),
        ("(?s)The value '(.*?)' is invalid for '([^']*)'(?:: |\\. |\\.?(?=\\n|$))", "“$2”不能取“$1”。"),
        ("Please provide one of the following:", "可取："),
        ("Please provide one of (.*)\\.(?=\\n|$)", "可取 $1。"), ("Missing expected argument '([^']*)'", "缺少参数“$1”"),
        ("Missing one of: (.*)", "须给出其一：$1"), ("Missing value for '([^']*)' in '([^']*)'", "“$2”里的“$1”缺少取值"),
        ("Missing value for '([^']*)'", "“$1”缺少取值"), ("Missing required subcommand\\.", "缺少子命令。"),
        ("Unknown option '([^']*)'\\. Did you mean '([^']*)'\\?", "没有选项“$1”。是否想写 $2？"),
        ("Unknown option '([^']*)'", "没有选项“$1”"), ("Invalid option: ", "没有这样的选项："), ("(?m)^   or: ", "或者："),
        ("(?s)The option '([^']*)' does not take any value, but '(.*?)' was specified\\.", "选项“$1”不带取值，却写了“$2”。"),
        (
            "Value to be set with flag '([^']*)' had already been set with flag '([^']*)'",
            "“$1”与先前的“$2”重复"
        ),
        ("(?s)Unexpected argument '(.*?)'(?=\\n|$)", "多余的参数“$1”"),
        ("(\\d+) unexpected arguments: ", "多余的参数 $1 个："),
        ("Unexpected subcommand '([^']*)'", "没有子命令“$1”"),
        ("(?m)^  See '([^']*)' for more information\\.", "  详见 $1"), ("See '([^']*)' for detailed help\\.", "详见 $1"),
        ("See 'tiaochu help <subcommand>'", "详见 tiaochu help <subcommand>"),
        ("(?<='), (?=')", "、"), ("(?<=') (and|or) (?=')", "、"),
    ]
}
