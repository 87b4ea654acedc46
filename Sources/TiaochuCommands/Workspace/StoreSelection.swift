import CaseStores
import Foundation
import SQLiteStore

/// Which store a path or URL means; a new kind of store is one case here.
enum StoreSelection {
    /// Opens the store, making its folder and file if they are not there yet.
    static func open(_ path: String) throws(StoreError) -> any CaseStore {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        // Failing to make the folder shows when the store is opened in it, with the store's own words.
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return try SQLiteStore(path: path)
    }
}
