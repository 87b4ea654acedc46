import DataValues
import Diagnostics
import Workflows

/// Looks up what a scenario names in the workflow it runs on.
struct NameChecks {
    let workflow: Workflow
    let log: DiagnosticLog

    func check(_ actor: ScenarioActor) {
        for role in actor.roles {
            look(up: role, BilingualText(zh: "角色", en: "role"), among: workflow.roles.map(\.name))
        }
    }

    func check(_ act: ScenarioAct) {
        look(up: act.event, BilingualText(zh: "事件", en: "event"), among: workflow.events.map(\.name))
        check(act.actor)
    }

    func check(_ reason: RefusalExpectation) {
        guard let name = reason.guardName else { return }
        look(up: name, BilingualText(zh: "守卫", en: "guard"), among: workflow.transitions.flatMap(\.guards))
    }

    func check(_ expectation: CaseExpectation) {
        for state in expectation.active + expectation.inactive {
            look(up: state, BilingualText(zh: "状态", en: "state"), among: workflow.states.map(\.id))
        }
        for deadline in expectation.deadlines {
            look(up: deadline.key, BilingualText(zh: "期限", en: "deadline"), among: workflow.deadlines.map(\.key))
        }
        for event in expectation.allowed ?? [] {
            look(up: event, BilingualText(zh: "事件", en: "event"), among: workflow.events.map(\.name))
        }
        if case .code(let code)? = expectation.closure?.value, let place = expectation.closure?.location {
            look(
                up: Located(code, at: place), BilingualText(zh: "结案方式", en: "closure code"),
                among: workflow.closures.map(\.code))
        }
    }

    /// The expected field with its path and type; nil after a finding.
    func field(_ entry: YAMLEntry, _ values: FieldValueReading) -> BoundScenario.ExpectedField? {
        guard let path = try? DataPath(parsing: entry.key), let type = workflow.fields.type(at: path) else {
            unknown(
                entry.key, at: entry.keyLocation, BilingualText(zh: "字段", en: "field"),
                known: workflow.fields.map(\.name))
            return nil
        }
        return values.value(entry.value, type).map {
            BoundScenario.ExpectedField(path: path, type: type, value: $0, location: entry.keyLocation)
        }
    }

    private func look(up name: Located<String>, _ kind: BilingualText, among known: [String]) {
        if !known.contains(name.value) { unknown(name.value, at: name.location, kind, known: known) }
    }

    private func unknown(_ name: String, at location: SourceLocation, _ kind: BilingualText, known: [String]) {
        log.add(
            .scenarioUnknownName, at: location,
            BilingualText(
                zh: "流程 \(workflow.name) 没有\(kind.zh) \(name)",
                en: "the workflow \(workflow.name) has no \(kind.en) \(name)"),
            fix: NearestName.advice(name, in: known))
    }
}
