import Diagnostics
import LuaRuntime

/// The lines of a workflow's scripts that its cases can run: those of hooks in force and of what hooks call.
public struct HookLines: Sendable {
    /// By the path of the script.
    public private(set) var executable: [String: Set<Int>] = [:]

    /// A script that does not compile has none; the workflow would not have loaded with it.
    public init(of workflow: Workflow) {
        guard let machine = try? LuaMachine() else { return }
        let leftOut = Self.notInForce(workflow)
        for script in workflow.scripts {
            let lines = try? machine.executableLines(
                of: script.source, name: script.path, leavingOut: leftOut[script.path] ?? [])
            executable[script.path, default: []].formUnion(lines ?? [])
        }
    }

    /// Where functions begin that a layer nearer to the place replaces, or that nothing names.
    private static func notInForce(_ workflow: Workflow) -> [String: Set<Int>] {
        let named = Set(workflow.guardNames).union(workflow.actionNames)
        let words = workflow.scripts.map { ScriptWords($0) }
        var leftOut: [String: Set<Int>] = [:]
        for (name, definitions) in HookCatalogue(workflow.scripts).definitions {
            for (index, definition) in definitions.enumerated() {
                let isLast = index == definitions.count - 1
                if isLast, named.contains(name) { continue }
                let isCalled = words.contains { script in
                    script.path == definition.location.file
                        ? script.members(name) > 1 : script.layer != nil && script.asksBase(name)
                }
                if !isCalled { leftOut[definition.location.file, default: []].insert(definition.location.line) }
            }
        }
        return leftOut
    }
}

/// What a script names with a dot before it.
private struct ScriptWords {
    let path: String
    let layer: String?
    private let tokens: [LuaToken]

    init(_ script: HookScript) {
        (path, layer) = (script.path, script.layer)
        tokens = LuaToken.all(in: script.source) ?? []
    }

    /// How often `.NAME` stands in it, its definition included.
    func members(_ name: String) -> Int {
        zip(tokens, tokens.dropFirst()).count { $0.text == "." && $1.kind == .name && $1.text == name }
    }

    /// Whether `base.NAME` stands in it.
    func asksBase(_ name: String) -> Bool {
        zip(tokens, zip(tokens.dropFirst(), tokens.dropFirst(2))).contains {
            $0.text == "base" && $1.0.text == "." && $1.1.text == name
        }
    }
}
