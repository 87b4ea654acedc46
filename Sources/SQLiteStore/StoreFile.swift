import CaseStores
import Diagnostics
import Foundation
import GRDB

/// What lies at a path before it is opened: asked first, because opening would already change another program's database.
struct StoreFile {
    let path: String

    private var folder: String {
        let folder = (path as NSString).deletingLastPathComponent
        return folder.isEmpty ? "." : folder
    }

    /// The name under which to open the store.
    ///
    /// SQLite keeps two files beside the store while it is open. Where a reader may not make them and no writer has, the store lies still
    /// and is opened as such; https://www.sqlite.org/wal.html#read_only_databases
    func name(for access: SQLiteStore.Options.Access) -> String {
        let files = FileManager.default
        guard access == .readOnly, !files.isWritableFile(atPath: folder), !files.fileExists(atPath: path + "-wal"),
            let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
        else { return path }
        return "file:\(escaped)?immutable=1"
    }

    func check(for access: SQLiteStore.Options.Access) throws(StoreError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return try checkAbsent(for: access)
        }
        guard !isFolder.boolValue else { throw .isFolder(path: path) }
        if access != .readOnly {
            guard FileManager.default.isWritableFile(atPath: path), FileManager.default.isWritableFile(atPath: folder)
            else { throw .readOnly(path: path) }
        }
        try checkContent(for: access)
    }

    private func checkAbsent(for access: SQLiteStore.Options.Access) throws(StoreError) {
        guard access == .create else { throw .noStore(path: path) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw .noFolder(folder, path: path)
        }
        guard FileManager.default.isWritableFile(atPath: folder) else { throw .readOnly(path: path) }
    }

    /// Looks without writing: an empty file may become a store, another program's file may not.
    private func checkContent(for access: SQLiteStore.Options.Access) throws(StoreError) {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let (application, format, tables): (Int, Int, Int)
        do {
            let queue = try DatabaseQueue(path: name(for: access), configuration: configuration)
            (application, format, tables) = try queue.read { database in
                (
                    try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
                    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
                    try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
                )
            }
            try queue.close()
        } catch {
            throw StoreError(sqlite: error, path: path)
        }
        if application == Migration.applicationID {
            guard format <= Migration.latest else {
                throw .newerFormat(found: format, known: Migration.latest, path: path)
            }
            if access == .readOnly, format < Migration.latest {
                throw .olderFormat(found: format, known: Migration.latest, path: path)
            }
        } else if application != 0 || tables > 0 || access == .readOnly {
            throw .notOurs(path: path)
        }
    }
}
