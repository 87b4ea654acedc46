import Diagnostics
import StatutoryTime
import Workflows

/// Reads the opening and the steps of a scenario.
struct StepReading {
    let log: DiagnosticLog

    init(_ log: DiagnosticLog) {
        self.log = log
    }

    func opening(_ node: YAMLNode) -> Scenario.Opening? {
        guard let reader = MappingReader(node, as: .opening, log: log) else { return nil }
        let at = time("at", of: reader)
        let actor = actor(reader)
        let facts = reader.table("facts")
        guard let at, let actor else { return nil }
        return Scenario.Opening(at: at, actor: actor, facts: facts, location: node.location)
    }

    private enum Verb: String, CaseIterable {
        case advance, refused, wait, until, expect
    }

    func step(_ node: YAMLNode) -> ScenarioStep? {
        guard let entries = node.entries else {
            log.add(ValueReading.wrongShape(node, expected: BilingualText(zh: "一个步骤", en: "a step")))
            return nil
        }
        let verbs = entries.compactMap { Verb(rawValue: $0.key) }
        guard let verb = verbs.first else {
            log.add(withoutVerb(node, entries))
            return nil
        }
        guard verbs.count == 1 else {
            let said = verbs.map(\.rawValue)
            log.add(
                .stepWithTwoVerbs, at: node.location,
                BilingualText(
                    zh: "这一步既有 \(said.joined(separator: " 又有 "))",
                    en: "this step has \(said.joined(separator: " and "))"),
                fix: BilingualText(zh: "分成 \(said.count) 步", en: "make \(said.count) steps of it"))
            return nil
        }
        return action(verb, node).map { ScenarioStep($0, at: node.location) }
    }

    private func withoutVerb(_ node: YAMLNode, _ entries: [YAMLEntry]) -> Diagnostic {
        let known = Verb.allCases.map(\.rawValue)
        let nearest = entries.lazy.compactMap { entry in
            NearestName.find(entry.key, in: known).map { (entry, $0) }
        }.first
        let list = known.joined(separator: ", ")
        return DiagnosticCode.stepWithoutVerb.diagnostic(
            at: nearest?.0.keyLocation ?? node.location,
            BilingualText(zh: "这一步没有说做什么", en: "this step does not say what is done"),
            fix: nearest.map { BilingualText(zh: "是否想写 \($0.1)？", en: "did you mean \($0.1)?") }
                ?? BilingualText(zh: "以其中之一开头：\(list)", en: "begin it with one of \(list)"))
    }

    private func action(_ verb: Verb, _ node: YAMLNode) -> ScenarioStep.Action? {
        switch verb {
        case .advance:
            guard let reader = MappingReader(node, as: .advance, log: log) else { return nil }
            return act("advance", reader).map { .advance($0) }
        case .refused:
            guard let reader = MappingReader(node, as: .refused, log: log) else { return nil }
            let reason = because(reader)
            return act("refused", reader).map { .refused($0, reason) }
        case .wait:
            return MappingReader(node, as: .wait, log: log)?.period("wait").map { .wait($0) }
        case .until:
            return MappingReader(node, as: .until, log: log).flatMap { time("until", of: $0) }.map { .until($0) }
        case .expect:
            return MappingReader(node, as: .expect, log: log)?.node("expect")
                .flatMap { ExpectationReading(log).expectation($0) }.map { .expect($0) }
        }
    }

    private func act(_ verb: String, _ reader: MappingReader) -> ScenarioAct? {
        let event = reader.text(verb)
        let actor = actor(reader)
        let at = reader.has("at") ? time("at", of: reader) : nil
        let facts = reader.table("with")
        guard let event, let actor else { return nil }
        return ScenarioAct(
            event: Located(event, at: reader.place(of: verb)), actor: actor, at: at, despite: reader.text("despite"),
            facts: facts)
    }

    private func because(_ reader: MappingReader) -> RefusalExpectation {
        var expectation = RefusalExpectation(location: reader.place(of: "because"))
        guard let node = reader.node("because"), let reason = MappingReader(node, as: .because, log: log) else {
            return expectation
        }
        if node.entries?.isEmpty == true { log.add(ExpectationReading.expectsNothing(at: node.location)) }
        expectation.reason = reason.choice("reason", as: Refusal.Reason.self)
        expectation.guardName = reason.text("guard").map { Located($0, at: reason.place(of: "guard")) }
        expectation.text = reason.text("text")
        expectation.statute = reason.text("statute")
        expectation.article = reason.text("article")
        return expectation
    }

    // MARK: - Values

    private func actor(_ reader: MappingReader) -> ScenarioActor? {
        guard let node = reader.node("as") else { return nil }
        guard node.entries != nil else {
            return ValueReading.text(node, log).map { ScenarioActor(id: $0, roles: [Located($0, at: node.location)]) }
        }
        guard let person = MappingReader(node, as: .person, log: log) else { return nil }
        let roles = person.names("roles")
        return person.text("id").map { ScenarioActor(id: $0, roles: roles) }
    }

    private func time(_ key: String, of reader: MappingReader) -> StatedTime? {
        guard let text = reader.text(key) else { return nil }
        // The same years as dates of the workflow's fields: others are slips of the keyboard.
        if let time = StatedTime(text), DateLiteral.isDay(time.date.description) { return time }
        log.add(
            ValueReading.malformed(
                text, at: reader.place(of: key),
                expected: BilingualText(
                    zh: "日期或时刻，如 2026-02-13、2026-02-13T15:00",
                    en: "a date or time such as 2026-02-13 or 2026-02-13T15:00")))
        return nil
    }
}
