public import CaseStores
public import DataValues
import StatutoryTime
public import Workflows

extension CaseEngine {
    /// Writes a note into a case's journal; nothing else changes.
    ///
    /// A note hangs on nothing that others write at the same moment, so it is written after theirs. Refused to somebody who is recused.
    public func note(
        _ text: String, on caseID: String, actor: Actor, requestID: String? = nil
    ) throws(EngineError) -> StepAnswer {
        let body: DataValue = [
            "verb": "note", "case": .text(caseID), "text": .text(text), "actor": .text(actor.id),
        ]
        if let answer = try earlierAnswer(to: requestID, body: body) { return answer }
        try checkNotRecused(actor, from: caseID)
        return try answeringOnce(requestID, body: body) { () throws(EngineError) in
            let request = requestRecord(requestID, body: body, caseID: caseID)
            let record = try retryingOnConflict { () throws(EngineError) in
                try append(.noted, data: ["text": .text(text)], to: caseID, actor: actor, request: request) { _ in }
            }
            return StepAnswer(record: record, step: nil, fired: [], isRepetition: false)
        }
    }

    /// Gives a case to a handler, or to nobody; refused when the handler is recused from it.
    public func assign(_ caseID: String, to assignee: String?, actor: Actor) throws(EngineError) -> CaseRecord {
        let loaded = try load(caseID)
        if let assignee, let recused = loaded.machine.recusal(of: assignee, in: loaded.snapshot) {
            throw .refused(caseID: caseID, event: nil, [recused])
        }
        return try assign(caseID, assignee, actor)
    }

    private func assign(_ caseID: String, _ assignee: String?, _ actor: Actor) throws(EngineError) -> CaseRecord {
        try append(.assigned, data: ["assignee": assignee.map(DataValue.text) ?? .null], to: caseID, actor: actor) {
            $0.assignee = assignee
        }
    }

    /// Records that fields of a case were shown unmasked to somebody; like a note it is written after what others write, and refused to
    /// somebody who is recused.
    public func recordReveal(of fields: [String], on caseID: String, actor: Actor) throws(EngineError) -> CaseRecord {
        try checkNotRecused(actor, from: caseID)
        return try retryingOnConflict { () throws(EngineError) in
            try append(.revealed, data: ["fields": .list(fields.map(DataValue.text))], to: caseID, actor: actor) { _ in
            }
        }
    }

    /// Records that a paper was made from a case, and by what it can be known again.
    ///
    /// - Parameters:
    ///   - document: the kind of paper, its number and date, the SHA-256 of the file and of each template; no personal data.
    ///   - fields: the sensitive fields it may show.
    ///   - version: the case's version from which it was made; a conflict, and nothing is recorded, when the case has gone on since.
    public func recordDocument(
        _ document: DataValue, showing fields: [String], on caseID: String, at version: Int, actor: Actor
    ) throws(EngineError) -> CaseRecord {
        try checkNotRecused(actor, from: caseID)
        return try append(
            .documented, data: ["document": document, "fields": .list(fields.map(DataValue.text))], to: caseID,
            at: version, actor: actor
        ) { _ in }
    }

    /// Refuses somebody who is recused from a case: they write nothing into it, and see nothing of it that is masked.
    public func checkNotRecused(_ actor: Actor, from caseID: String) throws(EngineError) {
        let loaded = try load(caseID)
        if let recused = loaded.machine.recusal(of: actor.id, in: loaded.snapshot) {
            throw .refused(caseID: caseID, event: nil, [recused])
        }
    }

    /// An entry that takes no step: the case's legal time stays where it is.
    ///
    /// - Parameter version: the version that was looked at, another one being a conflict; nil: whichever it is.
    private func append(
        _ kind: JournalKind, data: DataValue, to caseID: String, at version: Int? = nil, actor: Actor,
        request: RequestRecord? = nil, change: (inout CaseRecord) -> Void
    ) throws(EngineError) -> CaseRecord {
        guard let previous = try storing({ () throws(StoreError) in try store.caseRecord(caseID) }) else {
            throw .noSuchCase(caseID)
        }
        if let version, version != previous.version {
            throw .store(try conflict(on: previous, expected: version))
        }
        let now = environment.now().description
        var record = previous
        change(&record)
        record.recordedAt = now
        let draft = JournalDraft(
            kind: kind, data: data, actor: CaseActor(id: actor.id, roles: actor.roles.sorted()),
            legalTime: previous.legalNow, recordedTime: now, bundleHash: previous.bundleHash, requestID: request?.id)
        let commit = StepCommit(from: previous, to: record, entries: [draft], request: request)
        try storing { () throws(StoreError) in try store.commit(commit) }
        return commit.record
    }
}
