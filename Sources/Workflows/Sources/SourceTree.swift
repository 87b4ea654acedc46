public import Diagnostics
import Foundation

/// Files by path, from a workspace folder or from memory: all that loading a workflow may look at.
public struct SourceTree: Sendable {
    private enum Storage: Sendable {
        case folder(String)
        case memory([String: [UInt8]])
    }

    private let storage: Storage
    /// Files laid over the others.
    private var laidOver: [String: [UInt8]] = [:]
    /// Texts that stand for those of the storage.
    private var replaced: [String: [UInt8]] = [:]

    /// The files under a folder, read when they are asked for.
    public init(folder path: String) {
        storage = .folder(path.hasSuffix("/") ? String(path.dropLast()) : path)
    }

    /// Texts by path relative to the workspace.
    public init(_ files: [String: String]) {
        storage = .memory(files.mapValues { Array($0.utf8) })
    }

    /// Bytes by path, for files that may be no text.
    public init(bytes files: [String: [UInt8]]) {
        storage = .memory(files)
    }

    /// The same files, one that exists with another text.
    func replacing(_ path: String, with text: String) -> SourceTree {
        var copy = self
        copy.replaced[path] = Array(text.utf8)
        return copy
    }

    /// The same tree as it would be with this file in it.
    public func with(_ bytes: [UInt8], at path: String) -> SourceTree {
        var tree = self
        tree.laidOver[path] = bytes
        return tree
    }

    /// Why a file that exists cannot be read.
    public struct Unreadable: Error, Sendable {
        public var path: String
        public var reason: BilingualText
    }

    /// The content of a file; nil when there is none of that path.
    public func bytes(_ path: String) throws(Unreadable) -> [UInt8]? {
        if let text = replaced[path] { return text }
        if let bytes = laidOver[path] { return bytes }
        switch storage {
        case .memory(let files): return files[path]
        case .folder(let root):
            let url = URL(fileURLWithPath: "\(root)/\(path)")
            do {
                return Array(try Data(contentsOf: url))
            } catch {
                var isFolder: ObjCBool = false
                guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return nil }
                let folder = BilingualText(zh: "它是目录，不是文件", en: "it is a folder, not a file")
                throw Unreadable(path: path, reason: isFolder.boolValue ? folder : BilingualText(systemError: error))
            }
        }
    }

    /// The same as `listing(in:suffix:)` for those who read the folder elsewhere and hear there why it cannot be listed: empty then.
    public func names(in folder: String, suffix: String) -> [String] {
        (try? listing(in: folder, suffix: suffix)) ?? []
    }

    /// The names directly inside a folder that end in `suffix`, sorted; empty when there is no such folder. Hidden files are left out.
    public func listing(in folder: String, suffix: String) throws(Unreadable) -> [String] {
        let prefix = folder + "/"
        let added = laidOver.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
            .filter { !$0.contains("/") }
        let names: [String]
        switch storage {
        case .memory(let files):
            names = files.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
                .filter { !$0.contains("/") }
        case .folder(let root):
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")
            } catch {
                guard !Self.isMissing(error) else { return Self.kept(added, suffix) }
                throw Unreadable(path: folder, reason: BilingualText(systemError: error))
            }
        }
        return Self.kept(names + added, suffix)
    }

    private static func isMissing(_ error: any Error) -> Bool {
        let code = (error as NSError).code
        return code == CocoaError.fileReadNoSuchFile.rawValue || code == CocoaError.fileNoSuchFile.rawValue
    }

    private static func kept(_ names: [String], _ suffix: String) -> [String] {
        Set(names).filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }.sorted()
    }

    /// The names of the folders directly inside a folder that hold a file of this name, sorted.
    public func folders(in folder: String, holding file: String) -> [String] {
        switch storage {
        case .memory(let files):
            let prefix = folder + "/"
            return files.keys.filter { $0.hasPrefix(prefix) && $0.hasSuffix("/\(file)") }
                .map { String($0.dropFirst(prefix.count).dropLast(file.count + 1)) }
                .filter { !$0.contains("/") }.sorted()
        case .folder(let root):
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
            return names.filter { FileManager.default.fileExists(atPath: "\(root)/\(folder)/\($0)/\(file)") }.sorted()
        }
    }
}
