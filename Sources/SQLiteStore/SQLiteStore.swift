public import CaseStores
import Diagnostics
import GRDB

/// The default store: one SQLite file, used by any number of processes of one machine at once.
///
/// Write-ahead log with `synchronous=FULL`: a commit that returned survives a power cut. Readers never wait for a writer, and writers
/// wait for each other for as long as `Options.busySeconds`. The file must lie on a local disk, not on a network share.
/// Proved by `CaseStoreConformance` and by processes killed in the middle of commits.
public final class SQLiteStore: CaseStore {
    public struct Options: Hashable, Sendable {
        public enum Access: Hashable, Sendable {
            /// Makes the file when it is not there.
            case create
            /// Refuses to begin a new store.
            case existing
            /// Reads an existing store and never writes, not even beside it while no writer has it open.
            case readOnly
        }

        public enum Durability: Hashable, Sendable {
            /// `synchronous=FULL`: what was committed survives a power cut.
            case full
            /// `synchronous=NORMAL`: a power cut may take the last commits back, never part of one. For data that can be made again.
            case relaxed
        }

        public var access: Access
        public var durability: Durability
        /// Seconds to wait for another process's transaction before giving up with `busy`.
        public var busySeconds: Double
        /// Bytes the main file may grow to before commits end with `full`; `nil` for as far as the disk goes.
        public var sizeLimit: Int?

        public init(
            access: Access = .create, durability: Durability = .full, busySeconds: Double = 10, sizeLimit: Int? = nil
        ) {
            self.access = access
            self.durability = durability
            self.busySeconds = busySeconds
            self.sizeLimit = sizeLimit
        }
    }

    /// The path of the store's main file; `-wal` and `-shm` lie beside it while it is open and belong to it.
    public let path: String
    public let options: Options
    private let connections: StoreConnections
    var pool: DatabasePool { connections.pool }

    /// Opens a store, making or migrating it if need be.
    ///
    /// Throws `notFound` (`.existing` without a file), `unavailable` (no folder, a folder in its place), `corrupt` (not a store of ours),
    /// `newerFormat`, `olderFormat` (`.readOnly`), `readOnly`, `busy`, `full`.
    public init(path: String, options: Options = Options()) throws(StoreError) {
        self.path = path
        self.options = options
        try StoreFile(path: path, busySeconds: options.busySeconds).check(for: options.access)
        do {
            connections = try StoreConnections(path: path, isReader: options.access == .readOnly) { stillness in
                try SQLiteStore.openPatiently(path: path, options: options, stillness)
            }
        } catch {
            throw StoreError(sqlite: error, path: path)
        }
    }

    /// Closes the store, leaving one whole file when no other process has it open; further calls throw `unavailable`. Otherwise it is closed with the last reference to the store.
    public func close() throws(StoreError) {
        do {
            // Readers first: the connection closed last folds the log into the main file, which a reader cannot.
            pool.invalidateReadOnlyConnections()
            try pool.close()
        } catch {
            throw StoreError(sqlite: error, path: path)
        }
    }

    /// Tries again while another process is making the store: SQLite does not wait for the lock under which the write-ahead log is turned
    /// on, but fails at once; https://www.sqlite.org/c3ref/busy_handler.html
    private static func openPatiently(
        path: String, options: Options, _ stillness: Stillness?
    ) throws -> DatabasePool {
        let wait = BusyWait(seconds: options.busySeconds)
        var attempt = 0
        while true {
            do {
                return try openPool(path: path, options: options, stillness)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                guard wait.goesOn(attempt: attempt) else { throw error }
                attempt += 1
            }
        }
    }

    private static func openPool(path: String, options: Options, _ stillness: Stillness?) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.readonly = options.access == .readOnly
        let wait = BusyWait(seconds: options.busySeconds)
        configuration.busyMode = .callback(wait.goesOn(attempt:))
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            // 16 MB instead of 2: with a hundred thousand cases the upper pages of every index stay in memory.
            try database.execute(sql: "PRAGMA cache_size = -16000")
        }
        // Readers are opened one by one as they are needed.
        configuration.maximumReaderCount = 8
        let pool = try DatabasePool(path: stillness?.immutableName ?? path, configuration: configuration)
        guard !configuration.readonly else { return pool }
        // GRDB sets synchronous=NORMAL itself when it turns on the write-ahead log, after `prepareDatabase`:
        // only here, on the opened writer, does the setting stay.
        try pool.writeWithoutTransaction { database in
            let level = options.durability == .full ? 2 : 1
            try database.execute(sql: "PRAGMA synchronous = \(level)")
            if let limit = options.sizeLimit {
                let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4096
                try database.execute(sql: "PRAGMA max_page_count = \(max(1, limit / pageSize))")
            }
        }
        if try pool.read({ try Migration.format(of: $0) }) < Migration.latest { try migrate(pool) }
        try confirm(options, of: pool, path: path)
        return pool
    }

    private static func migrate(_ pool: DatabasePool) throws {
        try pool.writeInTransaction(.immediate) { database in
            try Migration.bring(database)
            return .commit
        }
    }

    /// Reads the settings back, because a durability that was asked for and silently not given is worse than none.
    private static func confirm(_ options: Options, of pool: DatabasePool, path: String) throws {
        let settings = try pool.writeWithoutTransaction { try Settings($0) }
        // A newer program may have migrated the store since it was looked at.
        guard settings.format == Migration.latest else {
            throw StoreError.newerFormat(found: settings.format, known: Migration.latest, path: path)
        }
        guard settings.journalMode == "wal", settings.synchronous >= (options.durability == .full ? 2 : 1),
            settings.foreignKeys
        else { throw StoreError.settingsNotInForce(settings, path: path) }
    }
}

extension SQLiteStore {
    /// What SQLite says of the writing connection.
    public struct Settings: Hashable, Sendable {
        /// `wal`.
        public var journalMode: String
        /// 2 for FULL, 1 for NORMAL.
        public var synchronous: Int
        public var foreignKeys: Bool
        /// The number of the last migration.
        public var format: Int
    }

    /// Asks SQLite for the settings in force on the writing connection.
    public func settings() throws(StoreError) -> Settings {
        do {
            return try pool.writeWithoutTransaction { try Settings($0) }
        } catch {
            throw StoreError(sqlite: error, path: path)
        }
    }
}

extension SQLiteStore.Settings {
    init(_ database: Database) throws {
        self.init(
            journalMode: try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "",
            synchronous: try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0,
            foreignKeys: try Bool.fetchOne(database, sql: "PRAGMA foreign_keys") ?? false,
            format: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0)
    }
}

// MARK: - Transactions

extension SQLiteStore {
    func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        do {
            return try connections.read(body)
        } catch {
            throw StoreError(sqlite: error, path: path)
        }
    }

    /// One transaction that holds the write lock from its first statement, so that what it reads cannot change before it writes.
    func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        guard options.access != .readOnly else { throw .readOnly(path: path) }
        do {
            var result: Result<T, any Error>?
            try pool.writeInTransaction(.immediate) { database in
                result = .success(try body(database))
                return .commit
            }
            guard let result else { preconditionFailure("the transaction returned without running its body") }
            return try result.get()
        } catch {
            throw StoreError(sqlite: error, path: path)
        }
    }
}
