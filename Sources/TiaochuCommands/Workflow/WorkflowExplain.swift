import ArgumentParser
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct WorkflowExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: say(zh: "说明一个值出自哪一层、哪一行、凭什么", en: "Say which layer, line and source a value comes from"),
        discussion: say(
            zh: "例：tiaochu workflow explain minimum_wage --locality 610124；不写键则列出全部可解释的键",
            en: "For example: tiaochu workflow explain minimum_wage --locality 610124; without a key, lists them all"))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var choice: WorkflowChoice
    @Argument(
        help: ArgumentHelp(
            say(zh: "参数、期限、字段、事件、状态或脚本函数", en: "a parameter, deadline, field, event, state or script function")))
    var key: String?
    @OptionGroup var day: DayOption

    func run() throws {
        let session = try Session(options)
        let bundle = try choice.bundle(session)
        let explainer = WorkflowExplainer(bundle)
        guard let key else {
            if options.output == .text {
                Console.answer(explainer.keys)
            } else {
                Console.answer(rows: explainer.keys.map(DataValue.text), as: options.output)
            }
            return
        }
        let date = try day.date(session)
        try ProvenanceReport(workflow: bundle.workflow, date: date).show(explainer, key, as: options.output)
    }
}
