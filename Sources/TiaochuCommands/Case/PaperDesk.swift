import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Documents
import StatutoryTime
import Workflows

/// Where papers of one case are made: the case, the kinds of its workflow, and what the office is called now.
struct PaperDesk {
    let session: Session
    /// The case as the papers see it.
    let view: CaseView
    /// The journal entry after which it stood so; nil: as it stands now.
    private let entry: Int?
    /// The version of the case that was looked at.
    private let version: Int
    let catalogue: DocumentCatalogue
    private let office: Workflow
    private let making: PaperMaking

    /// Why a paper cannot be made yet, in words that hold no value of the case.
    struct Obstacle {
        var what: BilingualText
        var missing: [MissingFact] = []
    }

    /// - Parameter entry: the journal entry after which the case is looked at, to make an earlier paper again; nil: as it stands.
    init(_ session: Session, caseID: String, after entry: Int? = nil) throws {
        self.session = session
        self.entry = entry
        let current = try session.run { engine throws(EngineError) in try engine.view(caseID) }
        version = current.record.version
        let view = try entry.map { try Self.view(caseID, after: $0, session) } ?? current
        self.view = view
        let (name, locality) = (view.workflow.name, view.workflow.localities.locality.code)
        let log = DiagnosticLog()
        catalogue = DocumentCatalogue(of: name, from: session.sources, log: log)
        guard !log.hasErrors else { throw CommandFailure(findings: log.sorted) }
        guard !catalogue.kinds.isEmpty else {
            throw CommandFailure(
                .notFound, code: "no-documents",
                what: BilingualText(zh: "流程 \(name) 没有文书", en: "the workflow \(name) has no documents"),
                fix: BilingualText(zh: "见 docs/reference/documents.md", en: "see docs/reference/documents.md"))
        }
        office = try session.run { engine throws(EngineError) in try engine.newestWorkflow(name, locality: locality) }
        making = PaperMaking(from: session.sources)
    }

    private static func view(_ caseID: String, after entry: Int, _ session: Session) throws -> CaseView {
        if let view = try session.run({ engine throws(EngineError) in try engine.view(caseID, after: entry) }) {
            return view
        }
        let last = try session.run { engine throws(EngineError) in try engine.history(caseID).last?.sequence ?? 0 }
        throw CommandFailure(
            .notFound, code: "no-such-entry",
            what: BilingualText(
                zh: "案件 \(caseID) 的日志没有第 \(entry) 条", en: "the journal of case \(caseID) has no entry \(entry)"),
            fix: BilingualText(
                zh: "条目从 1 到 \(last)，见 tiaochu case history \(caseID)",
                en: "entries go from 1 to \(last): see tiaochu case history \(caseID)"))
    }

    func kind(_ word: String) throws -> DocumentKind {
        if let kind = catalogue.kind(word) { return kind }
        let names = catalogue.kinds.flatMap { [$0.name, $0.title.zh] }
        let nearest = NearestName.find(word, in: names)
        throw CommandFailure(
            .notFound, code: "no-such-document",
            what: BilingualText(zh: "没有文书“\(word)”", en: "there is no document '\(word)'"),
            fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                ?? BilingualText(zh: "用 --list 查看种类", en: "see the kinds with --list"))
    }

    /// Makes a paper; nothing is recorded yet.
    ///
    /// - Parameter given: what was given for this paper: the kind's own, and facts that the case lacks.
    func paper(_ kind: DocumentKind, given: [String: DataValue], today: LegalDate) throws -> Paper {
        try checkNothingIsContradicted(given)
        do {
            return try making.paper(kind, on: subject(given, today))
        } catch {
            throw CommandFailure(error, kind: kind, view: view)
        }
    }

    /// What keeps a paper from being made now; nil when nothing does.
    func obstacle(to kind: DocumentKind, today: LegalDate) -> Obstacle? {
        do throws(PaperError) {
            _ = try making.paper(kind, on: subject([:], today))
            return nil
        } catch {
            switch error {
            case .findings:
                return Obstacle(
                    what: BilingualText(
                        zh: "模板有错，或不合本案所依的规则（案件可能要先迁移）",
                        en:
                            "its template is faulty, or does not fit the rules this case follows (it may have to be migrated first)"
                    ))
            case .notNow(let conditions):
                return Obstacle(what: CommandFailure.words(for: conditions, in: view.workflow))
            case .lacks(let facts):
                return Obstacle(
                    what: BilingualText(
                        zh: facts.map(\.title.zh).joined(separator: "、"),
                        en: facts.map(\.title.en).joined(separator: "; ")),
                    missing: facts)
            }
        }
    }

