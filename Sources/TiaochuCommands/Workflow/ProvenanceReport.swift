import DataValues
import Diagnostics
import StatutoryTime
import Workflows

/// Shows where values come from, for `workflow explain` and `locality explain`.
struct ProvenanceReport {
    let workflow: Workflow
    /// The day whose values are in force, ISO text.
    let date: String

    /// Shows one key; a key that means nothing is an error that names the nearest.
    func show(_ explainer: WorkflowExplainer, _ key: String, as form: OutputFormat) throws {
        guard let provenance = explainer.provenance(of: key) else {
            let names = explainer.keys.flatMap { [$0, String($0.drop { $0 != "." }.dropFirst())] }
            throw CommandFailure(
                .notFound, code: "no-such-key", what: BilingualText(zh: "没有 \(key)", en: "there is no \(key)"),
                fix: (NearestName.find(key, in: names) ?? explainer.title(like: key)).map {
                    BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?")
                }
                    ?? BilingualText(
                        zh: "tiaochu workflow explain 列出全部", en: "tiaochu workflow explain lists them all"))
        }
        guard form == .text else {
            Console.answer(data(provenance), as: form)
            return
        }
        let counts = inForce(provenance)?.location
        Console.answer("\(provenance.key)  (\(workflow.localities))")
        for step in provenance.steps { Console.answer(lines(step, step.location == counts)) }
    }

    /// The step that counts: of dated values the one in force on the day, of others the most local one.
    func inForce(_ provenance: Provenance) -> Provenance.Step? {
        guard provenance.key.hasPrefix("parameters.") else { return provenance.steps.last }
        let name = String(provenance.key.dropFirst("parameters.".count))
        let place = workflow.parameters.value(of: name, on: date)?.declaration.location
        return provenance.steps.last { $0.location == place }
    }

    /// The value that would count without the layer that gives the one in force; nil when there was none.
    func overridden(_ provenance: Provenance) -> Provenance.Step? {
        guard let step = inForce(provenance) else { return nil }
        return provenance.steps.last { other in
            let isBelow =
                provenance.steps.firstIndex { $0.layer == other.layer } ?? 0
                < provenance.steps.firstIndex { $0.layer == step.layer } ?? 0
            let isDated = other.from.map { $0 <= date && date <= (other.until ?? "9999-12-31") }
            return other.layer != step.layer && isBelow && (step.from == nil || isDated == true)
        }
    }

    private func lines(_ step: Provenance.Step, _ counts: Bool) -> [String] {
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

    func data(_ provenance: Provenance) -> DataValue {
        let counts = inForce(provenance)?.location
        return [
            "key": .text(provenance.key), "localities": .list(workflow.localities.codes.map(DataValue.text)),
            "overrode": overridden(provenance).map { .text($0.value) } ?? .null,
            "steps": .list(
                provenance.steps.map { step in
                    var record: [String: DataValue] = [
                        "value": .text(step.value), "file": .text(step.location.file),
                        "line": .integer(Int64(step.location.line)), "in_force": .boolean(step.location == counts),
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
