import DataValues
import Diagnostics
import Statecharts
import StatutoryTime

extension ProcedureDescription {
    /// - Parameter date: the day whose parameters are shown, ISO text.
    public init(_ bundle: WorkflowBundle, on date: String) {
        let reading = ProcedureReading(bundle, on: date)
        let workflow = bundle.workflow
        self.init(
            title: workflow.title, localities: workflow.localities, date: date,
            start: workflow.chart.initial.map { reading.place($0.rawValue) },
            states: workflow.states.indices.filter { !workflow.states[$0].id.isEmpty }.map(reading.state))
    }
}

/// Puts a workflow's tables into the words of a description.
private struct ProcedureReading {
    let bundle: WorkflowBundle
    let date: String
    let sentences: RefusalSentences
    let explainer: WorkflowExplainer
    let numbers: [String]

    var workflow: Workflow { bundle.workflow }

    init(_ bundle: WorkflowBundle, on date: String) {
        self.bundle = bundle
        self.date = date
        sentences = RefusalSentences(bundle.workflow, on: date)
        explainer = WorkflowExplainer(bundle)
        numbers = Self.numbers(of: bundle.workflow)
    }

    /// `2.1.3`: the place of each state among its siblings, below its parent's.
    private static func numbers(of workflow: Workflow) -> [String] {
        var numbers: [String] = []
        var children: [String: Int] = [:]
        for state in workflow.states {
            let parent = state.parent.map { numbers[$0] } ?? ""
            guard !state.id.isEmpty else {
                numbers.append("")
                continue
            }
            children[parent, default: 0] += 1
            numbers.append((parent.isEmpty ? "" : parent + ".") + "\(children[parent, default: 1])")
        }
        return numbers
    }

    func place(_ index: Int) -> ProcedureDescription.Place {
        .init(id: workflow.states[index].id, number: numbers[index], title: workflow.states[index].title)
    }

    func state(_ index: Int) -> ProcedureDescription.State {
        let state = workflow.states[index]
        let node = workflow.chart[StateIndex(index)]
        return .init(
            place: place(index), description: state.description, nature: nature(node.kind),
            begins: node.kind == .compound ? node.initial.map { place($0.rawValue) } : [],
            law: state.law.map(workflow.words), owner: state.owner.map(workflow.words(for:)),
            entry: records(state.stamps, state.sets),
            limits: state.deadlines.map(limit),
            steps: steps(of: index), around: around(index), closures: closures(state),
            layer: state.declaration.layer, location: state.declaration.location,
            depth: numbers[index].count { $0 == "." }, hasParts: !node.children.isEmpty)
    }

    private func nature(_ kind: StateKind) -> BilingualText? {
        switch kind {
        case .atomic, .compound: nil
        case .parallel: BilingualText(zh: "以下各项同时进行。", en: "The parts below run at the same time.")
        case .final: BilingualText(zh: "到此为止。", en: "It ends here.")
        case .history: BilingualText(zh: "回到离开时所在之处。", en: "The case returns to where it was when it left.")
        }
    }

    private func closures(_ state: StateMetadata) -> [BilingualText] {
        let codes: [String]
        switch state.closure {
        case nil: return []
        case .code(let code): codes = [code]
        case .field(let field):
            let sets = workflow.transitions.flatMap(\.sets) + workflow.states.flatMap(\.sets)
            codes = Set(sets.filter { $0.field == field }.compactMap(\.value.text)).sorted()
        }
        return codes.map { code in
            let title = workflow.closure(code)?.title
            return BilingualText(zh: "\(code) \(title?.zh ?? "")", en: "\(code) \(title?.en ?? "")")
        }
    }

    // MARK: - Steps

    private func steps(of index: Int) -> [ProcedureDescription.Step] {
        var tried: [TransitionMetadata.Trigger: Int] = [:]
        return workflow.transitions.filter { $0.source == index }.enumerated().map { position, transition in
            step(transition, after: tried.updateValue(position + 1, forKey: transition.trigger))
        }
    }

