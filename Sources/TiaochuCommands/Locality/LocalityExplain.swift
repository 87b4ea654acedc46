import ArgumentParser
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct LocalityExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: say(
            zh: "一个地区的每个值出自哪一层、哪个文件哪一行、改了什么",
            en: "Say of each value of a locality which layer, file and line it comes from and what it overrode"),
        discussion: say(
            zh: "例：tiaochu locality explain 610113；tiaochu locality explain 610113 minimum_wage",
            en: "For example: tiaochu locality explain 610113; tiaochu locality explain 610113 minimum_wage"))

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(say(zh: "行政区划代码（默认见 tiaochu.yaml）", en: "code of the locality (default: tiaochu.yaml's)")))
    var code: String?
    @Argument(
        help: ArgumentHelp(
            say(
                zh: "参数、期限、字段、事件、状态或脚本函数；不写则列出各层说过的全部",
                en: "a parameter, deadline, field, event, state or function; without it, all that any layer says")))
    var key: String?
    @OptionGroup var named: WorkflowOption
    @OptionGroup var day: DayOption

    func run() throws {
        let session = try Session(options)
        let bundle = try session.bundle(named.workflow, locality: code)
        let date = try day.date(session)
        let explainer = WorkflowExplainer(bundle)
        let report = ProvenanceReport(workflow: bundle.workflow, date: date)
        if let key {
            try report.show(explainer, key, as: options.output)
            return
        }
        let rows = explainer.keys.compactMap { explainer.provenance(of: $0) }.filter { provenance in
            provenance.steps.contains { $0.layer != nil }
        }.compactMap { provenance in report.inForce(provenance).map { (provenance, $0) } }
        guard options.output == .text else {
            Console.answer(rows: rows.map { report.data($0.0) }, as: options.output)
            return
        }
        Console.answer("\(bundle.workflow.localities.locality.title.spoken)  \(bundle.workflow.localities)")
        Console.answer(
            TextTable(
                [
                    .init(say(zh: "键", en: "key")), .init(say(zh: "值", en: "value"), maximumWidth: 40),
                    .init(say(zh: "层", en: "layer")), .init(say(zh: "改自", en: "overrode"), maximumWidth: 40),
                    .init(say(zh: "所在", en: "place")),
                ],
                rows: rows.map { provenance, step in
                    let before = report.overridden(provenance)
                    return [
                        provenance.key, step.value, step.layer ?? say(zh: "基础", en: "base"),
                        before.map { "\($0.value) (\($0.layer ?? say(zh: "基础", en: "base")))" } ?? "—",
                        "\(step.location)",
                    ]
                }
            ).lines(indent: "  "))
    }
}
