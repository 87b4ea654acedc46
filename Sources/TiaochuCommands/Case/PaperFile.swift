import Diagnostics
import Foundation
import Workflows

/// The file a paper is written to.
struct PaperFile {
    let path: String

    /// Refuses a file that exists, unless it is to be replaced, and a folder that does not.
    init(_ path: String, replacing: Bool) throws {
        self.path = path
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
        if isFolder.boolValue || !FileManager.default.fileExists(atPath: parent) {
            throw CommandFailure(
                .usage, code: "no-such-folder",
                what: BilingualText(zh: "不能写入 \(path)", en: "cannot write to \(path)"),
                fix: BilingualText(
                    zh: isFolder.boolValue ? "写明文件名" : "先建立目录 \(parent)",
                    en: isFolder.boolValue ? "name a file" : "make the folder \(parent) first"))
        }
        guard exists, !replacing else { return }
        throw CommandFailure(
            .usage, code: "file-exists",
            what: BilingualText(zh: "文件 \(path) 已存在", en: "there is a file \(path)"),
            fix: BilingualText(zh: "换个名字，或加 --replace", en: "choose another name, or add --replace"))
    }

    /// Writes the whole file or nothing.
    func write(_ bytes: [UInt8]) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFailure(
                .outputFailed, code: "unwritable-file",
                what: BilingualText(zh: "文件 \(path) 写不进去", en: "the file \(path) cannot be written"),
                why: BilingualText(systemError: error),
                fix: BilingualText(
                    zh: "检查权限和磁盘空间后再做一次；日志里已有这次制作的记录",
                    en: "check permissions and space and make it again; the journal already says it was made"))
        }
    }
}
