import ArgumentParser
import DataValues
import Workflows

struct LocalityList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: say(zh: "列出有规则层的地区", en: "List the localities that have a layer"))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let rows = WorkflowLoader.localities(in: session.sources).map { code in
            (code, WorkflowLoader.chain(of: code, in: session.sources).chain)
        }
        guard options.output == .text else {
            Console.answer(
                rows: rows.map { code, chain in
                    var record: [String: DataValue] = ["locality": .text(code), "usable": .boolean(chain != nil)]
                    record["title"] = chain.map { .text($0.locality.title.spoken) }
                    record["chain"] = chain.map { .list($0.codes.map(DataValue.text)) }
                    return .record(record)
                }, as: options.output)
            return
        }
        Console.answer(
            TextTable(
                [
                    .init(say(zh: "代码", en: "code")), .init(say(zh: "地名", en: "name")),
                    .init(say(zh: "层", en: "layers")),
                ],
                rows: rows.map { code, chain in
                    [
                        code, chain?.locality.title.spoken ?? say(zh: "（有错误）", en: "(has errors)"),
                        chain?.description ?? "",
                    ]
                }
            ).lines())
    }
}
