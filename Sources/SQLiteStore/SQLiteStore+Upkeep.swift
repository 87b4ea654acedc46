public import CaseStores
import GRDB

extension SQLiteStore {
    /// What SQLite finds wrong with the file: pages, indexes, references between tables. Empty when all is well.
    ///
    /// Reads the whole file. It does not look at journals; `JournalVerifier` does.
    public func problems() throws(StoreError) -> [String] {
        try read { database in
            let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            let references = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
                var columns = RowReader(row, table: "foreign_key_check", path: path)
                return "a row of \(try columns.text()) refers to nothing"
            }
            return integrity + references
        }
    }

    /// Copies the store as it is at this moment into a new file, while others go on writing. The file must not exist yet.
    public func backUp(to target: String) throws(StoreError) {
        do {
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [target])
            }
        } catch {
            throw StoreError(sqlite: error, path: target)
        }
    }
}
