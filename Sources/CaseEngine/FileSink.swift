public import CaseStores
import DataValues
import Diagnostics
public import Foundation

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

    /// Foundation words its errors in English and with what it was doing; people need the folder and what is wrong with it.
    private static func reason(_ error: any Error, _ folder: String) -> BilingualText {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
        // A file where the folder should be is reported as a folder that is missing.
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), !isFolder.boolValue {
            return BilingualText(zh: "不是文件夹：\(folder)", en: "not a folder: \(folder)")
        }
        switch (cause.domain, Int32(cause.code)) {
        case (NSPOSIXErrorDomain, EACCES), (NSPOSIXErrorDomain, EPERM), (NSPOSIXErrorDomain, EROFS),
            (NSCocoaErrorDomain, Int32(CocoaError.fileWriteNoPermission.rawValue)):
            return BilingualText(zh: "无权写入文件夹：\(folder)", en: "not allowed to write to the folder: \(folder)")
        case (NSPOSIXErrorDomain, ENOSPC), (NSPOSIXErrorDomain, EDQUOT),
            (NSCocoaErrorDomain, Int32(CocoaError.fileWriteOutOfSpace.rawValue)):
            return BilingualText(zh: "磁盘已满：\(folder)", en: "the disk is full: \(folder)")
        default:
            return BilingualText(
                zh: "写不进文件夹（\(cause.domain) \(cause.code)）：\(folder)",
                en: "could not write to the folder (\(cause.domain) \(cause.code)): \(folder)")
        }
    }
}
