import ArgumentParser
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct LocalityShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: say(zh: "显示一个地区有效的参数及其出处", en: "Show a locality's parameters in force and where they come from"))

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(say(zh: "行政区划代码", en: "code of the locality")))
    var code: String
    @OptionGroup var named: WorkflowOption
    @OptionGroup var day: DayOption

    func run() throws {
        let session = try Session(options)
        let workflow = try session.bundle(named.workflow, locality: code).workflow
        let date = try day.date(session)
        let values = workflow.parameters.parameters.compactMap { parameter in
            workflow.parameters.value(of: parameter.name, on: date).map { (parameter, $0) }
        }
        guard options.output == .text else {
            Console.answer(
                .record([
                    "locality": .text(code), "title": .text(workflow.localities.locality.title.spoken),
                    "chain": .list(workflow.localities.codes.map(DataValue.text)), "on": .text(date),
                    "parameters": .list(values.map(data)),
                ]), as: options.output)
            return
        }
        Console.answer([
            "\(workflow.localities.locality.title.spoken)  \(workflow.localities)",
            say(zh: "\(date) 有效的参数：", en: "Parameters in force on \(date):"),
        ])
        Console.answer(
            TextTable(
                [
                    .init(say(zh: "参数", en: "parameter")), .init(say(zh: "值", en: "value"), rightAligned: true),
                    .init(say(zh: "自", en: "from")), .init(say(zh: "层", en: "layer")),
                    .init(say(zh: "核对", en: "verified")), .init(say(zh: "出处", en: "source"), maximumWidth: 60),
                ],
                rows: values.map { parameter, value in
                    [
                        parameter.title.spoken, parameter.type.shown(value.value), value.from,
                        value.declaration.layer ?? "",
                        value.isVerified ? say(zh: "是", en: "yes") : say(zh: "否", en: "no"),
                        value.source.spoken,
                    ]
                }
            ).lines(indent: "  "))
    }

    private func data(_ parameter: Parameter, _ value: ParameterValue) -> DataValue {
        var record: [String: DataValue] = [
            "name": .text(parameter.name), "title": .text(parameter.title.spoken), "value": value.value,
            "shown": .text(parameter.type.shown(value.value)), "from": .text(value.from),
            "verified": .boolean(value.isVerified), "source": .text(value.source.spoken),
            "file": .text(value.declaration.location.file), "line": .integer(Int64(value.declaration.location.line)),
        ]
        record["until"] = value.until.map(DataValue.text)
        record["layer"] = value.declaration.layer.map(DataValue.text)
        return .record(record)
    }
}
