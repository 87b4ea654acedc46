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
    @Option(
        help: ArgumentHelp(
            say(zh: "标出此日有效的值（默认今天）", en: "mark the value in force on this day (default: today)"), valueName: "date"))
    var on: String?

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
        guard let provenance = explainer.provenance(of: key) else {
            let names = explainer.keys.flatMap { [$0, String($0.drop { $0 != "." }.dropFirst())] }
            throw CommandFailure(
                .notFound, code: "no-such-key", what: BilingualText(zh: "没有 \(key)", en: "there is no \(key)"),
                fix: NearestName.find(key, in: names).map {
                    BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?")
                }
                    ?? BilingualText(
                        zh: "tiaochu workflow explain 列出全部", en: "tiaochu workflow explain lists them all"))
        }
        let date = try session.time(on)?.date.description ?? session.clock.now().date.description
        let inForce = place(of: provenance, on: date, bundle.workflow)
        guard options.output == .text else {
            Console.answer(data(provenance, inForce, bundle.workflow), as: options.output)
            return
        }
        Console.answer("\(provenance.key)  (\(bundle.workflow.localities))")
        for step in provenance.steps { Console.answer(lines(step, step.location == inForce, bundle.workflow)) }
    }

    /// The step that counts: of dated values the one in force on the day, of others the most local one.
    private func place(of provenance: Provenance, on date: String, _ workflow: Workflow) -> SourceLocation? {
        guard provenance.key.hasPrefix("parameters.") else { return provenance.steps.last?.location }
        let name = String(provenance.key.dropFirst("parameters.".count))
        return workflow.parameters.value(of: name, on: date)?.declaration.location
    }

    private func lines(_ step: Provenance.Step, _ counts: Bool, _ workflow: Workflow) -> [String] {
        let layer = step.layer ?? say(zh: "基础", en: "base")
        var first = "\(counts ? "→" : " ") \(DisplayWidth.pad(layer, to: 8)) \(step.value)"
        if let from = step.from {
            first += step.until.map { "  \(from) – \($0)" } ?? say(zh: "  \(from) 起", en: "  since \(from)")
        }
        var lines = [first, "             \(step.location)"]
        if let source = step.source, !source.zh.isEmpty { lines.append("             \(source.spoken)") }
        if let law = step.law { lines.append("             \(workflow.words(for: law).spoken)") }
        if !step.isVerified { lines.append("             \(say(zh: "未核对", en: "not verified"))") }
        return lines
    }

    private func data(_ provenance: Provenance, _ inForce: SourceLocation?, _ workflow: Workflow) -> DataValue {
        [
            "key": .text(provenance.key), "localities": .list(workflow.localities.codes.map(DataValue.text)),
            "steps": .list(
                provenance.steps.map { step in
                    var record: [String: DataValue] = [
                        "value": .text(step.value), "file": .text(step.location.file),
                        "line": .integer(Int64(step.location.line)), "in_force": .boolean(step.location == inForce),
                        "verified": .boolean(step.isVerified),
                    ]
                    record["layer"] = step.layer.map(DataValue.text)
                    record["from"] = step.from.map(DataValue.text)
                    record["until"] = step.until.map(DataValue.text)
                    record["source"] = step.source.map { .text($0.spoken) }
                    record["law"] = step.law.map { .text(workflow.words(for: $0).spoken) }
                    return .record(record)
                }),
        ]
    }
}
