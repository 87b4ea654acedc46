import DataValues
import Diagnostics
import LuaRuntime
import StatutoryTime

/// A workflow's Lua: its files loaded layer over layer, the case, the parameters and the event as the hooks see them.
final class HookRuntime {
    enum Answer {
        case pass
        case refuse(Refusal)
    }

    /// A hook with the place it was declared at, for refusals and faults.
    private struct Hook {
        var function: LuaFunction
        var layer: String?
        var invocation: LuaInvocation
    }

    let workflow: Workflow
    let scope = StepScope()
    private let machine: LuaMachine
    private let caseDocument: LuaDocument
    private let parameterDocument: LuaDocument
    private let eventDocument: LuaDocument
    private var guards: [String: Hook] = [:]
    private var actions: [String: Hook] = [:]
    private var loadedFields: [String: DataValue]?
    private var loadedParameterDates: [String: String]?
    private var parameterValues: [String: DataValue] = [:]

    init(workflow: Workflow) throws(StepFault) {
        self.workflow = workflow
        do throws(LuaError) {
            machine = try LuaMachine(hostFunctions: HostFunctions.all(in: scope))
            caseDocument = try LuaDocument(machine, name: "case", shape: HookShapes.fields(workflow.fields))
            parameterDocument = try LuaDocument(
                machine, name: "params", shape: HookShapes.parameters(workflow.parameters.parameters))
            eventDocument = try LuaDocument(machine, name: "event", shape: HookShapes.event)
        } catch {
            throw HookFault.fault(error)
        }
        scope.isSystemEvent = { workflow.event($0)?.isSystem }
        try loadScripts()
    }

    /// Loads the base's files, then each layer's over what lies below it; a function of the same name replaces the one below.
    private func loadScripts() throws(StepFault) {
        var below: [LuaModule] = []
        var layerOfFunction: [String: (LuaFunction, String?)] = [:]
        var index = 0
        while index < workflow.scripts.count {
            let layer = workflow.scripts[index].layer
            var own: [LuaModule] = []
            while index < workflow.scripts.count, workflow.scripts[index].layer == layer {
                let script = workflow.scripts[index]
                index += 1
                let module = try load(script, over: below)
                own.append(module)
                for (name, function) in module.functions { layerOfFunction[name] = (function, layer) }
            }
            below += own
        }
        do throws(LuaError) {
            for name in Set(workflow.guardNames) {
                guard let (function, layer) = layerOfFunction[name] else { continue }
                guards[name] = Hook(
                    function: function, layer: layer,
                    invocation: try machine.prepare(
                        function, [caseDocument.frozen, parameterDocument.frozen, eventDocument.frozen], in: .guard))
            }
            for name in Set(workflow.actionNames) {
                guard let (function, layer) = layerOfFunction[name] else { continue }
                actions[name] = Hook(
                    function: function, layer: layer,
                    invocation: try machine.prepare(
                        function, [caseDocument.writable, parameterDocument.frozen, eventDocument.frozen], in: .action))
            }
        } catch {
            throw HookFault.fault(error)
        }
    }

    private func load(_ script: HookScript, over below: [LuaModule]) throws(StepFault) -> LuaModule {
        var environment: [String: LuaBinding] = [:]
        do throws(LuaError) {
            if script.layer != nil, !below.isEmpty {
                environment["base"] = .module(try machine.combine(below, name: "base"))
            }
        } catch {
            throw HookFault.fault(error)
        }
        do throws(LuaLoadFailure) {
            return try machine.load(script.source, name: script.path, environment: environment)
        } catch {
            throw HookFault.fault(error.problems.first ?? LuaError(.syntax, "\(script.path) does not load"))
        }
    }

    // MARK: - One step

    /// Makes the case, the parameters in force and the event visible to hooks; what has not changed is not converted again.
    func load(_ fields: [String: DataValue], for occurrence: Occurrence) throws(StepFault) {
        do throws(LuaError) {
            if loadedFields != fields {
                loadedFields = nil
                try caseDocument.replace(with: fields)
                loadedFields = fields
            }
            try eventDocument.replace(with: [
                "name": .text(occurrence.event), "date": .text(occurrence.time.date.description),
                "fields": .list(occurrence.facts.keys.sorted().map(DataValue.text)),
                "actor": [
                    "id": .text(occurrence.actor.id),
                    "roles": .list(occurrence.actor.roles.sorted().map(DataValue.text)),
                ],
            ])
            try loadParameters(fields, on: occurrence.time.date)
        } catch {
            throw HookFault.fault(error)
        }
    }

