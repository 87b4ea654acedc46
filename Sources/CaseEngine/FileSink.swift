public import CaseStores
import DataValues
import Diagnostics
public import Foundation
import Workflows

/// Writes each effect as one JSON file named after its id, so that performing it twice leaves one file.
public struct FileSink: EffectSink {
    public var folder: URL

    public init(folder: URL) {
        self.folder = folder
    }

    public func perform(_ effect: OutboxRecord) throws(EffectFailure) {
        let name = "\(effect.id)".replacingOccurrences(of: "/", with: "_") + ".json"
        let document: DataValue = [
            "id": .text(effect.id.description), "case": .text(effect.id.caseID), "kind": .text(effect.kind),
            "payload": effect.payload,
        ]
        let text = document.json(.pretty(keyOrder: ["id", "case", "kind", "payload"])) + "\n"
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            // Atomic: written beside and renamed, so a reader never sees half a file.
            try Data(text.utf8).write(to: folder.appendingPathComponent(name), options: .atomic)
        } catch {
            throw EffectFailure(Self.reason(error, folder.path))
        }
    }

    /// The folder and what is wrong with it, in our own words: Foundation has its own in English only, and names the effect's file.
    private static func reason(_ error: any Error, _ folder: String) -> BilingualText {
        // A file where the folder should be is reported as a folder that is missing.
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), !isFolder.boolValue {
            return BilingualText(zh: "不是文件夹：\(folder)", en: "not a folder: \(folder)")
        }
        let reason = BilingualText(systemError: error)
        return BilingualText(
            zh: "写不进文件夹 \(folder)：\(reason.zh)", en: "cannot write to the folder \(folder): \(reason.en)")
    }
}
