import CaseStores
import DataValues
import GRDB

extension Database {
    /// Keeps a bundle. Asked for first: it is large, and all but the first case that begins with it find it there.
    func keep(_ bundle: BundleRecord) throws {
        guard try !exists("SELECT 1 FROM bundles WHERE hash = ?", bundle.hash) else { return }
        try cachedStatement(
            sql: "INSERT INTO bundles (hash, workflow, locality, content, stored_at) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            bundle.hash, bundle.workflow, bundle.locality, bundle.content.canonicalJSON, bundle.storedAt,
        ])
    }

    func keep(_ calendar: CalendarRecord) throws {
        guard try !exists("SELECT 1 FROM calendars WHERE hash = ?", calendar.hash) else { return }
        try cachedStatement(sql: "INSERT INTO calendars (hash, content, stored_at) VALUES (?, ?, ?)")
            .execute(arguments: [calendar.hash, calendar.content.canonicalJSON, calendar.storedAt])
    }

    private func exists(_ sql: String, _ key: String) throws -> Bool {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: [key]) != nil
    }
}