    /// For a place without parts: what stands around it and lets somebody act.
    private func around(_ index: Int) -> [ProcedureDescription.Place] {
        let isLeftAtOnce = workflow.transitions.contains {
            $0.source == index && $0.trigger == .always && $0.guards.isEmpty
        }
        guard workflow.chart[StateIndex(index)].kind == .atomic, !isLeftAtOnce else { return [] }
        return sequence(first: index) { workflow.states[$0].parent }.dropFirst().filter { outer in
            !workflow.states[outer].id.isEmpty
                && workflow.transitions.contains { transition in
                    guard case .event(let name) = transition.trigger else { return false }
                    return transition.source == outer && workflow.event(name)?.isSystem == false
                }
        }.map(place)
    }

    private func step(_ transition: TransitionMetadata, after: Int?) -> ProcedureDescription.Step {
        let name: String?
        if case .event(let event) = transition.trigger { name = event } else { name = nil }
        let event = name.flatMap(workflow.event)
        let title: BilingualText =
            switch transition.trigger {
            case .event: transition.title ?? event?.title ?? BilingualText(verbatim: name ?? "")
            case .always where transition.guards.isEmpty: transition.title ?? BilingualText(zh: "即行", en: "At once")
            case .always: transition.title ?? BilingualText(zh: "条件具备即行", en: "As soon as the condition holds")
            case .done: transition.title ?? BilingualText(zh: "其内各项完成后", en: "When its parts are completed")
            }
        return .init(
            event: name, title: title, isAutomatic: event?.isSystem ?? true,
            roles: workflow.roles(taking: transition).map { workflow.role($0)?.title ?? BilingualText(verbatim: $0) },
            apartFrom: transition.persons.apartFrom.map(field),
            requires: transition.requires.map(field), accepts: transition.accepts.map(field),
            conditions: transition.guards.map(sentences.condition), targets: transition.targets.map(place),
            records: transition.persons.signs.map(actor) + records(transition.stamps, transition.sets),
            law: (transition.law ?? event?.law).map(workflow.words), after: after,
            layer: transition.declaration.layer, location: transition.declaration.location)
    }

    private func field(_ path: String) -> BilingualText {
        workflow.field(path)?.title ?? BilingualText(verbatim: path)
    }

    private func actor(_ field: String) -> BilingualText {
        BilingualText(zh: "\(self.field(field).zh)＝办理人", en: "\(self.field(field).en) = whoever does it")
    }

    private func records(_ stamps: [String], _ sets: [FieldAssignment]) -> [BilingualText] {
        let dates = stamps.map { stamp in
            BilingualText(zh: "\(field(stamp).zh)＝当日", en: "\(field(stamp).en) = that day")
        }
        return dates
            + sets.map { set in
                let type = workflow.field(set.field)?.type
                func shown(_ language: Language) -> String {
                    if set.value.isNull { return language == .chinese ? "清空" : "emptied" }
                    if let closure = set.value.text.flatMap(workflow.closure), case .text? = type {
                        return "\(closure.code) \(closure.title[language])"
                    }
                    return type?.shown(set.value, in: language) ?? set.value.canonicalJSON
                }
                return BilingualText(
                    zh: "\(field(set.field).zh)＝\(shown(.chinese))", en: "\(field(set.field).en) = \(shown(.english))")
            }
    }

    // MARK: - Time limits

    private func limit(_ deadline: DeadlineDeclaration) -> ProcedureDescription.TimeLimit {
        let actor: BilingualText? =
            switch deadline.actor {
            case .role(let name)?: workflow.role(name)?.title ?? BilingualText(verbatim: name)
            case .words(let words)?: words
            case nil: nil
            }
        let (length, layer) = length(of: deadline)
        return .init(
            key: deadline.key, title: deadline.title, length: counted(length, deadline.anchor),
            law: deadline.law.map(workflow.words), actor: actor, condition: deadline.condition.map(sentences.condition),
            details: details(deadline), lapse: lapse(deadline), layer: layer,
            replaced: layer.flatMap { _ in replaced(deadline) }, location: deadline.lengthDeclaration.location)
    }

