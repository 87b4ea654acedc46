public import CaseStores
import DataValues
public import Foundation

/// Writes each effect as one JSON file named after its id, so that performing it twice leaves one file.
public struct FileSink: EffectSink {
    public var folder: URL

    public init(folder: URL) {
        self.folder = folder
    }

    public func perform(_ effect: OutboxRecord) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let name = "\(effect.id)".replacingOccurrences(of: "/", with: "_") + ".json"
        let document: DataValue = [
            "id": .text(effect.id.description), "case": .text(effect.id.caseID), "kind": .text(effect.kind),
            "payload": effect.payload,
        ]
        let text = document.json(.pretty(keyOrder: ["id", "case", "kind", "payload"])) + "\n"
        // Atomic: written beside and renamed, so a reader never sees half a file.
        try Data(text.utf8).write(to: folder.appendingPathComponent(name), options: .atomic)
    }
}
