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
    final class Hook {
        let name: String
        let function: LuaFunction
        let layer: String?
        fileprivate let invocation: LuaInvocation

        fileprivate init(_ name: String, _ function: LuaFunction, layer: String?, _ invocation: LuaInvocation) {
            self.name = name
            self.function = function
            self.layer = layer
            self.invocation = invocation
        }

        /// Where its function begins.
        var location: SourceLocation {
            SourceLocation(file: function.file, line: function.line ?? 1, column: 1)
        }
    }

    let workflow: Workflow
    let scope = StepScope()
    /// Told what is asked; nil but in tests of the rules.
    let watch: RuleWatch?
    private let machine: LuaMachine
    private let caseDocument: LuaDocument
    private let parameterDocument: LuaDocument
    private let eventDocument: LuaDocument
    private var guards: [String: Hook] = [:]
    private var actions: [String: Hook] = [:]
    /// By name: the guard in whose place a layer's stands, of the nearest layer below it.
    private var replaced: [String: Hook] = [:]
    /// The declared fields, in the order of the case document's slots.
    let fieldsBySlot: [Field]
    /// The fields that the date of a parameter is taken from.
    private let basisFields: [String]
    /// What the documents hold, apart from what the step that runs has written; nil when that is not known.
    private var loadedFields: [String: DataValue]?
    private var loadedOccurrence: Occurrence?
    /// The event's date and the values of the basis fields for which parameters are loaded.
    private var loadedDates: [String]?

    init(workflow: Workflow, watch: RuleWatch? = nil) throws(StepFault) {
        self.workflow = workflow
        self.watch = watch
        do throws(LuaError) {
            machine = try LuaMachine(
                hostFunctions: HostFunctions.all(in: scope) + (watch?.hostFunctions ?? []))
            try watch?.attend(machine)
            caseDocument = try LuaDocument(machine, name: "case", shape: HookShapes.fields(workflow.fields))
            parameterDocument = try LuaDocument(
                machine, name: "params", shape: HookShapes.parameters(workflow.parameters.parameters))
            eventDocument = try LuaDocument(machine, name: "event", shape: HookShapes.event)
        } catch {
            throw HookFault.fault(error)
        }
        basisFields = Set(workflow.parameters.parameters.compactMap(\.basis)).sorted()
        fieldsBySlot = caseDocument.fieldNames.compactMap(workflow.field)
        scope.isSystemEvent = { workflow.event($0)?.isSystem }
        scope.stateIndex = { workflow.stateIndex($0) }
        try loadScripts()
    }

    /// Loads the base's files, then each layer's over what lies below it; a function of the same name replaces the one below.
    private func loadScripts() throws(StepFault) {
        var below: [LuaModule] = []
        var layerOfFunction: [String: (LuaFunction, String?)] = [:]
        var under: [String: (LuaFunction, String?)] = [:]
        var index = 0
        while index < workflow.scripts.count {
            let layer = workflow.scripts[index].layer
            var own: [LuaModule] = []
            while index < workflow.scripts.count, workflow.scripts[index].layer == layer {
                let script = workflow.scripts[index]
                index += 1
                let module = try load(script, over: below)
                own.append(module)
                for (name, function) in module.functions {
                    under[name] = layerOfFunction[name]
                    layerOfFunction[name] = (function, layer)
                }
            }
            below += own
        }
        do throws(LuaError) {
            // Where the base asks one of its own functions, a layer's in its place is asked: decision 0021.
            let inForce = layerOfFunction.mapValues(\.0)
            for module in below { try machine.rebind(module, to: inForce) }
            for name in Set(workflow.guardNames) {
                guard let (function, layer) = layerOfFunction[name] else { continue }
                guards[name] = try guardHook(name, function, layer)
                if let (function, layer) = under[name] { replaced[name] = try guardHook(name, function, layer) }
            }
            for name in Set(workflow.actionNames) {
                guard let (function, layer) = layerOfFunction[name] else { continue }
                actions[name] = Hook(
                    name, function, layer: layer,
                    try machine.prepare(
                        function, [caseDocument.writable, parameterDocument.frozen, eventDocument.frozen], in: .action))
            }
        } catch {
            throw HookFault.fault(error)
        }
    }

    private func guardHook(_ name: String, _ function: LuaFunction, _ layer: String?) throws(LuaError) -> Hook {
        Hook(
            name, function, layer: layer,
            try machine.prepare(
                function, [caseDocument.frozen, parameterDocument.frozen, eventDocument.frozen], in: .guard))
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
        if let module = watch?.load(script, on: machine, environment) { return module }
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
            try loadCase(fields)
            if loadedOccurrence != occurrence {
                loadedOccurrence = nil
                var parts: [String: DataValue] = [
                    "name": .text(occurrence.event), "date": .text(occurrence.time.date.description),
                    "fields": .list(occurrence.facts.keys.sorted().map(DataValue.text)),
                    "actor": [
                        "id": .text(occurrence.actor.id),
                        "roles": .list(occurrence.actor.roles.sorted().map(DataValue.text)),
                    ],
                ]
                parts["locality"] = .text(workflow.localities.locality.code)
                parts["due_on"] = occurrence.dueOn.map { .text($0.description) }
                try eventDocument.replace(with: parts)
                loadedOccurrence = occurrence
            }
            try loadParameters(fields, on: occurrence.time.date)
        } catch {
            throw HookFault.fault(error)
        }
    }

    /// Writes the fields that are not as the document has them.
    private func loadCase(_ fields: [String: DataValue]) throws(LuaError) {
        guard let loaded = loadedFields else {
            try caseDocument.replace(with: fields)
            loadedFields = fields
            return
        }
        if loaded == fields { return }  // at once when the one is a copy of the other
        var changes = fields.filter { loaded[$0.key] != $0.value }
        for name in loaded.keys where fields[name] == nil { changes[name] = .null }
        loadedFields = nil
        if changes.count < fields.count / 2 {
            try caseDocument.set(changes)
            try caseDocument.takeChanges { _, _ in }
        } else {
            try caseDocument.replace(with: fields)
        }
        loadedFields = fields
    }

    /// A parameter's value is the one in force on its basis date; without one, on the event's date.
    private func loadParameters(_ fields: [String: DataValue], on date: LegalDate) throws(LuaError) {
        let dates = [date.description] + basisFields.map { fields[$0]?.text ?? "" }
        guard dates != loadedDates else { return }
        loadedDates = nil
        var values: [String: DataValue] = [:]
        var absent: [String: String] = [:]
        for parameter in workflow.parameters.parameters {
            let day = parameter.basis.flatMap { fields[$0]?.text } ?? date.description
            if let value = workflow.parameters.value(of: parameter.name, on: day) {
                values[parameter.name] = value.value
                watch?.applied(value)
            } else {
                absent[parameter.name] = day
            }
        }
        try parameterDocument.replace(with: values)
        for (name, day) in absent {
            try parameterDocument.explainAbsence(
                of: name, AbsentParameter(name: name, day: day, chain: "\(workflow.localities)").sentence)
        }
        loadedDates = dates
    }

    /// The length of a deadline that a parameter gives on a day; reading has seen to it that its values are periods.
    func period(_ name: String, on day: String) throws(StepFault) -> Period {
        if let value = workflow.parameters.value(of: name, on: day), let period = Period(value.value) {
            watch?.applied(value)
            return period
        }
        throw StepFault(
            DiagnosticCode.parameterWithoutValue.diagnostic(
                at: workflow.parameters.parameter(name)?.declaration.location,
                AbsentParameter(name: name, day: day, chain: "\(workflow.localities)").words,
                fix: AbsentParameter.fix))
    }

    // MARK: - Hooks

    /// The guard of that name.
    func guardHook(_ name: String) throws(StepFault) -> Hook {
        guard let hook = guards[name] else { throw HookFault.missing(name) }
        return hook
    }

    /// Guards that stand in the place of another layer's, by name.
    var replacedGuards: [String: Hook] { replaced }

    /// The action of that name.
    func actionHook(_ name: String) throws(StepFault) -> Hook {
        guard let hook = actions[name] else { throw HookFault.missing(name) }
        return hook
    }

    /// Asks a guard; anything but true and a refusal is a fault.
    func ask(_ hook: Hook) throws(StepFault) -> Answer {
        let value: DataValue
        do throws(LuaError) {
            value = try hook.invocation.call()
        } catch {
            throw HookFault.fault(error)
        }
        switch value {
        case .boolean(true): return .pass
        case .boolean(false), .null: return .refuse(located(Refusal(bareNoOf: hook.name), hook))
        default: break
        }
        if let refusal = Refusal(value, guardName: hook.name, workflow: workflow) {
            return .refuse(located(refusal, hook))
        }
        throw fault(
            in: hook,
            BilingualText(
                zh: "条件 \(hook.name) 的回答既不是 true 也不是 refuse(…)",
                en: "the guard \(hook.name) answered neither true nor refuse(…)"))
    }

    /// Whether a deadline's condition holds.
    func holds(_ condition: GuardReference) throws(StepFault) -> Bool {
        let answer = try ask(try guardHook(condition.name))
        return if case .pass = watch?.heard(answer, at: condition) ?? answer { true } else { false }
    }

    /// Runs an action, and gives what it wrote: slots of `fieldsBySlot` and values.
    func run(_ hook: Hook, _ takeOver: (_ slot: Int, _ value: DataValue) -> Void) throws(StepFault) {
        do throws(LuaError) {
            try hook.invocation.run()
            try caseDocument.readChanges(takeOver)
        } catch {
            throw HookFault.fault(error)
        }
    }

    /// Writes what stamps and sets assigned, so that later hooks of the step see it.
    func update(_ changes: [String: DataValue]) throws(StepFault) {
        do throws(LuaError) {
            try caseDocument.set(changes)
            try caseDocument.readChanges { _, _ in }
        } catch {
            throw HookFault.fault(error)
        }
    }

    /// The step is done, and these are the fields it left: the documents hold them.
    func commit(_ fields: [String: DataValue]) {
        do {
            try caseDocument.commit()
            loadedFields = fields
        } catch {
            loadedFields = nil
        }
    }

    /// Undoes what the step wrote.
    func rollback() {
        do {
            try caseDocument.rollback()
        } catch {
            loadedFields = nil
        }
        scope.reset()
    }

    private func located(_ refusal: Refusal, _ hook: Hook) -> Refusal {
        var refusal = refusal
        refusal.location = hook.location
        refusal.layer = hook.layer
        return refusal
    }

    func fault(in hook: Hook, _ what: BilingualText) -> StepFault {
        StepFault(
            DiagnosticCode.hookFailed.diagnostic(
                at: hook.location, what,
                fix: BilingualText(zh: "修正脚本；案件没有变动", en: "mend the script; the case is unchanged")))
    }
}
