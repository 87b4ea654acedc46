import DataValues
import Diagnostics
import StatutoryTime

/// A way through a workflow in words.
struct WitnessWriting {
    let workflow: Workflow

    func steps(_ way: [ExplorationMove]) -> [WitnessStep] { way.map(step) }

    private func step(_ move: ExplorationMove) -> WitnessStep {
        let facts = facts(move.facts)
        let date = move.time.date.description
        var step = WitnessStep(words(move.kind, facts), date: date, at: move.place)
        step.facts = move.facts.mapValues(\.canonicalJSON)
        switch move.kind {
        case .open, .wait: break
        case .event(let name): step.event = name
        case .lapse(let key, let event): (step.deadline, step.event) = (key, event)
        }
        return step
    }

    private func words(_ kind: ExplorationMove.Kind, _ facts: BilingualText?) -> BilingualText {
        let with = BilingualText(zh: facts.map { "：\($0.zh)" } ?? "", en: facts.map { ": \($0.en)" } ?? "")
        switch kind {
        case .open: return BilingualText(zh: "立案\(with.zh)", en: "the case is opened\(with.en)")
        case .event(let name):
            let title = workflow.event(name)?.title ?? BilingualText(verbatim: name)
            return BilingualText(zh: "\(title.zh)（\(name)）\(with.zh)", en: "\(title.en) (\(name))\(with.en)")
        case .lapse(let key, let event):
            let title = workflow.deadlines.first { $0.key == key }?.title ?? BilingualText(verbatim: key)
            return BilingualText(
                zh: "期限“\(title.zh)”届满（\(event)）", en: "the deadline '\(title.en)' lapses (\(event))")
        case .wait(let name):
            let title = workflow.field(name)?.title ?? BilingualText(verbatim: name)
            return BilingualText(zh: "“\(title.zh)”（\(name)）到了", en: "the day of '\(title.en)' (\(name)) comes")
        }
    }

    private func facts(_ facts: [String: DataValue]) -> BilingualText? {
        let parts = workflow.fields.compactMap { field -> BilingualText? in
            guard let value = facts[field.name] else { return nil }
            return BilingualText(
                zh: "\(field.title.zh)（\(field.name)）= \(shown(value, field, .chinese))",
                en: "\(field.title.en) (\(field.name)) = \(shown(value, field, .english))")
        }
        guard !parts.isEmpty else { return nil }
        return BilingualText(
            zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
    }

    private func shown(_ value: DataValue, _ field: Field, _ language: Language) -> String {
        shown(value, field.type, language)
    }

    /// Records by the titles of their parts, amounts as people write them.
    private func shown(_ value: DataValue, _ type: FieldType, _ language: Language) -> String {
        let comma = BilingualText(zh: "，", en: ", ")[language]
        switch type {
        case .record(let fields):
            let parts = fields.compactMap { field -> String? in
                let part = value[field.name]
                return part.isNull ? nil : "\(field.title[language]) \(shown(part, field.type, language))"
            }
            return parts.isEmpty ? value.canonicalJSON : "{ \(parts.joined(separator: comma)) }"
        case .list(let element):
            let elements = value.list ?? []
            return "[\(elements.map { shown($0, element, language) }.joined(separator: comma))]"
        default: return type.shown(value, in: language)
        }
    }

    /// Titles of states from the outside in: 调解 › 企业调解.
    func place(_ state: Int) -> BilingualText {
        let line = sequence(first: state) { workflow.states[$0].parent }.reversed().map { workflow.states[$0].title }
        return BilingualText(
            zh: line.map(\.zh).joined(separator: " › "), en: line.map(\.en).joined(separator: " › "))
    }

    func places(_ states: [Int]) -> BilingualText {
        let all = states.map { (place($0), workflow.states[$0].id) }
        return BilingualText(
            zh: all.map { "“\($0.0.zh)”（\($0.1)）" }.joined(separator: "、"),
            en: all.map { "'\($0.0.en)' (\($0.1))" }.joined(separator: ", "))
    }
}
