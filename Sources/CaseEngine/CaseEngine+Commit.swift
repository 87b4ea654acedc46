import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

extension CaseEngine {
    /// What a step is recorded as.
    struct StepRecord {
        var kind: JournalKind
        var event: String?
        var data: DataValue
        var actor: Actor
        var rolesUsed: [String]
        var time: LegalTime
        var request: RequestRecord?
        /// The deadline that fired, if this step is its firing.
        var firedDeadline: String?
        /// Why the actor went on where guards cautioned.
        var despite: String?
    }

    /// What goes before a step that belongs earlier than steps already recorded.
    struct Correction {
        var draft: JournalDraft
        /// The case's deadline rows, by key, once those steps are withdrawn.
        var rows: [String: DeadlineRecord]
        /// What tells the outside that effects were withdrawn.
        var effects: [CaseEffect]
    }

    /// A step as it was written.
    struct Committed {
        var record: CaseRecord
        /// With the numbers it took.
        var step: CaseStep
    }

    /// Writes one step: case row, journal entries, deadline rows, outbox rows, numbers and the request's answer, or nothing.
    ///
    /// - Parameters:
    ///   - assignee: who is given a new case, which is an entry of its own.
    ///   - correction: what is recorded before the step, with it or not at all.
    func commit(
        _ step: CaseStep, of loaded: LoadedCase, isNew: Bool, as entry: StepRecord, assigning assignee: String? = nil,
        after correction: Correction? = nil
    ) throws(EngineError) -> Committed {
        try retryingNumbers { () throws(EngineError) in
            try commit(
                step, taking: nextNumbers(step.numbers), of: loaded, isNew: isNew, as: entry, assigning: assignee,
                after: correction)
        }
    }

    private func commit(
        _ ordered: CaseStep, taking given: [GivenNumber], of loaded: LoadedCase, isNew: Bool, as entry: StepRecord,
        assigning assignee: String?, after correction: Correction?
    ) throws(EngineError) -> Committed {
        let recorded = environment.now()
        var step = ordered
        for number in given { step.take(number.text, for: number.order) }
        var record = loaded.record
        record.takeOver(step, at: entry.time, loaded.machine)
        record.recordedAt = recorded.description

        var drafts = [draft(of: ordered, entry, in: loaded, recorded: recorded)]
        drafts += given.map { numbering($0, by: drafts[0]) }
        if let assignee {
            drafts.append(assignment(to: assignee, by: drafts[0].actor, in: record, recorded: recorded))
        }
        let before = [correction?.draft, passingOver(step.cautions, entry, like: drafts[0])].compactMap { $0 }
        drafts.insert(contentsOf: before, at: 0)
        let first = record.journalHead.sequence + 1
        let sequence = first + before.count
        let effects =
            outbox(correction?.effects ?? [], of: record.id, sequence: first, at: recorded)
            + outbox(step.effects, of: record.id, sequence: sequence, at: recorded)
        let known = isNew ? [] : try storing { () throws(StoreError) in try store.deadlines(of: record.id) }
        let bundle =
            isNew
            ? BundleRecord(
                hash: loaded.machine.bundle.hash, workflow: record.workflow, locality: record.locality,
                content: loaded.machine.bundle.content, storedAt: recorded.description) : nil
        let commit = StepCommit(
            from: isNew ? nil : loaded.record, to: record, entries: drafts,
            deadlines: DeadlineRows.changed(
                from: known, withdrawnTo: correction?.rows, to: step, caseID: record.id, fired: entry.firedDeadline,
                in: loaded.machine.bundle.workflow),
            effects: effects,
            numbers: given.enumerated().map { index, number in
                NumberRecord(
                    series: number.order.series, serial: number.serial, caseID: record.id,
                    sequence: sequence + 1 + index, text: number.text)
            }, request: entry.request, bundle: bundle,
            calendars: keptCalendars.contains(loaded.calendar.hash)
                ? []
                : [
                    CalendarRecord(
                        hash: loaded.calendar.hash, content: loaded.calendar.content,
                        storedAt: recorded.description)
                ])
        try storing { () throws(StoreError) in try store.commit(commit) }
        keptCalendars.insert(loaded.calendar.hash)
        return Committed(record: commit.record, step: step)
    }

    private func draft(
        of step: CaseStep, _ entry: StepRecord, in loaded: LoadedCase, recorded: LegalTime
    ) -> JournalDraft {
        JournalDraft(
            kind: entry.kind, event: entry.event, data: entry.data,
            actor: CaseActor(id: entry.actor.id, roles: entry.rolesUsed), legalTime: entry.time.description,
            recordedTime: recorded.description, bundleHash: loaded.record.bundleHash,
            calendarVersion: loaded.calendar.hash,
            changes: .list(
                step.changes.map { change in
                    DataChange(path: DataPath([.key(change.field)]), old: change.old, new: change.new).dataValue
                }), trace: step.trace.dataValue, requestID: entry.request?.id)
    }

    /// The entry that says what the rules cautioned of and why the actor went on: it stands before the act.
    private func passingOver(_ cautions: [Refusal], _ entry: StepRecord, like act: JournalDraft) -> JournalDraft? {
        guard let reason = entry.despite, !cautions.isEmpty else { return nil }
        func both(_ text: BilingualText) -> DataValue { ["zh": .text(text.zh), "en": .text(text.en)] }
        return JournalDraft(
            kind: .cautionPassedOver, event: entry.event,
            data: [
                "reason": .text(reason),
                "cautions": .list(
                    cautions.map {
                        [
                            "guard": .text($0.guardName ?? ""), "text": both($0.text),
                            "law": $0.law.map(both) ?? .null,
                        ]
                    }),
            ], actor: act.actor, legalTime: act.legalTime, recordedTime: act.recordedTime,
            bundleHash: act.bundleHash)
    }

    /// The entry by which a case is given to a handler, or to nobody.
    func assignment(
        to assignee: String?, by actor: CaseActor, in record: CaseRecord, recorded: LegalTime
    ) -> JournalDraft {
        JournalDraft(
            kind: .assigned, data: ["assignee": assignee.map(DataValue.text) ?? .null], actor: actor,
            legalTime: record.legalNow, recordedTime: recorded.description, bundleHash: record.bundleHash)
    }

    private func outbox(
        _ effects: [CaseEffect], of caseID: String, sequence: Int, at recorded: LegalTime
    ) -> [OutboxRecord] {
        effects.enumerated().map { index, effect in
            OutboxRecord(
                id: OutboxID(caseID: caseID, sequence: sequence, index: index), kind: effect.kind,
                payload: effect.payload, nextAttemptAt: recorded.description)
        }
    }
}
