import ArgumentParser
import Diagnostics
import StatutoryTime
import Workflows

struct WorkflowDescribe: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: say(
            zh: "用编号的文字说明整个程序：谁、何时、凭什么、可以做什么",
            en: "Tell the whole procedure in numbered sentences: who may do what, when and why"),
        discussion: say(
            zh: "给不读 YAML 的人看。例：tiaochu workflow describe labour-dispute --locality 440300",
            en: "For people who read no YAML. For example: tiaochu workflow describe labour-dispute --locality 440300"))

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(say(zh: "流程名（默认见 tiaochu.yaml）", en: "the workflow (default: tiaochu.yaml's)")))
    var workflow: String?
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            say(zh: "行政区划代码（默认见 tiaochu.yaml，再默认 cn）", en: "code of the locality (default: tiaochu.yaml's, else cn)"),
            valueName: "code"))
    var locality: String?
    @Option(
        help: ArgumentHelp(
            say(zh: "按此日有效的参数（默认今天）", en: "with the parameters in force on this day (default: today)"),
            valueName: "date"))
    var on: String?
    @Flag(
        help: ArgumentHelp(
            say(zh: "并注明每个条件的函数、文件和行号", en: "also name each condition's function, its file and line")))
    var places = false

    func run() throws {
        let session = try Session(options)
        let bundle = try session.bundle(workflow, locality: locality)
        let date = try session.time(on)?.date.description ?? session.clock.now().date.description
        let description = ProcedureDescription(bundle, on: date)
        if options.output == .text {
            Console.answer(description.lines(in: SpokenLanguage.current, places: places))
        } else {
            Console.answer(description.data(in: SpokenLanguage.current), as: options.output)
        }
    }
}
