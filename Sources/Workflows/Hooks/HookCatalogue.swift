import Diagnostics
import LuaRuntime

/// The functions that a workflow's scripts define, found by loading each script as a case would, without calling any.
struct HookCatalogue {
    /// A function of one layer's scripts.
    struct Definition {
        var layer: String?
        var location: SourceLocation
    }

    /// By name, from the base to the most local layer.
    private(set) var definitions: [String: [Definition]] = [:]
    /// What Lua says about scripts that do not load, with the path of each.
    private(set) var problems: [(path: String, problem: LuaError)] = []
    /// Functions that another script of the same layer defines already.
    private(set) var duplicates: [(name: String, later: Definition, earlier: Definition)] = []

    init(_ scripts: [HookScript]) {
        do throws(LuaError) {
            let machine = try LuaMachine(hostFunctions: HostFunctions.all(in: StepScope()))
            load(scripts, on: machine)
        } catch {
            problems.append(("lua", error))
        }
    }

    private mutating func load(_ scripts: [HookScript], on machine: LuaMachine) {
        var below: [LuaModule] = []
        var own: [LuaModule] = []
        var layer: String?
        for script in scripts {
            if script.layer != layer {
                below += own
                own = []
                layer = script.layer
            }
            guard let module = module(script, over: below, on: machine) else { continue }
            own.append(module)
            for function in module.functions.values.sorted(by: { $0.name < $1.name }) {
                let definition = Definition(
                    layer: layer, location: SourceLocation(file: script.path, line: function.line ?? 1, column: 1))
                if let earlier = definitions[function.name]?.last, earlier.layer == layer {
                    duplicates.append((function.name, definition, earlier))
                }
                definitions[function.name, default: []].append(definition)
            }
        }
    }

    private mutating func module(_ script: HookScript, over below: [LuaModule], on machine: LuaMachine) -> LuaModule? {
        var environment: [String: LuaBinding] = [:]
        if script.layer != nil, !below.isEmpty, let base = try? machine.combine(below, name: "base") {
            environment["base"] = .module(base)
        }
        do throws(LuaLoadFailure) {
            return try machine.load(script.source, name: script.path, environment: environment)
        } catch {
            problems += error.problems.map { (script.path, $0) }
            return nil
        }
    }
}
