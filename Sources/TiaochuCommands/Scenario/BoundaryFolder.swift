import Diagnostics
import Foundation
import Simulation

/// The folder into which boundary scenarios are written; nothing in it is ever overwritten.
struct BoundaryFolder {
    let path: String

    /// `arbitration.award.make-up.yaml`
    static func name(of plan: BoundaryPlan) -> String { "\(plan.key).\(plan.span.rawValue).yaml" }

    /// Writes a file for each plan, or none when one of them is there already.
    func write(_ plans: [BoundaryPlan]) throws {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        let files = plans.map { (folder.appendingPathComponent(Self.name(of: $0)), $0.text) }
        if let taken = files.first(where: { FileManager.default.fileExists(atPath: $0.0.path) }) {
            throw CommandFailure(
                .conflict, code: "file-exists",
                what: BilingualText(
                    zh: "\(taken.0.path) 已经存在，一个文件也没有写", en: "\(taken.0.path) exists already: nothing was written"),
                fix: BilingualText(zh: "换一个目录", en: "choose another folder"))
        }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (file, text) in files { try Data(text.utf8).write(to: file, options: .withoutOverwriting) }
        } catch {
            throw CommandFailure(
                .outputFailed, code: "output-failed",
                what: BilingualText(zh: "写不了 \(path)", en: "cannot write \(path)"),
                why: BilingualText(reasonOf: error))
        }
        let count = files.count
        Console.talk(say(zh: "已写入 \(path)：\(count) 个文件。", en: "written to \(path): \(counted(count, "file"))."))
    }
}
