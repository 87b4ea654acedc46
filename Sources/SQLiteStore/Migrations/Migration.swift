import GRDB

/// One numbered change of the tables. A migration that was ever released is never edited; the next number corrects it.
struct Migration: Sendable {
    /// The `user_version` of a store after it.
    let number: Int
    let sql: String

    /// In order of number, without gaps.
    static let all: [Migration] = [v001, v002, v003, v004, v005]

    /// The format this program writes.
    static var latest: Int { all.last?.number ?? 0 }

    /// Says “Tiaochu case store” in `PRAGMA application_id` (the letters TCST), so that another program's file is told apart.
    static let applicationID = 0x5443_5354

    /// The number of the last migration a store has been through.
    static func format(of database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }

    /// Brings a store to the latest format, each migration whole or not at all; several processes may try at once.
    static func bring(_ database: Database) throws {
        let found = try format(of: database)
        for migration in all where migration.number > found {
            try database.execute(sql: migration.sql)
            // Pragmas take no parameters; both numbers are our own constants.
            try database.execute(sql: "PRAGMA user_version = \(migration.number)")
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
    }
}
