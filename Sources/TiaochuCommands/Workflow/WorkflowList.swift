import ArgumentParser
import DataValues
import Workflows

struct WorkflowList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: say(zh: "列出工作区的流程", en: "List the workflows of the workspace"))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let rows = WorkflowLoader.workflows(in: session.sources).map { name in
            (
                name,
                WorkflowLoader.load(name, locality: session.workspace.locality ?? "cn", from: session.sources).bundle
            )
        }
        guard options.output == .text else {
            Console.answer(
                rows: rows.map { name, bundle in
                    var record: [String: DataValue] = ["workflow": .text(name), "usable": .boolean(bundle != nil)]
                    record["title"] = bundle.map { .text($0.workflow.title.spoken) }
                    record["bundle"] = bundle.map { .text($0.hash) }
                    return .record(record)
                }, as: options.output)
            return
        }
        Console.answer(
            TextTable(
                [
                    .init(say(zh: "流程", en: "workflow")), .init(say(zh: "名称", en: "title")),
                    .init(say(zh: "状态", en: "states"), rightAligned: true),
                    .init(say(zh: "期限", en: "deadlines"), rightAligned: true),
                ],
                rows: rows.map { name, bundle in
                    [
                        name, bundle?.workflow.title.spoken ?? say(zh: "（有错误）", en: "(has errors)"),
                        bundle.map { "\($0.workflow.states.count)" } ?? "",
                        bundle.map { "\($0.workflow.deadlines.count)" } ?? "",
                    ]
                }
            ).lines())
    }
}
