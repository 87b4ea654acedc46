public import Diagnostics

extension ProcedureDescription {
    /// The description as lines, numbered, in one language; a local rule ends with the layer's name in 【】 or [].
    public func lines(in language: Language) -> [String] {
        let writer = ProcedureWriter(description: self, language: language)
        return writer.heading + states.flatMap(writer.lines)
    }
}

private struct ProcedureWriter {
    let description: ProcedureDescription
    let language: Language

    private func text(zh: String, en: String) -> String { language == .chinese ? zh : en }
    private func list(_ texts: [BilingualText]) -> String {
        texts.map { $0[language] }.joined(separator: text(zh: "、", en: "; "))
    }
    private func list(_ places: [ProcedureDescription.Place]) -> String {
        places.map { "\($0.number) \($0.title[language])" }.joined(separator: text(zh: "、", en: ", "))
    }
    private func law(_ law: BilingualText?) -> String {
        law.map { text(zh: "（\($0.zh)）", en: " (\($0.en))") } ?? ""
    }
    private func mark(_ layer: String?, replaced: BilingualText? = nil) -> String {
        guard let layer else { return "" }
        let name = description.name(ofLayer: layer)
        return text(
            zh: "【\(name.zh)\(replaced.map { "，原为 \($0.zh)" } ?? "")】",
            en: " [\(name.en)\(replaced.map { "; elsewhere \($0.en)" } ?? "")]")
    }

    var heading: [String] {
        let place = description.localities.locality
        return [
            text(
                zh: "\(description.title.zh)：\(place.title.zh)（\(place.code)），参数以 \(description.date) 为准",
                en: "\(description.title.en): \(place.title.en) (\(place.code)), parameters as of \(description.date)"),
            text(
                zh: "规则来自 \(description.localities)；【】内是当地与上级不同之处。",
                en: "Rules of \(description.localities); what a locality does differently ends with its name in []."),
            text(zh: "案件从“\(list(description.start))”开始。", en: "A case begins at \(list(description.start))."),
        ]
    }

    func lines(_ state: ProcedureDescription.State) -> [String] {
        let indent = String(repeating: "  ", count: state.depth)
        var lines = [
            "", "\(indent)\(state.place.number) \(state.place.title[language])\(law(state.law))\(mark(state.layer))",
        ]
        func add(_ line: String, deeper: Int = 1) {
            lines.append(indent + String(repeating: "  ", count: deeper) + line)
        }
        for words in [state.description, state.nature].compactMap({ $0 }) { add(words[language]) }
        if !state.begins.isEmpty {
            add(text(zh: "从“\(list(state.begins))”开始。", en: "It begins at \(list(state.begins))."))
        }
        if !state.entry.isEmpty {
            add(text(zh: "进入时记下：\(list(state.entry))。", en: "On entry is recorded: \(list(state.entry))."))
        }
        if !state.closures.isEmpty {
            add(text(zh: "结案方式：\(list(state.closures))。", en: "Closed as: \(list(state.closures))."))
        }
        for limit in state.limits { self.lines(limit).forEach { add($0.text, deeper: $0.depth) } }
        if !state.steps.isEmpty {
            add(
                state.hasParts
                    ? text(zh: "在此期间任何时候可以：", en: "At any time during it:")
                    : text(zh: "在此可以：", en: "Here:"))
        }
        for (number, step) in state.steps.enumerated() {
            self.lines(step, number + 1).forEach { add($0.text, deeper: $0.depth) }
        }
        return lines
    }

    private func lines(_ limit: ProcedureDescription.TimeLimit) -> [(depth: Int, text: String)] {
        var head = text(
            zh: "期限 \(limit.title.zh)：\(limit.length.zh)", en: "Time limit, \(limit.title.en): \(limit.length.en)")
        head += law(limit.law)
        if let actor = limit.actor { head += text(zh: "，由\(actor.zh)办", en: ", for the \(actor.en) to keep") }
        var parts = limit.details.map { $0[language] }
        parts.append(limit.lapse[language])
        let end = text(zh: "。", en: ".")
        var lines = [
            (1, head + mark(limit.layer, replaced: limit.replaced)),
            (2, parts.joined(separator: text(zh: "；", en: "; ")) + end),
        ]
        if let condition = limit.condition {
            lines += self.lines(condition, of: text(zh: "只在条件成立时计算", en: "It runs only if"))
        }
        return lines
    }

    private func lines(_ step: ProcedureDescription.Step, _ number: Int) -> [(depth: Int, text: String)] {
        let who =
            step.isAutomatic
            ? text(zh: "自动", en: "by itself") : step.roles.isEmpty ? text(zh: "任何人", en: "anyone") : list(step.roles)
        let otherwise = step.isAlternative ? text(zh: "前项不成立时，", en: "failing the above, ") : ""
        let target =
            step.targets.isEmpty
            ? text(zh: "仍在原处", en: "the case stays")
            : text(zh: "转到 \(list(step.targets))", en: "on to \(list(step.targets))")
        var lines = [
            (
                1,
                text(
                    zh: "(\(number)) \(otherwise)\(step.title.zh)（\(who)）→ \(target)\(law(step.law))",
                    en: "(\(number)) \(otherwise)\(step.title.en) (\(who)) → \(target)\(law(step.law))")
                    + mark(step.layer)
            )
        ]
        if !step.requires.isEmpty { lines.append((3, text(zh: "须填：", en: "Needs: ") + list(step.requires))) }
        if !step.accepts.isEmpty { lines.append((3, text(zh: "可填：", en: "May give: ") + list(step.accepts))) }
        if !step.records.isEmpty { lines.append((3, text(zh: "记下：", en: "Records: ") + list(step.records))) }
        for condition in step.conditions {
            lines += self.lines(condition, of: text(zh: "有条件", en: "On condition")).map { ($0.depth + 1, $0.text) }
        }
        return lines
    }

    private func lines(
        _ condition: ProcedureDescription.Condition, of heading: String
    ) -> [(depth: Int, text: String)] {
        let place = condition.location.map { " \($0.file):\($0.line)" } ?? ""
        let name = text(zh: "（函数 \(condition.function)\(place)）", en: " (function \(condition.function)\(place))")
        guard !condition.refusals.isEmpty else { return [(2, heading + name + mark(condition.layer))] }
        return [
            (
                2,
                heading + name + text(zh: "，不具备时答复：", en: "; when it does not hold, the answer is:")
                    + mark(condition.layer)
            )
        ]
            + condition.refusals.map { (3, "– \($0.text[language])\(law($0.law))") }
    }
}
