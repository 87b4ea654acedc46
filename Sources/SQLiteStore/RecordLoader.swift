import CaseStores
import DataValues
import GRDB

/// Reads rows back into records, inside whatever transaction the caller has begun.
struct RecordLoader {
    let database: Database
    let path: String

    /// Runs a statement and decodes each row.
    func fetch<Record>(
        _ sql: String, _ arguments: StatementArguments, from table: String,
        _ decode: (inout RowReader) throws -> Record
    ) throws -> [Record] {
        let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        var records: [Record] = []
        while let row = try rows.next() {
            var columns = RowReader(row, table: table, path: path)
            records.append(try decode(&columns))
        }
        return records
    }
}

// MARK: - Cases and journal

extension RecordLoader {
    func caseRecord(_ id: String) throws -> CaseRecord? {
        let sql = """
            SELECT id, workflow, locality, bundle_hash, version, status, configuration, snapshot, title, assignee,
                opened_on, legal_now, recorded_at, closed_on, closure_code, journal_sequence, journal_hash
            FROM cases WHERE id = ?
            """
        return try fetch(sql, [id], from: "cases") { columns in
            CaseRecord(
                id: try columns.text(), workflow: try columns.text(), locality: try columns.text(),
                bundleHash: try columns.text(), version: try columns.integer(),
                status: try columns.choice(CaseStatus.self), configuration: try columns.texts(),
                snapshot: try columns.json(), title: try columns.text(), assignee: try columns.optionalText(),
                openedOn: try columns.text(), legalNow: try columns.text(), recordedAt: try columns.text(),
                closedOn: try columns.optionalText(), closureCode: try columns.optionalText(),
                journalHead: JournalHead(sequence: try columns.integer(), hash: try columns.text()))
        }.first
    }

    static let summaryColumns = """
        id, workflow, locality, bundle_hash, version, status, configuration, title, assignee, opened_on, legal_now,
        recorded_at, closed_on, closure_code, nullif(next_due_on, '~')
        """

    func summary(_ columns: inout RowReader) throws(StoreError) -> CaseSummary {
        let record = CaseRecord(
            id: try columns.text(), workflow: try columns.text(), locality: try columns.text(),
            bundleHash: try columns.text(), version: try columns.integer(),
            status: try columns.choice(CaseStatus.self), configuration: try columns.texts(), snapshot: .null,
            title: try columns.text(),
            assignee: try columns.optionalText(), openedOn: try columns.text(), legalNow: try columns.text(),
            recordedAt: try columns.text(), closedOn: try columns.optionalText(),
            closureCode: try columns.optionalText())
        return CaseSummary(record, nextDueOn: try columns.optionalText())
    }

    func journal(of caseID: String, after sequence: Int, limit: Int) throws -> [JournalEntry] {
        let sql = """
            SELECT case_id, sequence, kind, event, data, actor, roles, on_behalf_of, legal_time, recorded_time,
                bundle_hash, calendar_version, changes, trace, request_id, previous_hash, hash
            FROM journal WHERE case_id = ? AND sequence > ? ORDER BY sequence LIMIT ?
            """
        return try fetch(sql, [caseID, sequence, limit], from: "journal") { columns in
            let (caseID, sequence) = (try columns.text(), try columns.integer())
            let draft = JournalDraft(
                kind: JournalKind(rawValue: try columns.text()), event: try columns.optionalText(),
                data: try columns.json(),
                actor: CaseActor(
                    id: try columns.text(), roles: try columns.texts(), onBehalfOf: try columns.optionalText()),
                legalTime: try columns.text(), recordedTime: try columns.text(), bundleHash: try columns.text(),
                calendarVersion: try columns.optionalText(), changes: try columns.json(), trace: try columns.json(),
                requestID: try columns.optionalText())
            return JournalEntry(
                caseID: caseID, sequence: sequence, draft: draft, previousHash: try columns.text(),
                hash: try columns.text())
        }
    }
}

// MARK: - Deadlines, effects, contents

extension RecordLoader {
    static let deadlineColumns = """
        deadlines.case_id, key, state, due_on, deadlines.status, event, kind, citation, derivation, warn_on, provisional
        """

    func deadline(_ columns: inout RowReader) throws(StoreError) -> DeadlineRecord {
        DeadlineRecord(
            caseID: try columns.text(), key: try columns.text(), state: try columns.text(),
            dueOn: try columns.optionalText(), status: try columns.choice(DeadlineRecord.Status.self),
            event: try columns.optionalText(), kind: try columns.text(), citation: try columns.text(),
            derivation: try columns.json(), warnOn: try columns.texts(), isProvisional: try columns.integer() != 0)
    }

    func deadlines(of caseID: String) throws -> [DeadlineRecord] {
        let sql = "SELECT \(Self.deadlineColumns) FROM deadlines WHERE case_id = ? ORDER BY key"
        return try fetch(sql, [caseID], from: "deadlines", deadline)
    }

    static let outboxColumns = """
        case_id, sequence, place, kind, payload, status, attempts, last_error, next_attempt_at, lease_owner, lease_until
        """

    func effect(_ columns: inout RowReader) throws(StoreError) -> OutboxRecord {
        var effect = OutboxRecord(
            id: OutboxID(
                caseID: try columns.text(), sequence: try columns.integer(), index: try columns.integer()),
            kind: try columns.text(), payload: try columns.json(),
            status: try columns.choice(OutboxRecord.Status.self), attempts: try columns.integer(),
            lastError: try columns.optionalText(), nextAttemptAt: try columns.text())
        if let owner = try columns.optionalText(), let until = try columns.optionalText() {
            effect.lease = OutboxRecord.Lease(owner: owner, until: until)
        }
        return effect
    }

    func request(_ id: String) throws -> RequestRecord? {
        let sql = "SELECT id, body_hash, answer, recorded_at FROM requests WHERE id = ?"
        return try fetch(sql, [id], from: "requests") { columns in
            RequestRecord(
                id: try columns.text(), bodyHash: try columns.text(), answer: try columns.json(),
                recordedAt: try columns.text())
        }.first
    }

    func bundle(_ hash: String) throws -> BundleRecord? {
        let sql = "SELECT hash, workflow, locality, content, stored_at FROM bundles WHERE hash = ?"
        return try fetch(sql, [hash], from: "bundles") { columns in
            BundleRecord(
                hash: try columns.text(), workflow: try columns.text(), locality: try columns.text(),
                content: try columns.json(), storedAt: try columns.text())
        }.first
    }

    func calendar(_ hash: String) throws -> CalendarRecord? {
        let sql = "SELECT hash, content, stored_at FROM calendars WHERE hash = ?"
        return try fetch(sql, [hash], from: "calendars") { columns in
            CalendarRecord(hash: try columns.text(), content: try columns.json(), storedAt: try columns.text())
        }.first
    }
}