    /// The length in force, and the layer it comes from when that is not the nation's.
    private func length(of deadline: DeadlineDeclaration) -> (BilingualText, layer: String?) {
        switch deadline.length {
        case .period(let period): return (period.text, deadline.lengthDeclaration.layer)
        case .parameter(let name):
            guard let parameter = workflow.parameters.parameter(name),
                let value = workflow.parameters.value(of: name, on: date)
            else { return (BilingualText(verbatim: name), nil) }
            let root = workflow.localities.codes.first
            let layer = value.declaration.layer.flatMap { $0 == root ? nil : $0 }
            let days = value.value.integer.map { Period(Int($0), .days).text }
            return (
                days
                    ?? BilingualText(
                        zh: parameter.shown(value.value, in: .chinese), en: parameter.shown(value.value, in: .english)),
                layer
            )
        }
    }

    private func counted(_ length: BilingualText, _ anchor: DeadlineDeclaration.Anchor) -> BilingualText {
        switch anchor {
        case .entry: BilingualText(zh: "\(length.zh)，自进入之日起", en: "\(length.en) from the day this begins")
        case .after(let name):
            BilingualText(zh: "\(length.zh)，自“\(field(name).zh)”起", en: "\(length.en) from “\(field(name).en)”")
        case .before(let name):
            BilingualText(
                zh: "至迟在“\(field(name).zh)”之前 \(length.zh)", en: "at least \(length.en) before “\(field(name).en)”")
        }
    }

    private func replaced(_ deadline: DeadlineDeclaration) -> BilingualText? {
        switch deadline.length {
        case .period:
            let steps = explainer.provenance(of: "deadlines.\(deadline.key)")?.steps ?? []
            guard let before = steps.prefix(while: { $0.layer != deadline.lengthDeclaration.layer }).last?.value else {
                return nil
            }
            return Period(before)?.text ?? BilingualText(verbatim: before)
        case .parameter(let name):
            guard let parameter = workflow.parameters.parameter(name) else { return nil }
            let inForce = workflow.parameters.value(of: name, on: date)?.declaration.layer
            return workflow.parameters.values(of: name).first { $0.declaration.layer != inForce }.map { value in
                BilingualText(
                    zh: parameter.shown(value.value, in: .chinese), en: parameter.shown(value.value, in: .english))
            }
        }
    }

    private func details(_ deadline: DeadlineDeclaration) -> [BilingualText] {
        var details: [BilingualText] = []
        if let until = deadline.until {
            details.append(
                BilingualText(zh: "有了“\(field(until).zh)”即为办到", en: "met once “\(field(until).en)” is known"))
        }
        if !deadline.metBy.isEmpty {
            let titles = deadline.metBy.map { workflow.event($0)?.title ?? BilingualText(verbatim: $0) }
            details.append(
                BilingualText(
                    zh: "以“\(titles.map(\.zh).joined(separator: "、"))”办到",
                    en: "met by “\(titles.map(\.en).joined(separator: ", "))”"))
        }
        if !deadline.pauses.isEmpty {
            let titles = deadline.pauses.map { workflow.states[$0].title }
            details.append(
                BilingualText(
                    zh: "“\(titles.map(\.zh).joined(separator: "、"))”期间不计",
                    en: "days in “\(titles.map(\.en).joined(separator: ", "))” do not count"))
        }
        if let granted = deadline.granted {
            let most = granted.atMost?.text
            details.append(
                BilingualText(
                    zh: "可按“\(field(granted.field).zh)”延长\(most.map { "，至多 \($0.zh)" } ?? "")",
                    en: "extended by “\(field(granted.field).en)”\(most.map { ", at most \($0.en)" } ?? "")"))
        }
        return details
    }

    private func lapse(_ deadline: DeadlineDeclaration) -> BilingualText {
        guard let name = deadline.lapse else {
            return BilingualText(zh: "届满只标为逾期，案件不动", en: "when it lapses the case is marked overdue and stays")
        }
        let title = workflow.event(name)?.title ?? BilingualText(verbatim: name)
        return BilingualText(zh: "届满则自动“\(title.zh)”", en: "when it lapses: “\(title.en)”, by itself")
    }
}
