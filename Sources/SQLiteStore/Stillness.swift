import Foundation

/// A store's main file as it lay at one moment, with no writer's log beside it.
///
/// While it holds, what is in the file is everything, and the file may be read without locks and without making files beside it. A writer
/// first makes a log, and changes the main file only from the log, so either shows that it held no longer.
struct Stillness: Equatable, Sendable {
    let path: String
    private let number: Int
    private let size: Int
    private let changed: Date

    /// Nil where there is a log that holds something, or no file to look at.
    init?(path: String) {
        let files = FileManager.default
        guard Self.size(of: path + "-wal") ?? 0 == 0,
            let found = try? files.attributesOfItem(atPath: path),
            let size = (found[.size] as? NSNumber)?.intValue,
            let number = (found[.systemFileNumber] as? NSNumber)?.intValue,
            let changed = found[.modificationDate] as? Date
        else { return nil }
        self.path = path
        (self.number, self.size, self.changed) = (number, size, changed)
    }

    /// Whether the file still lies as it did.
    var holds: Bool { Stillness(path: path) == self }

    /// The name under which SQLite opens a file that nobody changes; nil when the path cannot be written as one.
    var immutableName: String? {
        path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed).map { "file:\($0)?immutable=1" }
    }

    private static func size(of path: String) -> Int? {
        ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber)?.intValue
    }
}
