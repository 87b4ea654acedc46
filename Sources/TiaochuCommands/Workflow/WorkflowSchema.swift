import ArgumentParser
import DataValues
import Diagnostics
import Foundation
import Simulation
import Workflows

struct WorkflowSchema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: say(
            zh: "输出规则文件的 JSON Schema，供编辑器补全和检查", en: "Print the JSON Schemas of rule files, for editors"),
        discussion: say(
            zh: "例：tiaochu workflow schema workflow；tiaochu workflow schema --write docs/schemas",
            en: "For example: tiaochu workflow schema workflow; tiaochu workflow schema --write docs/schemas"))

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(say(zh: "哪一种文件；不写则列出", en: "which kind of file; listed if left out"))) var kind:
        SchemaKind?
    @Option(
        help: ArgumentHelp(say(zh: "把全部写到此目录", en: "write them all into this folder"), valueName: "dir"),
        completion: .directory)
    var write: String?

    func run() throws {
        if let write {
            try writeAll(to: URL(fileURLWithPath: write, isDirectory: true))
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
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for kind in SchemaKind.allCases {
                try Data(kind.text.utf8).write(to: folder.appendingPathComponent("\(kind.rawValue).schema.json"))
            }
        } catch {
            throw CommandFailure(
                .storeUnavailable, code: "cannot-write",
                what: BilingualText(zh: "写不了 \(folder.path)", en: "cannot write \(folder.path)"),
                why: BilingualText(reasonOf: error),
                fix: BilingualText(zh: "检查目录权限", en: "check the folder's permissions"))
        }
        Console.talk(
            say(
                zh: "已写 \(SchemaKind.allCases.count) 个文件到 \(folder.path)",
                en: "\(SchemaKind.allCases.count) files written to \(folder.path)"))
    }
}

/// A kind of YAML file with a schema of its own.
enum SchemaKind: String, CaseIterable, ExpressibleByArgument {
    case workflow, layer, calendar, statute, scenario, workspace

    /// Where files of this kind stand, relative to the workspace.
    var files: String {
        switch self {
        case .workflow: "workflows/*/workflow.yaml"
        case .layer: "workflows/localities/*.yaml"
        case .calendar: "workflows/calendars/*/*.yaml"
        case .statute: "workflows/statutes/*.yaml"
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
            case .scenario: JSONSchemaDocument.scenario
            case .workspace: JSONSchemaDocument(WorkspaceSchema.file, with: [WorkspaceSchema.user])
            }
        return document.dataValue.json(.pretty(keyOrder: ["$schema", "title", "type", "description"])) + "\n"
    }
}
