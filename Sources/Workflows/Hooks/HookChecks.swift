import Diagnostics
import LuaRuntime

/// Loads every script as a case would, without calling anything, and compares what they define with what the workflow names.
struct HookChecks {
    let context: LoadContext
    private var log: DiagnosticLog { context.log }

    init(_ context: LoadContext) {
        self.context = context
    }

    /// A function of one layer's scripts.
    private struct Definition {
        var layer: String?
        var file: String
        var location: SourceLocation
    }

    func check(_ scripts: [HookScript], uses: [HookUse]) {
        checkPurposes(uses)
        guard let (definitions, isComplete) = load(scripts) else { return }
        // A file that does not load may define what is missed.
        if isComplete { checkMissing(uses, definitions) }
        checkUnused(uses, definitions, scripts)
    }

    // MARK: - Loading

    private func load(_ scripts: [HookScript]) -> (definitions: [String: [Definition]], isComplete: Bool)? {
        let machine: LuaMachine
        do throws(LuaError) {
            machine = try LuaMachine(hostFunctions: HostFunctions.all(in: StepScope()))
        } catch {
            report([error], of: "lua")
            return nil
        }
        var definitions: [String: [Definition]] = [:]
        var isComplete = true
        var below: [LuaModule] = []
        var own: [LuaModule] = []
        var layer: String?
        for script in scripts {
            if script.layer != layer {
                below += own
                own = []
                layer = script.layer
            }
            guard let module = module(script, over: below, on: machine) else {
                isComplete = false
                continue
            }
            own.append(module)
            for function in module.functions.values.sorted(by: { $0.name < $1.name }) {
                let location = SourceLocation(file: script.path, line: function.line ?? 1, column: 1)
                let definition = Definition(layer: layer, file: script.path, location: location)
                if let other = definitions[function.name]?.last, other.layer == layer {
                    report(function.name, definition, other)
                }
                definitions[function.name, default: []].append(definition)
            }
        }
        return (definitions, isComplete)
    }

    private func module(_ script: HookScript, over below: [LuaModule], on machine: LuaMachine) -> LuaModule? {
        var environment: [String: LuaBinding] = [:]
        if script.layer != nil, let base = try? machine.combine(below, name: "base") {
            environment["base"] = .module(base)
        }
        do throws(LuaLoadFailure) {
            return try machine.load(script.source, name: script.path, environment: environment)
        } catch {
            report(error.problems, of: script.path)
            return nil
        }
    }

    private func report(_ problems: [LuaError], of path: String) {
        for problem in problems {
            let code: DiagnosticCode =
                switch problem.code {
                case .syntax: .luaSyntax
                case .unknownName, .globalAssignment, .keepsState: .luaNames
                default: .luaModule
                }
            let reason = HookFault.reason(problem.code)
            log.add(
                code,
                at: SourceLocation(file: problem.file ?? path, line: problem.line ?? 1, column: problem.column ?? 1),
                BilingualText(zh: "\(reason.zh)：\(problem.message)", en: problem.message))
        }
    }

    private func report(_ name: String, _ definition: Definition, _ other: Definition) {
        log.add(
            .duplicateHook, at: definition.location,
            BilingualText(
                zh: "函数 \(name) 在 \(other.file) 第 \(other.location.line) 行已有定义",
                en: "the function \(name) is already defined in \(other.file) on line \(other.location.line)"),
            fix: BilingualText(zh: "删去一个，或改名", en: "remove or rename one of them"))
    }

    // MARK: - Names

    private func checkPurposes(_ uses: [HookUse]) {
        var first: [String: HookUse] = [:]
        for use in uses {
            guard let earlier = first[use.name] else {
                first[use.name] = use
                continue
            }
            guard earlier.purpose != use.purpose else { continue }
            let place = "\(earlier.location.file):\(earlier.location.line)"
            log.add(
                .hookInBothUses, at: use.location,
                BilingualText(
                    zh: "\(use.name) 在 \(place) \(earlier.purpose == .guard ? "作守卫" : "作动作")，这里相反",
                    en:
                        "\(use.name) is \(earlier.purpose == .guard ? "a guard" : "an action") at \(place), and the opposite here"
                ),
                fix: BilingualText(zh: "分成两个函数", en: "make two functions of it"))
        }
    }

    private func checkMissing(_ uses: [HookUse], _ definitions: [String: [Definition]]) {
        let known = definitions.keys.sorted()
        for use in uses where definitions[use.name] == nil {
            let kind =
                use.purpose == .guard ? BilingualText(zh: "守卫", en: "guard") : BilingualText(zh: "动作", en: "action")
            let nearest = NearestName.find(use.name, in: known)
            log.add(
                .missingHook, at: use.location,
                BilingualText(zh: "没有脚本定义\(kind.zh) \(use.name)", en: "no script defines the \(kind.en) \(use.name)"),
                fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                    ?? BilingualText(
                        zh: "写 function M.\(use.name)(case, params, event) … end",
                        en: "write function M.\(use.name)(case, params, event) … end"))
        }
    }

    private func checkUnused(_ uses: [HookUse], _ definitions: [String: [Definition]], _ scripts: [HookScript]) {
        let used = Set(uses.map(\.name))
        for (name, all) in definitions.sorted(by: { $0.key < $1.key }) where !used.contains(name) {
            // A layer's script may build on a function of the base that the workflow does not name.
            if scripts.contains(where: { $0.layer != nil && $0.source.contains("base.\(name)") }) { continue }
            for definition in all {
                log.add(
                    .unusedHook, at: definition.location,
                    BilingualText(zh: "函数 \(name) 没有被用到", en: "nothing names the function \(name)"),
                    fix: NearestName.find(name, in: used.subtracting(definitions.keys).sorted()).map {
                        BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?")
                    } ?? BilingualText(zh: "删去，或写成 local function", en: "remove it, or make it a local function"))
            }
        }
    }
}
