public import DataValues
import Diagnostics
public import StatutoryTime
public import Workflows

/// Everything a paper may speak of: a case, the rules it follows, the office that issues the paper.
public struct PaperSubject: Sendable {
    public var caseID: String
    public var openedOn: LegalDate?
    /// The rules the case follows: fields, articles and periods.
    public var workflow: Workflow
    /// The rules of the place as they stand now, whose parameters name the office.
    public var office: Workflow
    /// What it says: the case's facts, with what was given where there is none.
    public var facts: [String: DataValue]
    /// The case's own facts, by which alone a kind is lawful and has its number.
    public var onFile: [String: DataValue]
    /// What is given for this paper alone.
    public var given: [String: DataValue]
    /// The last days of running deadlines, by key.
    public var due: [String: LegalDate]
    /// Those of them that rest on a year without a holiday notice, and may still move.
    public var provisional: Set<String>
    /// How long running deadlines are in this case, by key: a limit keeps the length it began with.
    public var lengths: [String: Period]
    /// The day the paper is made.
    public var today: LegalDate

    public init(
        caseID: String, openedOn: LegalDate?, workflow: Workflow, office: Workflow, facts: [String: DataValue],
        onFile: [String: DataValue]? = nil, given: [String: DataValue], due: [String: LegalDate],
        provisional: Set<String> = [], lengths: [String: Period] = [:], today: LegalDate
    ) {
        self.caseID = caseID
        self.openedOn = openedOn
        self.workflow = workflow
        self.office = office
        self.facts = facts
        self.onFile = onFile ?? facts
        self.given = given
        self.due = due
        self.provisional = provisional
        self.lengths = lengths
        self.today = today
    }

    /// Names at the top of a template that are neither facts nor given.
    static let fixedNames = ["document", "case", "parameters", "law", "period", "deadline"]

    /// The parameter with the pattern of case numbers.
    static let pattern = "case_number_pattern"
}

/// The shape of everything that papers of a kind may speak of.
extension PaperShape {
    static func root(_ kind: DocumentKind, rules: PaperRules) -> PaperShape {
        let (workflow, office) = (rules.workflow, rules.office)
        let date: PaperShape = .text(["chinese": .text([:])])
        guard case .record(var parts) = PaperShape.record(workflow.fields + kind.given) else { return .record([:]) }
        parts["document"] = .record(["title": .text([:]), "number": .text([:]), "date": date])
        parts["case"] = .record(["id": .text([:]), "opened_on": date, "locality": .text([:])])
        parts["parameters"] = .record(
            Dictionary(
                office.parameters.parameters.map { ($0.name, PaperShape($0.type)) },
                uniquingKeysWith: { first, _ in first }))
        parts["law"] = PaperLaw.shape(rules.statutes)
        parts["period"] = KeyTree(workflow.deadlines.map { ($0.key, ()) }).shape(leaf: ["law": PaperLaw.form])
        parts["deadline"] = KeyTree(workflow.deadlines.map { ($0.key, ()) }).shape(leaf: ["chinese": .text([:])])
        return .record(parts)
    }

    fileprivate init(_ type: Parameter.ValueType) {
        switch type {
        case .money: self = .text(["capital": .text([:])])
        case .date: self = .text(["chinese": .text([:])])
        case .boolean: self = .flag
        case .list: self = .list(.text([:]))
        case .integer, .text, .period, .choice: self = .text([:])
        }
    }
}

extension PaperSubject {
    /// Everything a paper of a kind may speak of, its number and date among it.
    func root(
        _ kind: DocumentKind, number: PaperValue, date: PaperValue, statutes: [String: Statute]
    ) -> PaperValue {
        var parts = PaperValue.facts(workflow.fields, facts, .fact)
        parts.merge(PaperValue.facts(kind.given, given, .given)) { fact, _ in fact }
        parts["document"] = .record(["title": .text(kind.title.zh), "number": number, "date": date])
        let noDay = MissingFact(.fact, "case.opened_on", title: BilingualText(zh: "建档日期", en: "day it was opened"))
        parts["case"] = .record([
            "id": .text(caseID), "opened_on": openedOn.map(PaperValue.date) ?? .missing(noDay),
            "locality": .text(office.localities.locality.title.zh),
        ])
        parts["parameters"] = .record(
            Dictionary(
                office.parameters.parameters.map { ($0.name, value(of: $0)) }, uniquingKeysWith: { first, _ in first }))
        parts["law"] = PaperLaw.value(statutes)
        parts["period"] = KeyTree(workflow.deadlines.map { ($0.key, period($0, statutes)) }).value
        parts["deadline"] =
            KeyTree(
                workflow.deadlines.map { deadline in
                    (
                        deadline.key,
                        due[deadline.key].map { lastDay($0, isProvisional: provisional.contains(deadline.key)) }
                            ?? .missing(MissingFact(.deadline, "deadline.\(deadline.key)", title: deadline.title))
                    )
                }
            ).value
        return .record(parts)
    }

    /// A day that a notice may still move says so in the paper itself: parties rely on what they are told.
    private func lastDay(_ date: LegalDate, isProvisional: Bool) -> PaperValue {
        guard isProvisional else { return .date(date) }
        let note = "（暂定，放假通知公布后可能变动）"
        return .text(date.formal + note, ["chinese": .text(date.chinese + note)])
    }

    private func value(of parameter: Parameter) -> PaperValue {
        let missing = MissingFact(.parameter, "parameters.\(parameter.name)", title: parameter.title)
        guard let value = office.parameters.value(of: parameter.name, on: today.description)?.value else {
            return .missing(missing)
        }
        switch parameter.type {
        case .period: return Period(value).map { .text($0.formal) } ?? .missing(missing)
        case .money: return PaperValue(value, as: .money(.none), missing: missing)
        case .date: return PaperValue(value, as: .date, missing: missing)
        case .boolean: return PaperValue(value, as: .boolean, missing: missing)
        case .integer: return PaperValue(value, as: .integer(.none), missing: missing)
        case .text: return PaperValue(value, as: .text, missing: missing)
        case .choice(let values): return PaperValue(value, as: .choice(values), missing: missing)
        case .list(let values):
            return PaperValue(value, as: .list(values.isEmpty ? .text : .choice(values)), missing: missing)
        }
    }

    /// The length of a time limit in the case where it runs, else by the rules of the case today, with the article that sets it.
    private func period(_ deadline: DeadlineDeclaration, _ statutes: [String: Statute]) -> PaperValue {
        let missing = MissingFact(.parameter, "period.\(deadline.key)", title: deadline.title)
        let law = deadline.law.flatMap { PaperLaw.words($0, in: statutes) } ?? .missing(missing)
        let length: Period?
        switch deadline.length {
        case .period(let period): length = period
        case .parameter where lengths[deadline.key] != nil: length = lengths[deadline.key]
        case .parameter(let name):
            let value = workflow.parameters.value(of: name, on: today.description)?.value
            length = value.flatMap { Period($0) ?? $0.integer.map { Period(Int($0), .days) } }
        }
        return length.map { .text($0.formal, ["law": law]) } ?? .missing(missing)
    }
}
