import Diagnostics
import LuaRuntime

/// What an editor and a linter need to know about hooks: LuaLS `---@meta` stubs and luacheck's settings, written from the tables that
/// the loader and the sandbox use.
public struct LuaStubs {
    /// One workflow as every locality has it: fields and parameters that a layer adds are among them.
    fileprivate struct Subject {
        var name: String
        var title: String
        var fields: [Field]
        var parameters: [Parameter]
        var events: [EventDeclaration]
        var guards: [String]
        var actions: [String]

        /// `labour_dispute`: names of Lua types have no hyphen.
        var identifier: String { name.replacing("-", with: "_") }
    }

    private let subjects: [Subject]

    /// - Parameter workflows: each workflow once for every locality that has it.
    public init(_ workflows: [Workflow]) {
        var subjects: [Subject] = []
        for workflow in workflows {
            let index: Int
            if let known = subjects.firstIndex(where: { $0.name == workflow.name }) {
                index = known
            } else {
                index = subjects.count
                subjects.append(
                    Subject(
                        name: workflow.name, title: "\(workflow.title.zh) / \(workflow.title.en)", fields: [],
                        parameters: [], events: [], guards: [], actions: []))
            }
            subjects[index].add(workflow)
        }
        self.subjects = subjects
    }

    /// The folder that LuaLS reads as a library, and the files outside it, by path relative to the workspace.
    public var files: [String: String] {
        var files = [
            ".luarc.json": Self.settings, ".luacheckrc": luacheck, "\(Self.folder)/host.lua": Self.host,
            "docs/reference/lua-host.md": HostReference.markdown,
        ]
        for subject in subjects { files["\(Self.folder)/\(subject.name).lua"] = Self.stub(of: subject) }
        return files
    }

    static let folder = "docs/schemas/lua"
    private static let banner = "-- Written by `tiaochu workflow schema --lua .`; do not edit. 由程序写成，请勿手改。"

    // MARK: - LuaLS

    private static var settings: String {
        let withheld = SandboxNames.withheldLibraries.map { "\"\($0)\": \"disable\"" }.joined(separator: ", ")
        return """
            {
              "runtime.version": "Lua 5.4",
              "runtime.builtin": { \(withheld) },
              "workspace.library": ["\(folder)"],
              "diagnostics.globals": ["base"],
              "diagnostics.disable": ["lowercase-global"]
            }

            """
    }

    private static var host: String {
        var lines = ["---@meta", banner, ""]
        var spaces: Set<String> = []
        for signature in HostReference.signatures {
            if let dot = signature.name.firstIndex(of: "."), spaces.insert(String(signature.name[..<dot])).inserted {
                lines += ["\(signature.name[..<dot]) = {}", ""]
            }
            lines += ["---\(signature.zh)", "---", "---\(signature.en)", "---", "---(\(signature.places))"]
            lines += signature.parameters.map { parameter in
                let words = [parameter.zh, parameter.en].compactMap { $0 }.joined(separator: " / ")
                return "---@param \(parameter.name)\(parameter.isOptional ? "?" : "") \(parameter.type.annotation)"
                    + (words.isEmpty ? "" : " \(words)")
            }
            if let result = signature.result { lines.append("---@return \(result.annotation)") }
            lines += [
                "function \(signature.name)(\(signature.parameters.map(\.name).joined(separator: ", "))) end", "",
            ]
        }
        return lines.joined(separator: "\n")
    }

