import CaseStores
import DataValues
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
    }

    /// Writes one step: case row, journal entry, deadline rows, outbox rows and the request's answer, or nothing.
    func commit(
        _ step: CaseStep, of loaded: LoadedCase, isNew: Bool, as entry: StepRecord
    ) throws(EngineError) -> CaseRecord {
        let recorded = environment.now()
        let previous = isNew ? nil : loaded.record
        var record = loaded.record
        record.snapshot = loaded.machine.encoded(step.snapshot)
        record.configuration = step.configuration
        record.status = step.isClosed ? .closed : .open
        record.legalNow = entry.time.description
        record.recordedAt = recorded.description
        record.closedOn = step.isClosed ? entry.time.date.description : nil
        record.closureCode = step.closure
        record.title = loaded.machine.caseTitle(of: step.snapshot.fields)

        let draft = JournalDraft(
            kind: entry.kind, event: entry.event, data: entry.data,
            actor: CaseActor(id: entry.actor.id, roles: entry.rolesUsed), legalTime: entry.time.description,
            recordedTime: recorded.description, bundleHash: record.bundleHash,
            calendarVersion: loaded.calendar.hash,
            changes: .list(
                step.changes.map { change in
                    DataChange(path: DataPath([.key(change.field)]), old: change.old, new: change.new).dataValue
                }), trace: step.trace.dataValue, requestID: entry.request?.id)
        let sequence = record.journalHead.sequence + 1
        let effects = step.effects.enumerated().map { index, effect in
            OutboxRecord(
                id: OutboxID(caseID: record.id, sequence: sequence, index: index), kind: effect.kind,
                payload: effect.payload, nextAttemptAt: recorded.description)
        }
        let known = isNew ? [] : try storing { () throws(StoreError) in try store.deadlines(of: record.id) }
        let bundle =
            isNew
            ? BundleRecord(
                hash: loaded.machine.bundle.hash, workflow: record.workflow, locality: record.locality,
                content: loaded.machine.bundle.content, storedAt: recorded.description) : nil
        let commit = StepCommit(
            from: previous, to: record, entries: [draft],
            deadlines: DeadlineRows.changed(
                from: known, to: step, caseID: record.id, fired: entry.firedDeadline),
            effects: effects, request: entry.request, bundle: bundle,
            calendars: keptCalendars.contains(loaded.calendar.hash)
                ? []
                : [
                    CalendarRecord(
                        hash: loaded.calendar.hash, content: loaded.calendar.content,
                        storedAt: recorded.description)
                ])
        try storing { () throws(StoreError) in try store.commit(commit) }
        keptCalendars.insert(loaded.calendar.hash)
        return commit.record
    }
}
