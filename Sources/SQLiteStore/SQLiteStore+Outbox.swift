public import CaseStores
import DataValues
import GRDB

extension SQLiteStore {
    public func claimEffects(_ claim: OutboxClaim) throws(StoreError) -> [OutboxRecord] {
        try claim.validate()
        var arguments: StatementArguments = [claim.owner, claim.leaseUntil, claim.now, claim.now]
        if let kinds = claim.kinds { arguments += [kinds.canonicalJSON] }
        arguments += [claim.limit]
        let claimed = try write { database in
            let loader = RecordLoader(database: database, path: path)
            return try loader.fetch(
                Self.claimSQL(kinds: claim.kinds), arguments, from: "outbox", loader.effect)
        }
        // RETURNING promises no order.
        return claimed.sorted { ($0.nextAttemptAt, $0.id) < ($1.nextAttemptAt, $1.id) }
    }

    /// One guarded statement under the write lock: no two workers, in whatever process, are given the same row.
    static func claimSQL(kinds: [String]?) -> String {
        """
        UPDATE outbox SET attempts = attempts + 1, lease_owner = ?, lease_until = ?
        WHERE rowid IN (
            SELECT rowid FROM outbox
            WHERE status = 'pending' AND next_attempt_at <= ? AND (lease_until IS NULL OR lease_until <= ?)
                \(kinds == nil ? "" : "AND kind IN (SELECT value FROM json_each(?))")
            ORDER BY next_attempt_at, case_id, sequence, place LIMIT ?)
        RETURNING \(RecordLoader.outboxColumns)
        """
    }

    public func completeEffect(_ id: OutboxID, owner: String) throws(StoreError) {
        try change(id, orThrow: .leaseLost(id)) { database in
            try database.cachedStatement(
                sql: """
                    UPDATE outbox SET status = 'done', lease_owner = NULL, lease_until = NULL
                    WHERE case_id = ? AND sequence = ? AND place = ? AND status = 'pending' AND lease_owner = ?
                    """
            ).execute(arguments: [id.caseID, id.sequence, id.index, owner])
        }
    }

    public func failEffect(
        _ id: OutboxID, owner: String, error: String, retryAt: String?
    ) throws(StoreError) {
        let failure = try OutboxFailure(error: error, retryAt: retryAt)
        try change(id, orThrow: .leaseLost(id)) { database in
            try database.cachedStatement(
                sql: """
                    UPDATE outbox SET status = ?, last_error = ?, next_attempt_at = coalesce(?, next_attempt_at),
                        lease_owner = NULL, lease_until = NULL
                    WHERE case_id = ? AND sequence = ? AND place = ? AND status = 'pending' AND lease_owner = ?
                    """
            ).execute(arguments: [
                failure.status.rawValue, failure.error, failure.retryAt, id.caseID, id.sequence, id.index, owner,
            ])
        }
    }

    public func retryEffect(_ id: OutboxID, at instant: String) throws(StoreError) {
        let failure = try OutboxFailure(error: "", retryAt: instant)
        try change(id, orThrow: .noFailedEffect(id)) { database in
            try database.cachedStatement(
                sql: """
                    UPDATE outbox SET status = 'pending', attempts = 0, last_error = NULL, next_attempt_at = ?
                    WHERE case_id = ? AND sequence = ? AND place = ?
                        AND (status = 'failed'
                            OR status = 'pending' AND last_error IS NOT NULL AND lease_owner IS NULL)
                    """
            ).execute(arguments: [failure.retryAt, id.caseID, id.sequence, id.index])
        }
    }

    private func change(
        _ id: OutboxID, orThrow refusal: StoreError, _ body: (Database) throws -> Void
    ) throws(StoreError) {
        try write { database in
            try body(database)
            if database.changesCount == 0 { throw refusal }
        }
    }
}
