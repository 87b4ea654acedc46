import CaseStores
import Diagnostics
import Foundation
import SQLiteStore

/// Which store a text means: `sqlite:FILE`, or a file alone. A new kind of store is one case here.
enum StoreSelection: Equatable {
    /// A file, relative to the workspace unless it begins with a slash.
    case sqlite(file: String)

    init(_ text: String) throws(StoreError) {
        guard let colon = text.firstIndex(of: ":"), text[..<colon].allSatisfy({ $0.isLetter && $0.isASCII }) else {
            self = .sqlite(file: text)
            return
        }
        let kind = text[..<colon].lowercased()
        guard kind == "sqlite" else {
            throw StoreError(
                .unavailable,
                what: BilingualText(zh: "没有“\(kind)”这种案件库", en: "there is no kind of store called '\(kind)'"),
                fix: BilingualText(zh: "写 sqlite:文件，或只写文件", en: "write sqlite:FILE, or a file alone"))
        }
        self = .sqlite(file: String(text[text.index(after: colon)...]))
    }

    /// Whether there is such a store.
    ///
    /// - Parameter folder: what a relative file is relative to.
    func exists(relativeTo folder: URL) -> Bool {
        switch self {
        case .sqlite(let file): FileManager.default.fileExists(atPath: Self.url(file, folder).path)
        }
    }

    /// Opens the store; only a verb that opens cases makes its folder and file when they are not there.
    func open(relativeTo folder: URL, for access: Session.Access) throws(StoreError) -> any CaseStore {
        switch self {
        case .sqlite(let file):
            let url = Self.url(file, folder)
            switch access {
            case .reading:
                // Writers do not stand in a reader's way; a second is for one that is just folding its log in.
                return try SQLiteStore(path: url.path, options: .init(access: .readOnly, busySeconds: 1))
            case .changing: return try SQLiteStore(path: url.path, options: .init(access: .existing))
            case .opening:
                // Failing to make the folder shows when the store is opened in it, with the store's own words.
                try? FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                return try SQLiteStore(path: url.path)
            }
        }
    }

    private static func url(_ file: String, _ folder: URL) -> URL {
        URL(fileURLWithPath: file, relativeTo: folder).standardizedFileURL
    }
}
