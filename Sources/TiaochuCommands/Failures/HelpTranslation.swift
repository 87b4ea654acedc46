import ArgumentParser
import Diagnostics
import Foundation

/// Help and usage errors as ArgumentParser words them, with its fixed headings said in Chinese where Chinese is spoken.
enum HelpTranslation {
    static func exit(with error: any Error) -> Never {
        guard SpokenLanguage.current == .chinese else { Tiaochu.exit(withError: error) }
        let code = Tiaochu.exitCode(for: error)
        let message = translate(Tiaochu.fullMessage(for: error))
        if !message.isEmpty {
            code.isSuccess ? Console.answer(message) : Console.talk(message)
        }
        Foundation.exit(code.rawValue)
    }

    /// What ArgumentParser says of a usage error, in one line without its usage text.
    static func message(of error: any Error) -> BilingualText {
        let message = Tiaochu.message(for: error)
        return BilingualText(zh: translate(message), en: message)
    }

    static func translate(_ message: String) -> String {
        var message = message
        for (english, chinese) in headings {
            message = message.replacingOccurrences(of: english, with: chinese)
        }
        return message
    }

    private static let headings: [(String, String)] = [
        ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
        ("SUBCOMMANDS:", "子命令："), ("Error: ", "错误："), ("Help:  ", "帮助："), ("Show help information.", "显示帮助。"),
        ("Show the version.", "显示版本。"), ("(default: ", "（默认："), ("Missing expected argument", "缺少参数"),
        ("Unknown option", "未知选项"), ("Unexpected argument", "多余的参数"), ("Missing value for", "缺少取值："),
        ("Did you mean", "您是否要用"), ("See '", "详见“"), ("for more information.", "。"),
        ("for detailed help.", "查看详细帮助。"),
    ]
}