    /// Writes into the journal that a paper was made, by whom, and by what the file can be known again; a conflict when the case has gone on
    /// since the desk looked at it.
    func record(_ paper: Paper, file: [UInt8], format: String, actor: Actor) throws -> CaseRecord {
        var document: [String: DataValue] = [
            "kind": .text(paper.kind.name),
            "title": ["zh": .text(paper.kind.title.zh), "en": .text(paper.kind.title.en)],
            "format": .text(format), "sha256": .text(ContentHash.of(bytes: file)),
            "templates": .record(paper.templates.mapValues { .text(ContentHash.of(bytes: Array($0.utf8))) }),
        ]
        document["entry"] = entry.map { .integer(Int64($0)) }
        document["number"] = paper.number.map(DataValue.text)
        document["date"] = paper.date.map { .text($0.description) }
        let fields = view.workflow.fields.filter { $0.isSensitive || $0.type.holdsSensitiveFields }.map(\.name)
        return try session.run { engine throws(EngineError) in
            try engine.recordDocument(
                .record(document), showing: fields, on: view.record.id, at: version, actor: actor)
        }
    }

    private func subject(_ given: [String: DataValue], _ today: LegalDate) -> PaperSubject {
        PaperSubject(
            caseID: view.record.id, openedOn: LegalTime(view.record.openedOn)?.date ?? LegalDate(view.record.openedOn),
            workflow: view.workflow, office: office,
            facts: merged(view.snapshot.fields, given).mapValues(named), onFile: view.snapshot.fields,
            given: given.mapValues(named),
            due: Dictionary(
                view.deadlines.compactMap { deadline in deadline.dueOn.map { (deadline.key, $0) } },
                uniquingKeysWith: { first, _ in first }),
            provisional: Set(view.deadlines.filter { $0.deadline?.isProvisional == true }.map(\.key)),
            lengths: Dictionary(
                view.deadlines.compactMap { deadline in deadline.deadline.map { (deadline.key, $0.period) } },
                uniquingKeysWith: { first, _ in first }), today: today)
    }

    /// Users of the workspace go by their names in papers.
    private func named(_ value: DataValue) -> DataValue {
        switch value {
        case .text(let text): session.workspace.users.first { $0.id == text }.map { .text($0.name) } ?? value
        case .list(let values): .list(values.map(named))
        case .record(let record): .record(record.mapValues(named))
        default: value
        }
    }

    /// The facts, with what was given where there is none.
    private func merged(_ facts: [String: DataValue], _ given: [String: DataValue]) -> [String: DataValue] {
        facts.merging(given) { fact, given in
            guard let record = fact.record, let more = given.record else { return fact.isNull ? given : fact }
            return .record(merged(record, more))
        }
    }

    private func checkNothingIsContradicted(_ given: [String: DataValue]) throws {
        let names = contradictions(view.snapshot.fields, given, below: "")
        guard let name = names.first else { return }
        throw CommandFailure(
            .refused, code: "document-contradicts-case",
            what: BilingualText(
                zh: "案件里已有 \(names.joined(separator: "、"))，文书不能另写",
                en: "the case has \(names.joined(separator: ", ")): a document says nothing else"),
            fix: BilingualText(
                zh: "去掉 --set \(name)；事实有误的，先在案件里更正",
                en: "leave out --set \(name); what is wrong in the case is put right there first"))
    }

    private func contradictions(_ facts: [String: DataValue], _ given: [String: DataValue], below path: String)
        -> [String]
    {
        given.sorted { $0.key < $1.key }.flatMap { name, value -> [String] in
            let fact = facts[name] ?? .null
            if let record = fact.record, let more = value.record {
                return contradictions(record, more, below: "\(path)\(name).")
            }
            return fact.isNull || fact == value ? [] : ["\(path)\(name)"]
        }
    }
}
