import ArgumentParser
import DataValues
import Diagnostics
import Documents
import Foundation
import Simulation
import Workflows

struct WorkflowSchema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: say(
            zh: "输出规则文件的 JSON Schema 和脚本的 LuaLS 桩文件，供编辑器补全和检查",
            en: "Print the JSON Schemas of rule files and write LuaLS stubs of the scripts, for editors"),
        discussion: say(
            zh:
                "例：tiaochu workflow schema workflow；tiaochu workflow schema --write docs/schemas；tiaochu workflow schema --lua .",
            en:
                "For example: tiaochu workflow schema workflow; tiaochu workflow schema --write docs/schemas; tiaochu workflow schema --lua ."
        ))

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(say(zh: "哪一种文件；不写则列出", en: "which kind of file; listed if left out"))) var kind:
        SchemaKind?
    @Option(
        help: ArgumentHelp(say(zh: "把全部写到此目录", en: "write them all into this folder"), valueName: "dir"),
        completion: .directory)
    var write: String?
    @Option(
        help: ArgumentHelp(
            say(
                zh: "把脚本的桩文件、.luarc.json、.luacheckrc 和宿主函数说明写到此工作区",
                en:
                    "write the scripts' stubs, .luarc.json, .luacheckrc and the page of host functions into this workspace"
            ),
            valueName: "dir"), completion: .directory)
    var lua: String?

    func run() throws {
        if write != nil || lua != nil {
            if let write { try writeAll(to: URL(fileURLWithPath: write, isDirectory: true)) }
            if let lua { try Self.writeStubs(to: URL(fileURLWithPath: lua, isDirectory: true), Session(options)) }
        } else if let kind {
            Console.output(kind.text)
        } else if options.output == .text {
            Console.answer(
                TextTable(
                    [.init(say(zh: "种类", en: "kind")), .init(say(zh: "文件", en: "files"))],
                    rows: SchemaKind.allCases.map { [$0.rawValue, $0.files] }
                ).lines())
        } else {
            Console.answer(
                rows: SchemaKind.allCases.map { ["kind": .text($0.rawValue), "files": .text($0.files)] },
                as: options.output)
        }
    }

    private func writeAll(to folder: URL) throws {
        try Self.write(
            Dictionary(uniqueKeysWithValues: SchemaKind.allCases.map { ("\($0.rawValue).schema.json", $0.text) }),
            to: folder)
    }

    /// Refuses rules that do not load: their names are what the stubs are made of.
    private static func writeStubs(to folder: URL, _ session: Session) throws {
        let localities = WorkflowLoader.localities(in: session.sources)
        let workflows = try WorkflowLoader.workflows(in: session.sources).flatMap { workflow in
            try localities.map { try session.bundle(workflow, locality: $0).workflow }
        }
        try write(LuaStubs(workflows).files, to: folder)
    }

    private static func write(_ files: [String: String], to folder: URL) throws {
        do {
            for (path, text) in files.sorted(by: { $0.key < $1.key }) {
                let file = folder.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
        } catch {
            throw CommandFailure.cannotWrite(folder.path, error)
        }
        Console.talk(
            say(zh: "已写 \(files.count) 个文件到 \(folder.path)", en: "\(files.count) files written to \(folder.path)"))
    }
}

/// A kind of YAML file with a schema of its own.
enum SchemaKind: String, CaseIterable, ExpressibleByArgument {
    case workflow, layer, calendar, statute, documents, scenario, workspace

    /// Where files of this kind stand, relative to the workspace.
    var files: String {
        switch self {
        case .workflow: "workflows/*/workflow.yaml"
        case .layer: "workflows/localities/*.yaml"
        case .calendar: "workflows/calendars/*/*.yaml"
        case .statute: "workflows/statutes/*.yaml"
        case .documents: "workflows/*/documents/documents.yaml"
        case .scenario: "examples/scenarios/**/*.yaml"
        case .workspace: Workspace.fileName
        }
    }

    var text: String {
        let document =
            switch self {
            case .workflow: JSONSchemaDocument.workflow
            case .layer: JSONSchemaDocument.layer
            case .calendar: JSONSchemaDocument.calendar
            case .statute: JSONSchemaDocument.statute
            case .documents: JSONSchemaDocument.documents
            case .scenario: JSONSchemaDocument.scenario
            case .workspace: JSONSchemaDocument(WorkspaceSchema.file, with: [WorkspaceSchema.user])
            }
        return document.dataValue.json(.pretty(keyOrder: ["$schema", "title", "type", "description"])) + "\n"
    }
}
