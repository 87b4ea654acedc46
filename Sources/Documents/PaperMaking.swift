import DataValues
public import Diagnostics
import Mustache
public import StatutoryTime
public import Workflows

/// A paper as it is issued.
public struct Paper: Hashable, Sendable {
    public var kind: DocumentKind
    /// Its number by the local rule; nil when the place has no rule.
    public var number: String?
    /// The day it bears.
    public var date: LegalDate?
    /// A whole HTML document in UTF-8 that needs no other file.
    public var html: String
    /// The text of every template that had a part in it, by path.
    public var templates: [String: String]
}

/// Why a paper is not made.
public enum PaperError: Error, Hashable, Sendable {
    /// Templates or rules are faulty.
    case findings([Diagnostic])
    /// The case does not stand where this paper is made.
    case notNow([DocumentKind.Condition])
    /// Everything the paper would say and the case does not have, in the order of the paper.
    case lacks([MissingFact])
}

/// Makes papers of one workflow in one place from the files of a workspace.
public struct PaperMaking {
    private let tree: SourceTree
    private let statutes: [String: Statute]
    /// What is wrong with any of the statutes.
    private let findings: [Diagnostic]

    /// Reads the statutes once for every paper that it makes.
    public init(from tree: SourceTree) {
        self.tree = tree
        let log = DiagnosticLog()
        statutes = StatuteLoader.all(in: tree, log: log)
        findings = log.sorted
    }

    /// Makes a paper.
    ///
    /// Everything from the case is escaped for HTML. Nothing is left blank: what is missing is an error that names all of it.
    public func paper(_ kind: DocumentKind, on subject: PaperSubject) throws(PaperError) -> Paper {
        let log = DiagnosticLog()
        log.add(contentsOf: findings)
        let library = TemplateLibrary(
            of: subject.workflow.name, chain: subject.office.localities.codes, from: tree, log: log)
        let check = TemplateCheck(library)
        let rules = PaperRules(
            workflow: subject.workflow, office: subject.office, statutes: statutes)
        DocumentCheck.check(kind, against: rules, log: log)
        DocumentCheck.follow(kind, with: check, rules: rules, log: log)
        let number = number(of: kind, subject, log: log)
        guard !log.hasErrors else { throw .findings(log.sorted) }
        let unmet = kind.unmet(by: subject.onFile)
        guard unmet.isEmpty else { throw .notNow(unmet) }
        let missing = MissingFacts()
        let date = date(of: kind, subject)
        let root = subject.root(kind, number: number, date: date, statutes: rules.statutes)
        for need in kind.needs {
            if case .missing(let fact) = root.part(need.value) { missing.add(fact) }
        }
        let html =
            MustacheLibrary(templates: check.compiled).render(root.seen(missing), withTemplate: kind.template) ?? ""
        guard missing.facts.isEmpty else { throw .lacks(missing.facts) }
        return Paper(
            kind: kind, number: number.printed, date: day(of: kind, subject), html: html + "\n",
            templates: Dictionary(
                check.sources.values.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first }))
    }

    private func day(of kind: DocumentKind, _ subject: PaperSubject) -> LegalDate? {
        guard let field = kind.date else { return subject.today }
        return subject.facts[field.value]?.text.flatMap { LegalDate($0) }
    }

    private func date(of kind: DocumentKind, _ subject: PaperSubject) -> PaperValue {
        if let day = day(of: kind, subject) { return .date(day) }
        let name = kind.date?.value ?? "document.date"
        let title = subject.workflow.field(name)?.title ?? BilingualText(zh: "日期", en: "date")
        return .missing(MissingFact(.fact, name, title: title))
    }

    private func number(of kind: DocumentKind, _ subject: PaperSubject, log: DiagnosticLog) -> PaperValue {
        if let field = kind.number, let number = subject.onFile[field.value]?.text {
            return .text(number + kind.suffix(for: subject.onFile))
        }
        let name = PaperSubject.pattern
        let title =
            subject.office.parameters.parameter(name)?.title ?? BilingualText(zh: "文号格式", en: "pattern of numbers")
        guard let value = subject.office.parameters.value(of: name, on: subject.today.description),
            let pattern = value.value.text
        else { return .missing(MissingFact(.parameter, "parameters.\(name)", title: title)) }
        DocumentCheck.check(pattern: value, of: subject.office, isIssuing: true, log: log)
        guard let number = CaseNumber(caseID: subject.caseID) else {
            return .missing(
                MissingFact(.fact, "case.id", title: BilingualText(zh: "按年度和地区编的案号", en: "a case id by year and place"))
            )
        }
        return .text(number.text(by: pattern, word: kind.word) + kind.suffix(for: subject.onFile))
    }
}

extension PaperValue {
    /// What a dotted path leads to.
    func part(_ path: String) -> PaperValue? {
        path.split(separator: ".").reduce(Optional(self)) { value, name in
            switch value {
            case .text(_, let parts)?, .record(let parts)?: parts[String(name)]
            case .missing?: value
            default: nil
            }
        }
    }

    var printed: String? { if case .text(let text, _) = self { text } else { nil } }
}
