import GRDB
import Testing

@testable import SQLiteStore

@Suite("SQLite store, migrations")
struct MigrationTests {
    @Test("are numbered from 1 without gaps")
    func numbers() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
    }

    @Test("running them again changes nothing")
    func twice() throws {
        let database = try DatabaseQueue()
        let schema = try (1...2).map { _ in
            try database.write { database in
                try Migration.bring(database)
                return try String.fetchAll(
                    database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
            }
        }
        #expect(schema[0] == schema[1])
        #expect(schema[0].filter { $0.hasPrefix("CREATE TABLE") }.allSatisfy { $0.contains("STRICT") })
    }
}
