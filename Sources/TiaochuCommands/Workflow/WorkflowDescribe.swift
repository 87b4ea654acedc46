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
    @OptionGroup var place: LocalityOption
    @OptionGroup var day: DayOption
    @Flag(
        help: ArgumentHelp(
            say(zh: "并注明每个条件的函数、文件和行号", en: "also name each condition's function, its file and line")))
    var places = false

    func run() throws {
        let session = try Session(options)
        let bundle = try session.bundle(workflow, locality: place.locality)
        let date = try day.date(session)
        let description = ProcedureDescription(bundle, on: date)
        if options.output == .text {
            Console.answer(description.lines(in: SpokenLanguage.current, places: places))
        } else {
            Console.answer(description.data(in: SpokenLanguage.current), as: options.output)
        }
    }
}
