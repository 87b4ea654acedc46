import DataValues
import Testing

@testable import TiaochuCommands

@Suite("Usage errors in Chinese")
struct HelpTranslationTests {
    static let messages: [(english: String, chinese: String)] = [
        (
            "Error: The value 'foo' is invalid for '--status <status>'. Please provide one of 'open' and 'closed'.",
            "错误：“--status <status>”不能取“foo”。可取 'open'、'closed'。"
        ),
        (
            "Error: The value 'foo' is invalid for '<shell>'. Please provide one of 'bash', 'zsh' or 'fish'.",
            "错误：“<shell>”不能取“foo”。可取 'bash'、'zsh'、'fish'。"
        ),
        ("The value 'it's' is invalid for '--limit <n>'", "“--limit <n>”不能取“it's”。"),
        ("The value 'a\nb' is invalid for '--limit <n>'", "“--limit <n>”不能取“a\nb”。"),
        ("Unknown option '--statu'. Did you mean '--state'?", "没有选项“--statu”。是否想写 --state？"),
        (
            "Unknown option '-ox'\n   or: Missing value for '-o <output>' in '-ox'",
            "没有选项“-ox”\n或者：“-ox”里的“-o <output>”缺少取值"
        ),
        ("The option '--all' does not take any value, but 'it's' was specified.", "选项“--all”不带取值，却写了“it's”。"),
        ("2 unexpected arguments: 'b', 'c'", "多余的参数 2 个：'b'、'c'"),
        ("Unexpected argument 'it's'\nUsage: tiaochu", "多余的参数“it's”\n用法：tiaochu"),
        (
            "  See 'tiaochu case list --help' for more information.\nMissing expected argument '<a>'",
            "  详见 tiaochu case list --help\n缺少参数“<a>”"
        ),
    ]

    @Test("are whole sentences, however many quotes they hold", arguments: messages)
    func translated(_ message: (english: String, chinese: String)) {
        #expect(HelpTranslation.translate(message.english) == message.chinese)
    }

    @Test("no English remains of what is mistyped on a real command line")
    func overTheBinary() throws {
        let binary = try Binary()
        binary.language = "zh"
        let mistyped: [([String], String)] = [
            (["case", "list", "--status", "foo"], "“--status <status>”不能取“foo”。可取 'open'、'closed'。"),
            (["case", "list", "--output", "it's"], "不能取“it's”。可取 'text'、'json'、'jsonl'。"),
            (["case", "list", "--statu", "open"], "没有选项“--statu”。是否想写 --state？"),
            (["inbox", "--all=yes"], "选项“--all”不带取值，却写了“yes”。"),
            (["case", "show", "a", "b", "c"], "多余的参数 2 个：'b'、'c'"),
            (["completions", "foo"], "“<shell>”不能取“foo”。可取 'bash'、'zsh'、'fish'。"),
        ]
        for (arguments, words) in mistyped {
            let answer = try binary.run(arguments)
            #expect(answer.code == 64)
            #expect(answer.talk.contains(words), "\(answer.talk)")
            for english in ["'. ", "Please", "Did you", "does not"] {
                #expect(!answer.talk.contains(english), "\(english) in \(answer.talk)")
            }
        }
    }

    @Test("a word that is no verb is named, whatever stands behind it, with the verbs there are")
    func unknownVerb() throws {
        let binary = try Binary()
        for arguments in [["case", "shwo", "-o", "json"], ["-o", "json", "case", "shwo", "x", "--as", "he.yun"]] {
            let answer = try binary.run(arguments)
            #expect(answer.code == 64)
            let error = try answer.json()["error"]
            #expect(error["what"].text == "tiaochu case has no subcommand 'shwo'")
            #expect(error["fix"].text?.hasPrefix("did you mean show? there are: open, list, ") == true)
        }
        let answer = try binary.run("nonsense", "--lang", "zh")
        #expect(answer.code == 64)
        #expect(answer.talk.hasPrefix("错误：tiaochu 没有子命令“nonsense”\n  怎么办：有：case、inbox、"), "\(answer.talk)")
    }
}
