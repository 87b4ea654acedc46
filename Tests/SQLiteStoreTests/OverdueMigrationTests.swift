import GRDB
import Testing

@testable import SQLiteStore

@Suite("SQLite store, from the format before overdue deadlines")
struct OverdueMigrationTests {
    @Test("keeps every row, and takes the new status")
    func carried() throws {
        let database = try DatabaseQueue()
        try database.write { database in
            for migration in Migration.all.prefix(4) { try database.execute(sql: migration.sql) }
            try database.execute(
                sql: """
                    INSERT INTO bundles VALUES ('b', 'w', '610113', '{}', 'now');
                    INSERT INTO cases VALUES ('c', 'w', '610113', 'b', 1, 'open', 't', NULL, '2026-02-13', 'now', 'now', NULL,
                        NULL, 1, 'h', '~', '[]', '{}');
                    INSERT INTO deadlines VALUES ('c', 'a', 's', '2026-02-28', 'fired', 'e', 'k', 'l', '{"anchor":"x"}', '[]',
                        NULL, 1);
                    INSERT INTO deadlines VALUES ('c', 'b', 's', NULL, 'pending', NULL, 'k', 'l', '{}', '["2026-03-01"]',
                        '2026-03-01', 0);
                    """)
            try database.execute(sql: Migration.all[4].sql)
            let rows: [[String]] = try Row.fetchAll(database, sql: "SELECT * FROM deadlines ORDER BY key").map { row in
                Array(row.databaseValues).map {
                    String.fromDatabaseValue($0) ?? Int.fromDatabaseValue($0)?.description ?? "-"
                }
            }
            #expect(rows[0] == ["c", "a", "s", "2026-02-28", "fired", "e", "k", "l", #"{"anchor":"x"}"#, "[]", "1"])
            #expect(rows[1] == ["c", "b", "s", "-", "pending", "-", "k", "l", "{}", #"["2026-03-01"]"#, "0"])
            try database.execute(sql: "UPDATE deadlines SET status = 'overdue' WHERE key = 'a'")
        }
    }
}
