import CaseStores
import GRDB
import Synchronization

/// The connections of an open store; those of a reader leave no trace.
///
/// SQLite keeps two files beside a store while it is open. A reader that came first would make them, could not remove them, and where it is
/// another user than the writer would lock the writer out. So a store that lies still is read as one that nobody changes, and read again
/// if it was changed meanwhile; https://www.sqlite.org/wal.html#read_only_databases
final class StoreConnections: Sendable {
    struct Opened: Sendable {
        let pool: DatabasePool
        /// How the file lay when it was opened as one that nobody changes.
        let stillness: Stillness?
    }

    /// Far more than writers can come and go during one reading.
    static let attempts = 50

    private let opened: Mutex<Opened>
    private let path: String
    private let open: @Sendable (Stillness?) throws -> DatabasePool

    /// - Parameter open: opens the store, as one that nobody changes when it is given how the file lies.
    init(path: String, isReader: Bool, open: @escaping @Sendable (Stillness?) throws -> DatabasePool) throws {
        self.path = path
        self.open = open
        let first = isReader ? try Self.opening(path, open) : Opened(pool: try open(nil), stillness: nil)
        opened = Mutex(first)
    }

    var pool: DatabasePool { opened.withLock { $0.pool } }

    /// Runs a reading transaction, once more for each time the file turns out to have been changed under it.
    func read<T>(_ body: (Database) throws -> T) throws -> T {
        for _ in 0..<Self.attempts {
            let mine = opened.withLock { $0 }
            let result = Result { try mine.pool.read(body) }
            guard let stillness = mine.stillness, !stillness.holds else { return try result.get() }
            try opened.withLock { opened in
                // Another thread may have opened it anew already.
                if opened.pool === mine.pool { opened = try Self.opening(path, open) }
            }
        }
        throw StoreError.restless(path: path)
    }

    /// Opens for reading. What fails while a writer leaves is tried again: its log was there when looked for and is gone.
    private static func opening(
        _ path: String, _ open: (Stillness?) throws -> DatabasePool
    ) throws -> Opened {
        for _ in 0..<attempts {
            let stillness = Stillness(path: path)
            do {
                return Opened(pool: try open(stillness), stillness: stillness)
            } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) {
                guard stillness == nil else { throw error }
                if Stillness(path: path) == nil { throw StoreError.logOutOfReach(path: path) }
            }
        }
        throw StoreError.restless(path: path)
    }
}
