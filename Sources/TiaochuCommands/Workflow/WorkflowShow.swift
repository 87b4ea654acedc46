import ArgumentParser
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

struct WorkflowShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: say(zh: "显示流程：状态、期限、事件、当前参数值", en: "Show a workflow: states, deadlines, events, parameters in force"))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var choice: WorkflowChoice

    func run() throws {
        let session = try Session(options)
        let bundle = try choice.bundle(session)
        let today = session.clock.now().date.description
        guard options.output == .text else {
            Console.answer(data(bundle, today), as: options.output)
            return
        }
        let workflow = bundle.workflow
        Console.answer([
            "\(workflow.title.spoken)  \(workflow.name)",
            "\(workflow.localities.localities.map { "\($0.code) \($0.title.spoken)" }.joined(separator: " › "))",
            say(zh: "规则版本 \(bundle.hash.prefix(12))", en: "bundle \(bundle.hash.prefix(12))"), "",
            say(zh: "状态与期限", en: "States and deadlines"),
        ])
        for (index, state) in workflow.states.enumerated() { Console.answer(lines(state, index, workflow)) }
        Console.answer()
        Console.answer(say(zh: "参数（\(today) 有效的值）", en: "Parameters (in force on \(today))"))
        Console.answer(parameters(workflow, today).lines(indent: "  "))
        Console.answer()
        Console.answer(say(zh: "事件", en: "Events"))
        Console.answer(events(workflow).lines(indent: "  "))
    }

    private func lines(_ state: StateMetadata, _ index: Int, _ workflow: Workflow) -> [String] {
        let depth = state.id.count { $0 == "." }
        let indent = String(repeating: "  ", count: depth + 1)
        let closure =
            switch state.closure {
            case .code(let code): "  [\(code)]"
            case .field(let field): "  [\(field)]"
            case nil: ""
            }
        let owner = state.owner.map { say(zh: "  承办：", en: "  owner: ") + workflow.words(for: $0).spoken } ?? ""
        return ["\(indent)\(state.title.spoken)  \(state.id)\(closure)\(owner)"]
            + [state.description].compactMap { $0 }.map { "\(indent)  \($0.spoken)" }
            + state.deadlines.map { "\(indent)  ⏱ \($0.title.spoken): \(length($0))\(law($0.law, workflow))" }
    }

    private func length(_ deadline: DeadlineDeclaration) -> String {
        switch deadline.length {
        case .period(let period): "\(period)"
        case .parameter(let name): "{ \(name) }"
        }
    }

    private func law(_ citation: Citation?, _ workflow: Workflow) -> String {
        citation.map { "  \(workflow.words(for: $0).spoken)" } ?? ""
    }

    private func parameters(_ workflow: Workflow, _ today: String) -> TextTable {
        TextTable(
            [
                .init(say(zh: "参数", en: "parameter")), .init(say(zh: "名称", en: "title")),
                .init(say(zh: "值", en: "value"), rightAligned: true), .init(say(zh: "层", en: "layer")),
            ],
            rows: workflow.parameters.parameters.map { parameter in
                let value = workflow.parameters.value(of: parameter.name, on: today)
                return [
                    parameter.name, parameter.title.spoken, value.map { parameter.type.shown($0.value) } ?? "—",
                    value?.declaration.layer ?? "",
                ]
            })
    }

    private func events(_ workflow: Workflow) -> TextTable {
        TextTable(
            [
                .init(say(zh: "事件", en: "event")), .init(say(zh: "名称", en: "title")),
                .init(say(zh: "谁提出", en: "raised by")),
            ],
            rows: workflow.events.map { event in
                let roles = event.roles.map { workflow.role($0)?.title.spoken ?? $0 }
                let who =
                    event.isSystem
                    ? say(zh: "系统", en: "the system")
                    : roles.isEmpty ? say(zh: "任何人", en: "anyone") : roles.joined(separator: say(zh: "、", en: ", "))
                return [event.name, event.title.spoken, who]
            })
    }

    private func data(_ bundle: WorkflowBundle, _ today: String) -> DataValue {
        let workflow = bundle.workflow
        return .record([
            "workflow": .text(workflow.name), "title": .text(workflow.title.spoken),
            "localities": .list(workflow.localities.codes.map(DataValue.text)), "bundle": .text(bundle.hash),
            "files": .list(bundle.files.keys.sorted().map(DataValue.text)),
            "states": .list(
                workflow.states.indices.map { index in
                    let state = workflow.states[index]
                    var record: [String: DataValue] = ["id": .text(state.id), "title": .text(state.title.spoken)]
                    switch workflow.ownerRule(of: index) {
                    case .named(let name)?: record["owner"] = .text(name)
                    case .field(let name)?: record["owner"] = ["field": .text(name)]
                    case nil: break
                    }
                    return .record(record)
                }),
            "deadlines": .list(
                workflow.deadlines.map { deadline in
                    var record: [String: DataValue] = [
                        "key": .text(deadline.key), "title": .text(deadline.title.spoken),
                        "length": .text(length(deadline)),
                    ]
                    record["law"] = deadline.law.map { .text(workflow.words(for: $0).spoken) }
                    record["event"] = deadline.lapse.map(DataValue.text)
                    return .record(record)
                }),
            "parameters": .list(
                workflow.parameters.parameters.map { parameter in
                    let value = workflow.parameters.value(of: parameter.name, on: today)
                    var record: [String: DataValue] = [
                        "name": .text(parameter.name), "title": .text(parameter.title.spoken),
                        "type": .text(parameter.type.name),
                    ]
                    record["value"] = value?.value
                    record["layer"] = value?.declaration.layer.map(DataValue.text)
                    return .record(record)
                }),
            "events": .list(
                workflow.events.map { event in
                    [
                        "name": .text(event.name), "title": .text(event.title.spoken),
                        "roles": .list(event.roles.map(DataValue.text)), "system": .boolean(event.isSystem),
                    ]
                }),
        ])
    }
}