    private static func stub(of subject: Subject) -> String {
        let name = subject.identifier
        var lines = ["---@meta", banner, "-- \(subject.title)", ""]
        lines +=
            ["---@alias \(name).EventName"]
            + subject.events.map { "---| \"\($0.name)\" # \($0.title.zh) / \($0.title.en)" }
        lines += ["", "---The case's own fields; frozen in guards. 案件字段；条件函数中只读。", "---@class (exact) \(name).Case"]
        lines += subject.fields.map { field($0) }
        lines += ["", "---Parameters in force. 有效的参数。", "---@class (exact) \(name).Params"]
        lines += subject.parameters.map { "---@field \($0.name) \($0.type.annotation) \($0.title.zh) / \($0.title.en)" }
        lines += [
            "", "---What happened. 事件。", "---@class (exact) \(name).Event", "---@field name \(name).EventName",
            "---@field date string", "---@field due_on? string", "---@field locality string",
            "---@field actor { id: string, roles: string[] }", "---@field fields string[]", "",
            "---@alias \(name).Guard fun(case: \(name).Case, params: \(name).Params, event: \(name).Event): boolean|table",
            "---@alias \(name).Action fun(case: \(name).Case, params: \(name).Params, event: \(name).Event)", "",
            "---The functions that this workflow names. Write `---@type \(name).Hooks` above `local M = {}`.",
            "---@class \(name).Hooks",
        ]
        lines += subject.guards.map { "---@field \($0) \(name).Guard" }
        lines += subject.actions.map { "---@field \($0) \(name).Action" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func field(_ field: Field) -> String {
        "---@field \(field.name)? \(field.type.annotation) \(field.title.zh) / \(field.title.en)"
    }

    // MARK: - luacheck

    private var luacheck: String {
        var lines = [
            Self.banner,
            "-- `dev/lint-lua` reads scripts with `case`, `params` and `event` as globals, so that a misspelt field is found.",
            "max_line_length = false", "unused_args = false", "ignore = { \"581\" } -- a matter of taste",
            "std = \"sandbox\"", "stds.sandbox = {",
            "  read_globals = {",
        ]
        lines += SandboxNames.functions.map { "    \"\($0)\"," }
        for library in SandboxNames.libraries {
            lines.append(
                "    \(library.name) = { fields = { \(library.members.map { "\"\($0)\"" }.joined(separator: ", ")) } },"
            )
        }
        var spaces: [String: [String]] = [:]
        for name in HostReference.signatures.map(\.name) {
            let parts = name.split(separator: ".").map(String.init)
            if parts.count == 2 {
                spaces[parts[0], default: []].append("\"\(parts[1])\"")
            } else {
                lines.append("    \"\(name)\",")
            }
        }
        for (space, members) in spaces.sorted(by: { $0.key < $1.key }) {
            lines.append("    \(space) = { fields = { \(members.joined(separator: ", ")) } },")
        }
        lines += ["    base = { other_fields = true },", "  },", "}"]
        for subject in subjects {
            let name = subject.identifier
            lines += ["stds.\(name) = {", "  globals = {", "    case = { fields = {"]
            lines += subject.fields.map { "      \($0.name) = \($0.type.luacheck)," }
            lines += ["    } },", "  },", "  read_globals = {", "    params = { fields = {"]
            lines += subject.parameters.map { "      \($0.name) = { other_fields = true }," }
            lines += [
                "    } },",
                "    event = { fields = { name = { other_fields = true }, date = { other_fields = true },",
                "      due_on = { other_fields = true }, locality = { other_fields = true }, fields = { other_fields = true },",
                "      actor = { fields = { id = { other_fields = true }, roles = { other_fields = true } } } } },",
                "  },", "}",
                "files[\"scripts/\(subject.name)/*.lua\"] = { std = \"sandbox+\(name)\" }",
                "files[\"scripts/localities/*/\(subject.name).lua\"] = { std = \"sandbox+\(name)\" }",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension LuaStubs.Subject {
    fileprivate mutating func add(_ workflow: Workflow) {
        fields += workflow.fields.filter { field in !fields.contains { $0.name == field.name } }
        parameters += workflow.parameters.parameters.filter { one in !parameters.contains { $0.name == one.name } }
        events += workflow.events.filter { event in !events.contains { $0.name == event.name } }
        for name in workflow.guardNames where !guards.contains(name) { guards.append(name) }
        for name in workflow.actionNames where !actions.contains(name) { actions.append(name) }
    }
}

extension FieldType {
    /// The type as LuaLS writes it.
    fileprivate var annotation: String {
        switch self {
        case .text, .date, .instant: "string"
        case .integer, .money: "integer"
        case .boolean: "boolean"
        case .choice(let values): values.map { "\"\($0.value)\"" }.joined(separator: "|")
        case .list(let element):
            if case .choice = element { "(\(element.annotation))[]" } else { "\(element.annotation)[]" }
        case .record(let fields):
            "{ " + fields.map { "\($0.name)\($0.isRequired ? "" : "?"): \($0.type.annotation)" }.joined(separator: ", ")
                + " }"
        }
    }

    /// What may stand after its name, for luacheck: the fields of a record, anything of a list or a text.
    fileprivate var luacheck: String {
        guard case .record(let fields) = self else { return "{ other_fields = true }" }
        return "{ fields = { " + fields.map { "\($0.name) = \($0.type.luacheck)" }.joined(separator: ", ") + " } }"
    }
}

extension Parameter.ValueType {
    fileprivate var annotation: String {
        switch self {
        case .money, .integer: "integer"
        case .text, .date: "string"
        case .boolean: "boolean"
        case .period: "{ amount: integer, unit: string }"
        case .choice(let values): Self.words(values)
        case .list(let values): values.isEmpty ? "string[]" : "(\(Self.words(values)))[]"
        }
    }

    private static func words(_ values: [ChoiceValue]) -> String {
        values.map { "\"\($0.value)\"" }.joined(separator: "|")
    }
}