    /// A parameter's value is the one in force on its basis date; without one, on the event's date.
    private func loadParameters(_ fields: [String: DataValue], on date: LegalDate) throws(LuaError) {
        var dates: [String: String] = [:]
        for parameter in workflow.parameters.parameters {
            dates[parameter.name] = parameter.basis.flatMap { fields[$0]?.text } ?? date.description
        }
        guard dates != loadedParameterDates else { return }
        loadedParameterDates = nil
        var values: [String: DataValue] = [:]
        var absent: [(String, String)] = []
        for parameter in workflow.parameters.parameters {
            let day = dates[parameter.name] ?? date.description
            if let value = workflow.parameters.value(of: parameter.name, on: day) {
                values[parameter.name] = value.value
            } else {
                absent.append(
                    (parameter.name, "no layer of \(workflow.localities) gives \(parameter.name) a value for \(day)"))
            }
        }
        try parameterDocument.replace(with: values)
        for (name, reason) in absent { try parameterDocument.explainAbsence(of: name, reason) }
        parameterValues = values
        loadedParameterDates = dates
    }

    /// The value in force of a parameter, for a deadline's length.
    func parameter(_ name: String) throws(StepFault) -> DataValue {
        if let value = parameterValues[name] { return value }
        throw StepFault(
            DiagnosticCode.parameterWithoutValue.diagnostic(
                at: workflow.parameters.parameter(name)?.declaration.location,
                BilingualText(
                    zh: "\(workflow.localities) 没有给参数 \(name) 在 \(loadedParameterDates?[name] ?? "") 有效的值",
                    en:
                        "no layer of \(workflow.localities) gives the parameter \(name) a value in force on \(loadedParameterDates?[name] ?? "")"
                ),
                fix: BilingualText(
                    zh: "在 workflows/localities 的一层里给出值和生效日期",
                    en: "give it a value and its date in a layer of workflows/localities")))
    }

    // MARK: - Hooks

    /// Asks a guard; anything but true and a refusal is a fault.
    func ask(_ name: String) throws(StepFault) -> Answer {
        guard let hook = guards[name] else { throw HookFault.missing(name) }
        let value: DataValue
        do throws(LuaError) {
            value = try hook.invocation.call()
        } catch {
            throw HookFault.fault(error)
        }
        if value == .boolean(true) { return .pass }
        if value == .boolean(false) || value == .null { return .refuse(located(Refusal(bareNoOf: name), hook)) }
        if let refusal = Refusal(value, guardName: name, workflow: workflow) { return .refuse(located(refusal, hook)) }
        throw fault(
            in: name,
            BilingualText(
                zh: "条件 \(name) 的回答既不是 true 也不是 refuse(…)", en: "the guard \(name) answered neither true nor refuse(…)")
        )
    }

    /// Whether a deadline's condition holds.
    func holds(_ name: String) throws(StepFault) -> Bool {
        if case .pass = try ask(name) { true } else { false }
    }

    /// Runs an action and takes over what it wrote.
    func run(_ name: String) throws(StepFault) -> [String: DataValue] {
        guard let hook = actions[name] else { throw HookFault.missing(name) }
        do throws(LuaError) {
            _ = try hook.invocation.call()
            loadedFields = nil
            return try caseDocument.takeChanges()
        } catch {
            throw HookFault.fault(error)
        }
    }

    /// Writes what stamps and sets assigned, so that later hooks of the step see it.
    func update(_ changes: [String: DataValue]) throws(StepFault) {
        loadedFields = nil
        do throws(LuaError) {
            try caseDocument.set(changes)
            _ = try caseDocument.takeChanges()
        } catch {
            throw HookFault.fault(error)
        }
    }

    func rollback() {
        // What the failed step wrote is thrown away by loading the fields anew before the next one.
        loadedFields = nil
        scope.reset()
    }

    private func located(_ refusal: Refusal, _ hook: Hook) -> Refusal {
        var refusal = refusal
        refusal.location = SourceLocation(file: hook.function.file, line: hook.function.line ?? 1, column: 1)
        refusal.layer = hook.layer
        return refusal
    }

    func fault(in name: String, _ what: BilingualText) -> StepFault {
        let function = (guards[name] ?? actions[name])?.function
        return StepFault(
            DiagnosticCode.hookFailed.diagnostic(
                at: function.map { SourceLocation(file: $0.file, line: $0.line ?? 1, column: 1) }, what,
                fix: BilingualText(zh: "修正脚本；案件没有变动", en: "mend the script; the case is unchanged")))
    }
}
