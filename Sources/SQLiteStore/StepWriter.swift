import CaseStores
import DataValues
import GRDB

/// Writes the rows of one step; runs inside a transaction that holds the write lock.
struct StepWriter {
    let database: Database
    let step: StepCommit
    let path: String

    func write() throws {
        try checkRequest()
        let stored = try loadStored()
        if let bundle = step.bundle { try database.keep(bundle) }
        for calendar in step.calendars { try database.keep(calendar) }
        if let stored {
            try update(expecting: stored)
        } else {
            try insert()
        }
        try writeStates(replacing: stored?.configuration ?? [])
        for entry in step.entries { try write(entry) }
        try writeNumbers()
        for deadline in step.deadlines { try write(deadline) }
        if !step.deadlines.isEmpty { try refreshNextDueOn() }
        for effect in step.effects { try write(effect) }
        if let request = step.request { try write(request) }
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

// MARK: - What must hold first

extension StepWriter {
    struct Stored {
        var version: Int
        var head: JournalHead
        var configuration: [String]
    }

    private func checkRequest() throws {
        guard let request = step.request,
            let stored = try RecordLoader(database: database, path: path).request(request.id)
        else { return }
        throw StoreError.request(stored, repeatedWith: request.bodyHash)
    }

    /// The case as it stands, after checking that the step may follow; `nil` when the step opens it.
    private func loadStored() throws -> Stored? {
        let statement = try database.cachedStatement(
            sql: "SELECT version, journal_sequence, journal_hash, configuration FROM cases WHERE id = ?")
        let row = try Row.fetchOne(statement, arguments: [step.record.id])
        guard let expected = step.expectedVersion else {
            if row != nil { throw StoreError.alreadyOpen(step.record.id) }
            return nil
        }
        guard let row else { throw StoreError.noCase(step.record.id) }
        var columns = RowReader(row, table: "cases", path: path)
        let stored = Stored(
            version: try columns.integer(),
            head: JournalHead(sequence: try columns.integer(), hash: try columns.text()),
            configuration: try columns.texts())
        if stored.version != expected { throw try conflict(expected: expected, current: stored) }
        try step.validate(continues: stored.head)
        return stored
    }

    private func conflict(expected: Int, current stored: Stored) throws -> StoreError {
        let loader = RecordLoader(database: database, path: path)
        let latest = try loader.journal(of: step.record.id, after: stored.head.sequence - 1, limit: 1)
        guard let entry = latest.first else {
            return .unreadable("journal", "the last entry of case \(step.record.id) is missing", path: path)
        }
        return .conflict(StoreError.Conflict(expected: expected, current: stored.version, latest: entry))
    }
}

// MARK: - Case

extension StepWriter {
    private func insert() throws {
        try execute(
            """
            INSERT INTO cases (workflow, locality, bundle_hash, version, status, title, assignee, opened_on, legal_now,
                recorded_at, closed_on, closure_code, journal_sequence, journal_hash, configuration, snapshot, id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, caseArguments)
    }

    private func update(expecting stored: Stored) throws {
        try execute(
            """
            UPDATE cases SET workflow = ?, locality = ?, bundle_hash = ?, version = ?, status = ?, title = ?, assignee = ?,
                opened_on = ?, legal_now = ?, recorded_at = ?, closed_on = ?, closure_code = ?, journal_sequence = ?,
                journal_hash = ?, configuration = ?, snapshot = ?
            WHERE id = ? AND version = ?
            """, caseArguments + [stored.version])
        // The write lock makes this impossible; another way of locking must not make it silent.
        guard database.changesCount == 1 else { throw try conflict(expected: stored.version, current: stored) }
    }

    private var caseArguments: StatementArguments {
        let record = step.record
        return [
            record.workflow, record.locality, record.bundleHash, record.version, record.status.rawValue, record.title,
            record.assignee, record.openedOn, record.legalNow, record.recordedAt, record.closedOn, record.closureCode,
            record.journalHead.sequence, record.journalHead.hash, record.configuration.canonicalJSON,
            record.snapshot.canonicalJSON, record.id,
        ]
    }

    private func writeStates(replacing old: [String]) throws {
        let (old, new) = (Set(old), Set(step.record.configuration))
        for state in old.subtracting(new) {
            try execute("DELETE FROM case_states WHERE state = ? AND case_id = ?", [state, step.record.id])
        }
        for state in new.subtracting(old) {
            try execute("INSERT INTO case_states (state, case_id) VALUES (?, ?)", [state, step.record.id])
        }
    }

    /// Keeps the earliest open due date in the case's row, so that lists are ordered by an index.
    private func refreshNextDueOn() throws {
        try execute(
            """
            UPDATE cases SET next_due_on = coalesce(
                (SELECT min(due_on) FROM deadlines WHERE case_id = cases.id AND status IN ('pending', 'overdue')), '~')
            WHERE id = ?
            """, [step.record.id])
    }
}

// MARK: - What belongs to it

extension StepWriter {
    private func write(_ entry: JournalEntry) throws {
        try execute(
            """
            INSERT INTO journal (case_id, sequence, kind, event, actor, roles, on_behalf_of, legal_time, recorded_time,
                bundle_hash, calendar_version, request_id, previous_hash, hash, data, changes, trace)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                entry.caseID, entry.sequence, entry.kind.rawValue, entry.event, entry.actor.id,
                entry.actor.roles.canonicalJSON, entry.actor.onBehalfOf, entry.legalTime, entry.recordedTime,
                entry.bundleHash, entry.calendarVersion, entry.requestID, entry.previousHash, entry.hash,
                entry.data.canonicalJSON, entry.changes.canonicalJSON, entry.trace.canonicalJSON,
            ])
    }

    private func write(_ deadline: DeadlineRecord) throws {
        let warnings = Array(Set(deadline.warnOn)).sorted()
        try execute(
            """
            INSERT INTO deadlines (case_id, key, state, due_on, status, event, kind, citation, derivation, warn_on,
                provisional)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (case_id, key) DO UPDATE SET state = excluded.state, due_on = excluded.due_on,
                status = excluded.status, event = excluded.event, kind = excluded.kind, citation = excluded.citation,
                derivation = excluded.derivation, warn_on = excluded.warn_on,
                provisional = excluded.provisional
            """,
            [
                deadline.caseID, deadline.key, deadline.state, deadline.dueOn, deadline.status.rawValue, deadline.event,
                deadline.kind, deadline.citation, deadline.derivation.canonicalJSON, warnings.canonicalJSON,
                deadline.isProvisional ? 1 : 0,
            ])
    }

    private func write(_ effect: OutboxRecord) throws {
        try execute(
            """
            INSERT INTO outbox (case_id, sequence, place, kind, payload, status, attempts, last_error, next_attempt_at)
            VALUES (?, ?, ?, ?, ?, 'pending', 0, ?, ?)
            """,
            [
                effect.id.caseID, effect.id.sequence, effect.id.index, effect.kind, effect.payload.canonicalJSON,
                effect.lastError, effect.nextAttemptAt,
            ])
    }

    private func write(_ request: RequestRecord) throws {
        try execute(
            "INSERT INTO requests (id, body_hash, answer, recorded_at) VALUES (?, ?, ?, ?)",
            [request.id, request.bodyHash, request.answer.canonicalJSON, request.recordedAt])
    }
}
