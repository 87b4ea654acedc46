import CaseStores
import Diagnostics
import Foundation
import GRDB

/// What lies at a path before it is opened: asked first, because opening would already change another program's database.
struct StoreFile {
    let path: String
    /// How long to wait for another process that keeps the file locked.
    let busySeconds: Double

    private var folder: String {
        let folder = (path as NSString).deletingLastPathComponent
        return folder.isEmpty ? "." : folder
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
        let (application, format, tables) = try header()
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

    private typealias Header = (application: Int, format: Int, tables: Int)

    /// What the file says it is, read anew when it was changed meanwhile.
    private func header() throws(StoreError) -> Header {
        for _ in 0..<StoreConnections.attempts {
            let stillness = Stillness(path: path)
            let result = Result { try header(stillness?.immutableName ?? path) }
            if let stillness, !stillness.holds { continue }
            switch result {
            case .success(let header): return header
            case .failure(let error as DatabaseError)
            where stillness == nil && [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode):
                // Its writer has just left, or never will.
                if Stillness(path: path) == nil { throw .logOutOfReach(path: path) }
            case .failure(let error): throw StoreError(sqlite: error, path: path)
            }
        }
        throw .restless(path: path)
    }

    private func header(_ name: String) throws -> Header {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(busySeconds)
        let queue = try DatabaseQueue(path: name, configuration: configuration)
        let header: Header = try queue.read { database in
            (
                try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
                try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            )
        }
        try queue.close()
        return header
    }
}
