import Diagnostics
import Foundation
import Simulation
import Workflows

/// Finds scenario files and reads them; a file that cannot be read becomes an entry that fails.
struct ScenarioFiles {
    let workspace: URL

    /// The scenarios of these files and folders, folders searched to any depth for `*.yaml`; each file once, in order of path.
    func entries(_ paths: [String]) throws -> [ScenarioEntry] {
        var files: [String] = []
        for path in paths { files += try self.files(at: path) }
        guard !files.isEmpty else {
            throw CommandFailure(
                .notFound, code: "no-scenario",
                what: BilingualText(
                    zh: "\(paths.joined(separator: "、")) 里没有场景文件（*.yaml）",
                    en: "there are no scenario files (*.yaml) in \(paths.joined(separator: ", "))"))
        }
        return Set(files).sorted().flatMap(read)
    }

    private func files(at path: String) throws -> [String] {
        // As typed, or else relative to the workspace, so that examples/scenarios works from any folder of it.
        let places = [URL(fileURLWithPath: path), URL(fileURLWithPath: path, relativeTo: workspace)]
        var isFolder: ObjCBool = false
        guard
            let place = places.first(where: { FileManager.default.fileExists(atPath: $0.path, isDirectory: &isFolder) })
        else {
            throw CommandFailure(
                .notFound, code: "no-such-path",
                what: BilingualText(zh: "没有文件或目录 \(path)", en: "there is no file or folder \(path)"),
                fix: BilingualText(
                    zh: "路径相对于当前目录或工作区 \(workspace.path)",
                    en: "paths are relative to the current folder or to \(workspace.path)"))
        }
        // The search below does not follow a link that it is started on.
        let root = place.standardizedFileURL.resolvingSymlinksInPath().path
        guard isFolder.boolValue else { return [root] }
        let found = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return found.filter { name in
            let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
            return !isHidden && (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
        }.map { "\(root)/\($0)" }
    }

    private func read(_ path: String) -> [ScenarioEntry] {
        let shown = shown(path)
        do {
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            guard let text = String(validating: bytes, as: UTF8.self) else {
                return [ScenarioReader.unreadable(shown, bytes: bytes)]
            }
            return ScenarioReader.read(text, file: shown)
        } catch {
            let finding = Diagnostic(
                code: "Y010", at: SourceLocation(file: shown, line: 1, column: 1),
                what: BilingualText(
                    zh: "文件读不出来：\(BilingualText(reasonOf: error).zh)",
                    en: "the file cannot be read: \(BilingualText(reasonOf: error).en)"),
                fix: BilingualText.makeReadable)
            return [ScenarioReader.unreadable(shown, finding: finding)]
        }
    }

    /// The path as findings show it: relative to the workspace when it lies inside.
    private func shown(_ path: String) -> String {
        let root = workspace.standardizedFileURL.resolvingSymlinksInPath().path
        return path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    }
}
