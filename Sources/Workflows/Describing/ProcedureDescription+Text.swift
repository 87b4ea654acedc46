public import Diagnostics

extension ProcedureDescription {
    /// The description as lines, numbered, in one language; a local rule ends with the layer's name in 【】 or [].
    ///
    /// - Parameter places: also name each condition's function, its file and line. A function without a sentence is always named.
    public func lines(in language: Language, places: Bool = false) -> [String] {
        let writer = ProcedureWriter(description: self, language: language, places: places)
        return writer.heading + states.flatMap(writer.lines)
    }
}

private struct ProcedureWriter {
    let description: ProcedureDescription
    let language: Language
    let places: Bool

    private func text(zh: String, en: String) -> String { language == .chinese ? zh : en }
    private func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }
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
                zh: "\(description.title.zh)：\(place.title.zh)（\(place.code)），参数取 \(description.date) 有效的值",
                en: "\(description.title.en): \(place.title.en) (\(place.code)), parameters as of \(description.date)"),
            text(
                zh: "规则来自 \(description.localities)；句末的【】注明由哪一层规定、不同于上级；〔〕和“…”是办案时按案情填入的内容。",
                en:
                    "Rules of \(description.localities); what a locality does differently ends with its name in [Name code]; [Field] and … stand for what the case says."
            ),
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
        if let owner = state.owner { add(text(zh: "承办：\(owner.zh)。", en: "Owned by: \(owner.en).")) }
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
        if !state.around.isEmpty {
            add(
                text(
                    zh: "“\(list(state.around))”所列各项在此同样可行。",
                    en: "What stands under \(list(state.around)) can be done here too."))
        }
        return lines
    }

    private func lines(_ limit: ProcedureDescription.TimeLimit) -> [(depth: Int, text: String)] {
        var head = text(
            zh: "期限 \(limit.title.zh)：\(limit.length.zh)", en: "Time limit, \(limit.title.en): \(limit.length.en)")
        head += law(limit.law)
        if let actor = limit.actor { head += text(zh: "，由\(actor.zh)办", en: ", for: \(actor.en)") }
        var parts = limit.details.map { $0[language] }
        parts.append(limit.lapse[language])
        let end = text(zh: "。", en: ".")
        var lines = [
            (1, head + mark(limit.layer, replaced: limit.replaced)),
            (2, sentence(parts.joined(separator: text(zh: "；", en: "; "))) + end),
        ]
        if let condition = limit.condition {
            lines += self.lines(condition, of: text(zh: "有条件才计算", en: "It runs on condition"), isAnswered: false)
        }
        return lines
    }

    private func lines(_ step: ProcedureDescription.Step, _ number: Int) -> [(depth: Int, text: String)] {
        let who =
            step.isAutomatic
            ? text(zh: "自动", en: "by itself") : step.roles.isEmpty ? text(zh: "任何人", en: "anyone") : list(step.roles)
        let otherwise = step.after.map { text(zh: "第 (\($0)) 项不成立时，", en: "failing (\($0)): ") } ?? ""
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
        if !step.apartFrom.isEmpty {
            lines.append((3, text(zh: "不得是：", en: "Not by: ") + list(step.apartFrom)))
        }
        if !step.requires.isEmpty { lines.append((3, text(zh: "须填：", en: "Needs: ") + list(step.requires))) }
        if !step.accepts.isEmpty { lines.append((3, text(zh: "可填：", en: "May give: ") + list(step.accepts))) }
        if !step.records.isEmpty { lines.append((3, text(zh: "记下：", en: "Records: ") + list(step.records))) }
        for condition in step.conditions {
            lines += self.lines(condition, of: text(zh: "有条件", en: "On condition"), isAnswered: !step.isAutomatic)
                .map { ($0.depth + 1, $0.text) }
        }
        return lines
    }

    /// - Parameter isAnswered: somebody asks and is told; else nobody is there to be answered.
    private func lines(
        _ condition: ProcedureDescription.Condition, of heading: String, isAnswered: Bool
    ) -> [(depth: Int, text: String)] {
        let place = condition.location.map { " \($0.file):\($0.line)" } ?? ""
        let name = text(zh: "（函数 \(condition.function)\(place)）", en: " (function \(condition.function)\(place))")
        guard !condition.refusals.isEmpty else { return [(2, heading + name + mark(condition.layer))] }
        let otherwise =
            isAnswered
            ? text(zh: "，不具备时答复：", en: "; when it does not hold, the answer is:")
            : text(zh: "，不具备的情形：", en: "; it does not hold when:")
        return [(2, heading + (places ? name : "") + mark(condition.layer) + otherwise)]
            + condition.refusals.map { (3, "– \($0.text[language])\(law($0.law))") }
    }
}
