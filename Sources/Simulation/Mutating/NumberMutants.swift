import DataValues
import Diagnostics
import LuaRuntime
import StatutoryTime
import Workflows

/// The mutants of the numbers that YAML files give: parameters' values and deadlines' lengths.
struct NumberMutants {
    let workflow: Workflow

    var all: [RuleMutant] { workflow.parameters.parameters.flatMap(values) + workflow.deadlines.flatMap(length) }

    // MARK: - Parameters

    private func values(of parameter: Parameter) -> [RuleMutant] {
        let isTouched = touch(of: parameter)
        return workflow.parameters.values(of: parameter.name).flatMap { given -> [RuleMutant] in
            let place = given.declaration.location
            return others(than: given.value, parameter.type).map { old, new in
                let (zh, en) = (Self.shown(old, parameter.type).zh, Self.shown(old, parameter.type).en)
                let other = Self.shown(new, parameter.type)
                return RuleMutant(
                    kind: .parameters, location: place, subject: parameter.name,
                    change: BilingualText(zh: "\(zh) → \(other.zh)", en: "\(en) → \(other.en)"),
                    advice: BilingualText(
                        zh: "写一个能分清 \(zh) 与 \(other.zh) 的场景（\(parameter.title.zh)）",
                        en: "write a scenario that tells \(en) from \(other.en) (\(parameter.title.en))"),
                    untouched: BilingualText(zh: "没有场景读到这个值", en: "no scenario reads this value"),
                    making: .text(old: Self.spellings(old, parameter.type), new: new),
                    isTouched: { $0.parameters.contains(place) && isTouched($0) })
            }
        }
    }

    /// The number as the file has it, and what it might be instead.
    private func others(than value: DataValue, _ type: Parameter.ValueType) -> [(String, String)] {
        switch type {
        case .money:
            guard let fen = value.integer, fen > 0, fen < .max / 2 else { return [] }
            return [fen - 1, fen + 1, fen * 2].map { (MoneyLiteral.text(fen: fen), MoneyLiteral.text(fen: $0)) }
        case .integer:
            guard let number = value.integer, number < .max else { return [] }
            return [number - 1, number + 1].filter { $0 >= 0 }.map { ("\(number)", "\($0)") }
        case .period:
            guard let amount = value["amount"].integer else { return [] }
            let unit = value["unit"].text ?? ""
            return [amount - 1, amount + 1].filter { $0 > 0 }.map { ("\(amount) \(unit)", "\($0) \(unit)") }
        case .text, .boolean, .date, .choice, .list: return []
        }
    }

    /// How people may have written it: money with or without its cents and its commas.
    private static func spellings(_ text: String, _ type: Parameter.ValueType) -> [String] {
        guard type == .money, case .success(let fen) = MoneyLiteral.fen(text) else { return [text] }
        let full = [text, MoneyLiteral.grouped(fen: fen)]
        return full + full.filter { $0.hasSuffix("0") }.map { String($0.dropLast()) }
            + full.filter { $0.hasSuffix(".00") }.map { String($0.dropLast(3)) }
    }

    private static func shown(_ text: String, _ type: Parameter.ValueType) -> BilingualText {
        if type == .period, let period = Period(text) { return period.text }
        guard type == .money, case .success(let fen) = MoneyLiteral.fen(text) else {
            return BilingualText(verbatim: text)
        }
        return BilingualText(verbatim: "\(MoneyLiteral.grouped(fen: fen)) CNY")
    }

    /// A scenario comes to a parameter when it runs a line that names it, or counts a deadline whose length it is.
    private func touch(of parameter: Parameter) -> @Sendable (RuleRecord) -> Bool {
        let keys = workflow.deadlines.filter { $0.length == .parameter(parameter.name) }.map(\.key)
        let lines = workflow.scripts.map { script in
            let tokens = LuaToken.all(in: script.source) ?? []
            // In brackets the name is a text.
            let naming = tokens.filter {
                $0.text == parameter.name || $0.kind == .text && $0.text.contains(parameter.name)
            }
            return (script.path, Set(naming.map(\.line)))
        }
        return { record in
            keys.contains { record.deadlines[$0] != nil }
                || lines.contains { !$0.1.isDisjoint(with: record.lines[$0.0] ?? []) }
        }
    }

    // MARK: - Deadlines

    private func length(of deadline: DeadlineDeclaration) -> [RuleMutant] {
        guard case .period(let period) = deadline.length else { return [] }
        let key = deadline.key
        return [period.amount - 1, period.amount + 1].filter { $0 > 0 }.map { amount in
            let (old, new) = (period.text, Period(amount, period.unit).text)
            return RuleMutant(
                kind: .deadlines, location: deadline.lengthDeclaration.location, subject: key,
                change: BilingualText(zh: "\(old.zh) → \(new.zh)", en: "\(old.en) → \(new.en)"),
                advice: BilingualText(
                    zh: "写一个走到末日的场景：tiaochu scenario generate --boundaries --deadline \(key)",
                    en:
                        "write a scenario that comes to the last day: tiaochu scenario generate --boundaries --deadline \(key)"
                ),
                making: .text(old: [period.description], new: Period(amount, period.unit).description),
                isTouched: { $0.deadlines[key] != nil })
        }
    }
}
