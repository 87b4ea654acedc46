import DataValues
import Diagnostics
import Statecharts

/// What can be said of an occurrence before the chart is asked: closed, unknown, not for people, facts that do not fit.
struct FactChecking {
    let workflow: Workflow
    let chart: Statechart
    /// Who may be named in facts; nil: nobody is asked.
    var people: PeopleDirectory?

    /// Everything wrong with it; nil when the chart may be asked.
    func refusals(_ occurrence: Occurrence, in snapshot: CaseSnapshot) -> [Refusal]? {
        let name = occurrence.event
        guard snapshot.chart.status == .running else {
            return [Refusal(.closed, text: BilingualText(zh: "案件已结案", en: "the case is closed"))]
        }
        guard let event = workflow.event(name) else {
            let nearest = nearestEvent(to: name)
            return [
                Refusal(
                    .state, text: BilingualText(zh: "流程没有事件 \(name)", en: "the workflow has no event \(name)"),
                    fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") })
            ]
        }
        if event.isSystem, !occurrence.isFromSystem {
            return [
                Refusal(
                    .system,
                    text: BilingualText(
                        zh: "“\(event.title.zh)”由系统在期限届满或条件成就时触发，不能由人登记",
                        en:
                            "'\(event.title.en)' is raised by the system when a deadline lapses or a condition is met, not by people"
                    ),
                    location: event.declaration.location, law: event.law.map(workflow.words(for:)))
            ]
        }
        if !occurrence.isFromSystem, let recused = recusal(of: occurrence.actor.id, in: snapshot) { return [recused] }
        let problems = self.problems(with: occurrence, event: event, in: snapshot)
        return problems.isEmpty ? nil : problems
    }

    /// Whoever is recused raises nothing, whatever their role.
    func recusal(of person: String, in snapshot: CaseSnapshot) -> Refusal? {
        guard let rule = workflow.recusal, snapshot.fields.names(person, in: rule.field) else { return nil }
        return Refusal(
            .person,
            text: BilingualText(
                zh: "\(person) 已回避，不能办理本案", en: "\(person) is recused from this case"),
            location: rule.declaration.location, layer: rule.declaration.layer,
            law: rule.law.map(workflow.words(for:)), facts: [rule.field],
            fix: BilingualText(zh: "请由他人办理", en: "let somebody else do it"))
    }

    /// The event that people may raise whose name or title is nearest to a text.
    private func nearestEvent(to text: String) -> String? {
        let events = workflow.events.filter { !$0.isSystem }
        if let name = NearestName.find(text, in: events.map(\.name)) { return name }
        let titles = events.flatMap { [($0.title.zh, $0.name), ($0.title.en, $0.name)] }
        let title = NearestName.find(text, in: titles.map(\.0))
        return titles.first { $0.0 == title }?.1
    }

    private func problems(
        with occurrence: Occurrence, event: EventDeclaration, in snapshot: CaseSnapshot
    ) -> [Refusal] {
        guard !occurrence.facts.isEmpty else { return [] }
        let listening = transitions(for: occurrence.event, in: snapshot)
        // Where nothing listens the chart says so, which is the better answer.
        guard !listening.isEmpty else { return [] }
        let taken = Set(listening.flatMap { $0.requires + $0.accepts } + event.requires + event.accepts)
        var refusals: [Refusal] = []
        for name in occurrence.facts.keys.sorted() where !taken.contains(name) && workflow.field(name) != nil {
            let known = workflow.fields.filter { taken.contains($0.name) }
            let title = workflow.field(name)?.title
            refusals.append(
                Refusal(
                    .value,
                    text: BilingualText(
                        zh: "“\(event.title.zh)”不接受字段 \(name)（\(title?.zh ?? "")）",
                        en: "'\(event.title.en)' does not take the field \(name) (\(title?.en ?? ""))"),
                    facts: [name],
                    fix: known.isEmpty
                        ? BilingualText(zh: "它不接受任何事实", en: "it takes no facts")
                        : BilingualText(
                            zh: "它接受：\(known.map { "\($0.name)（\($0.title.zh)）" }.joined(separator: "、"))",
                            en: "it takes: \(known.map { "\($0.name) (\($0.title.en))" }.joined(separator: ", "))")
                ))
        }
        refusals += workflow.fields.problems(with: occurrence.facts, complete: false).map {
            Self.refusal($0, in: workflow)
        }
        refusals += Self.typedNumbers(occurrence.facts, in: workflow)
        guard refusals.isEmpty, let people else { return refusals }
        return PeopleChecking(workflow: workflow, directory: people).refusals(occurrence.facts, event: event)
    }

    /// Numbers of a series are given by the register, never typed in: a typed one could be somebody else's.
    static func typedNumbers(_ facts: [String: DataValue], in workflow: Workflow) -> [Refusal] {
        workflow.fields.filter { $0.series != nil && !(facts[$0.name] ?? .null).isNull }.map { field in
            Refusal(
                .value,
                text: BilingualText(
                    zh: "“\(field.title.zh)”按登记顺序自动编号，不能填写",
                    en: "'\(field.title.en)' is numbered by the register and cannot be typed in"),
                location: field.declaration.location, facts: [field.name],
                fix: BilingualText(zh: "删去 \(field.name)", en: "leave \(field.name) out"))
        }
    }

    static func refusal(_ problem: FieldProblem, in workflow: Workflow) -> Refusal {
        var name = "\(problem.path)"
        if case .key(let root)? = problem.path.components.first { name = root }
        return Refusal(
            problem.kind == .missing ? .facts : .value,
            text: BilingualText(zh: "\(problem.path)：\(problem.what.zh)", en: "\(problem.path): \(problem.what.en)"),
            location: workflow.field(name)?.declaration.location, facts: [name], fix: problem.fix)
    }

    func transitions(for event: String, in snapshot: CaseSnapshot) -> [TransitionMetadata] {
        chart.candidates(in: snapshot.chart.configuration, for: event).map { workflow.transitions[$0.rawValue] }
    }

    /// No active state listens to the event: where it could be raised instead.
    func notListening(_ name: String, in snapshot: CaseSnapshot) -> Refusal {
        let event = workflow.event(name)
        let places = workflow.transitions.filter { $0.trigger == .event(name) }.map { workflow.states[$0.source] }
        var seen: Set<String> = []
        let unique = places.filter { seen.insert($0.id).inserted }.prefix(6)
        let here = workflow.standing(snapshot.chart.configuration.map { workflow.states[$0.rawValue].id })
        return Refusal(
            .state,
            text: BilingualText(
                zh: "案件现处“\(here.zh)”，此处不能办理“\(event?.title.zh ?? name)”",
                en: "the case is at '\(here.en)', where '\(event?.title.en ?? name)' cannot be raised"),
            location: event?.declaration.location, law: event?.law.map(workflow.words(for:)),
            fix: unique.isEmpty
                ? nil
                : BilingualText(
                    zh: "可在这些状态办理：\(unique.map { "\($0.title.zh)（\($0.id)）" }.joined(separator: "、"))",
                    en: "it can be raised in: \(unique.map { "\($0.title.en) (\($0.id))" }.joined(separator: ", "))"))
    }
}
