import Diagnostics
import Foundation
import Workflows

/// A folder with `tiaochu.yaml`: where the rules, the store and the users of one office are found.
struct Workspace {
    struct User {
        var id: String
        var name: String
        var roles: [String]
        /// Empty: every locality.
        var localities: [String]
    }

    static let fileName = "tiaochu.yaml"

    var folder: URL
    var store: String
    var outbox: String
    var locality: String?
    var workflow: String?
    var isTesting: Bool
    /// How many moves the exploration of behaviour tries at most.
    var explorationLimit: Int
    var users: [User]
    /// Ids of the users who may put rules in force; nil for any user.
    var administrators: [String]?
    /// Every name of the rules that the file mentions, with its place.
    private(set) var mentions = Mentions()

    struct Mentions {
        var workflows: [Located<String>] = []
        var roles: [Located<String>] = []
        var localities: [Located<String>] = []
        var users: [Located<String>] = []
    }

    /// The workspace named by `--workspace`, or the nearest one above the current folder.
    static func find(_ path: String?) throws -> Workspace {
        if let path {
            let folder = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
            guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(fileName).path) else {
                throw CommandFailure(
                    .notFound, code: "no-workspace",
                    what: BilingualText(zh: "\(path) 里没有 \(fileName)", en: "there is no \(fileName) in \(path)"),
                    fix: BilingualText(
                        zh: "用 --workspace 指向含有 \(fileName) 的目录",
                        en: "point --workspace at a folder that holds \(fileName)"))
            }
            return try Workspace(folder: folder)
        }
        var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
            .standardizedFileURL
        while true {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent(fileName).path) {
                return try Workspace(folder: folder)
            }
            let parent = folder.deletingLastPathComponent().standardizedFileURL
            guard parent.path != folder.path else { break }
            folder = parent
        }
        throw CommandFailure(
            .notFound, code: "no-workspace",
            what: BilingualText(
                zh: "当前目录及其上级目录里都没有 \(fileName)", en: "no \(fileName) in the current folder or any folder above it"),
            fix: BilingualText(
                zh: "进入工作区再试，或用 --workspace 指明", en: "change to a workspace, or name one with --workspace"))
    }

    init(folder: URL) throws {
        self.folder = folder
        let file = folder.appendingPathComponent(Self.fileName)
        let text: String
        do {
            text = try String(contentsOf: file, encoding: .utf8)
        } catch {
            throw CommandFailure(
                .workflowFault, code: "unreadable-workspace",
                what: BilingualText(zh: "读不了 \(file.path)", en: "cannot read \(file.path)"),
                why: BilingualText(reasonOf: error),
                fix: BilingualText(zh: "检查文件权限与编码（UTF-8）", en: "check the file's permissions and that it is UTF-8"))
        }
        let log = DiagnosticLog()
        let root = YAMLReader.read(text, file: Self.fileName, log: log)
            .flatMap { MappingReader($0, as: WorkspaceSchema.file, log: log) }
        if let version = root?.integer("tiaochu"), version != 1 {
            log.add(
                ValueReading.unknownWord(
                    "\(version)", at: root?.place(of: "tiaochu") ?? .init(file: Self.fileName, line: 1, column: 1),
                    known: ["1"]))
        }
        store = root?.text("store") ?? ".tiaochu/cases.sqlite"
        outbox = root?.text("outbox") ?? ".tiaochu/outbox"
        locality = root?.node("locality")?.scalar?.text
        workflow = root?.text("workflow")
        isTesting = root?.boolean("testing") ?? false
        explorationLimit = max(0, root?.integer("explore") ?? Exploration.usualLimit)
        var mentions = Mentions()
        users = (root?.table("users") ?? []).compactMap { entry in
            guard let user = MappingReader(entry.value, as: WorkspaceSchema.user, log: log) else { return nil }
            let (roles, localities) = (user.names("roles"), user.names("localities"))
            mentions.roles += roles
            mentions.localities += localities
            return User(
                id: entry.key, name: user.text("name") ?? entry.key, roles: roles.map(\.value),
                localities: localities.map(\.value))
        }
        if let root {
            if root.node("administrators") != nil {
                mentions.users = root.names("administrators")
                administrators = mentions.users.map(\.value)
            }
            if let locality { mentions.localities.append(Located(locality, at: root.place(of: "locality"))) }
            if let workflow { mentions.workflows.append(Located(workflow, at: root.place(of: "workflow"))) }
        }
        self.mentions = mentions
        guard !log.hasErrors else {
            throw CommandFailure(
                .workflowFault, code: "faulty-workspace",
                what: BilingualText(zh: "工作区文件有错", en: "the workspace file has errors"), diagnostics: log.sorted)
        }
    }

    func path(_ relative: String) -> URL {
        URL(fileURLWithPath: relative, relativeTo: folder).standardizedFileURL
    }
}
