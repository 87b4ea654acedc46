import Diagnostics
import StatutoryTime

extension ExplorationMeetings {
    /// What was met, as findings with their ways.
    func diagnostics(_ workflow: Workflow, _ functions: ScriptFunctions) -> [Diagnostic] {
        let writing = WitnessWriting(workflow: workflow)
        let (told, unowned) = unownedByCause(workflow)
        return told.map { kind in
            var finding = Self.diagnostic(kind, workflow, functions, writing)
            let way = ways[kind] ?? []
            finding.witness = writing.steps(way)
            // A fault cites what its script cites; else it is about what was being done.
            if case .fails = kind, finding.law == nil {
                let hook = finding.location.flatMap { functions.function(at: $0.line, in: $0.file) }
                let law = way.last.flatMap { workflow.law(of: $0, in: hook.map { functions.functions[$0].name }) }
                finding.law = law.map(workflow.words)
            }
            if case .ownedByNobody(let leaf) = kind {
                finding.elsewhere = (unowned[leaf] ?? []).map { workflow.states[$0].declaration.location }
            }
            return finding
        }
    }

    /// What is to be told, and for each state told of as nobody's the others that an owner in the same place would mend: where an empty field
    /// is to name the owner, or where no state up to the outermost names one.
    private func unownedByCause(_ workflow: Workflow) -> (told: [Kind], others: [Int: [Int]]) {
        var first: [Int: Int] = [:]
        var others: [Int: [Int]] = [:]
        let told = kinds.filter { kind in
            guard case .ownedByNobody(let leaf) = kind else { return true }
            let line = sequence(first: leaf) { workflow.states[$0].parent }
            let cause = workflow.ownerHolder(of: leaf) ?? Array(line).last ?? leaf
            guard let teller = first[cause] else {
                first[cause] = leaf
                return true
            }
            others[teller, default: []].append(leaf)
            return false
        }
        return (told, others)
    }

    private static func diagnostic(
        _ kind: Kind, _ workflow: Workflow, _ functions: ScriptFunctions, _ writing: WitnessWriting
    ) -> Diagnostic {
        switch kind {
        case .nobodyMayAct(let leaves):
            let places = writing.places(leaves)
            return DiagnosticCode.nobodyMayAct.diagnostic(
                at: place(leaves, workflow),
                BilingualText(
                    zh: "案件在\(places.zh)不再能动：没有人可以办理任何事项，也没有期限会届满",
                    en: "at \(places.en) a case cannot go on: nobody may raise any event, and no deadline will lapse"),
                law: law(leaves, workflow),
                fix: BilingualText(
                    zh: "给它一个总能走的事件或带 then 的期限；若是取值不够，补 check.domains",
                    en:
                        "give it an event that is always open, or a deadline with `then`; if a value is missing, add it to check.domains"
                ))
        case .closureNotReached(let leaves):
            let places = writing.places(leaves)
            return DiagnosticCode.closureNotReached.diagnostic(
                at: place(leaves, workflow),
                BilingualText(zh: "从\(places.zh)走不到结案", en: "from \(places.en) no way that was tried leads to closure"),
                why: BilingualText(
                    zh: "从这里能走的都走过了", en: "everything that can be done from there was tried"),
                law: law(leaves, workflow),
                fix: BilingualText(zh: "加一条通向结案的转移，或放宽守卫", en: "add a way to closure, or widen a guard"))
        case .closureNotMet(let state):
            let place = writing.places([state])
            return DiagnosticCode.closureNotMet.diagnostic(
                at: workflow.states[state].declaration.location,
                BilingualText(zh: "从\(place.zh)没有找到通向结案的路", en: "no way to closure was found from \(place.en)"),
                why: BilingualText(
                    zh: "到过这里的案件，在步数之内没有一个走到结案；并未试遍",
                    en: "of the cases that came here none came to closure within the moves tried; not all was tried"),
                law: law([state], workflow),
                fix: BilingualText(
                    zh: "看守卫是否永不成立；若只是缺取值，补 check.domains，或加大 --steps",
                    en:
                        "see whether a guard can never pass; if only a value is missing, add it to check.domains, or give more --steps"
                ))
        case .lapseWithoutExit(let key): return lapse(key, workflow, functions)
        case .orderDecides(let rivals): return order(rivals, workflow, functions)
        case .guardNeverPasses(let barred): return Self.barred(barred, workflow, functions, writing)
        case .closureBarred(let cause): return Self.closureBarred(cause, workflow, functions, writing)
        case .guardLoosened(let loosened): return loosened.diagnostic
        case .nothingOpens(let reasons): return Self.nothingOpens(reasons, workflow)
        case .regionsWrite(let field, let one, let other): return clash(field, one, other, workflow, writing)
        case .ownedByNobody(let leaf):
            let place = writing.place(leaf)
            var why: BilingualText?
            if case .field(let name)? = workflow.ownerRule(of: leaf) {
                why = BilingualText(zh: "指承办方的字段 \(name) 为空", en: "the field \(name), which names the owner, is empty")
            }
            return DiagnosticCode.ownedByNobody.diagnostic(
                at: workflow.states[leaf].declaration.location,
                BilingualText(
                    zh: "案件在“\(place.zh)”（\(workflow.states[leaf].id)）无人承办",
                    en: "at '\(place.en)' (\(workflow.states[leaf].id)) nobody owns the case"),
                why: why, law: law([leaf], workflow),
                fix: BilingualText(zh: "在它或上级状态写 owner", en: "write an owner to it or to a state around it"))
        case .ownedByTwo(let one, let other, let owners):
            let places = writing.places([one, other])
            return DiagnosticCode.ownedByTwo.diagnostic(
                at: workflow.states[other].declaration.location,
                BilingualText(
                    zh: "案件有两个承办方 \(owners[0])、\(owners[1])：\(places.zh)",
                    en: "two own the case, \(owners[0]) and \(owners[1]): \(places.en)"),
                law: law([other, one], workflow),
                fix: BilingualText(
                    zh: "在包住它们的并行状态上写一个 owner，各区域不再写",
                    en: "give the parallel state around them one owner, and its regions none"))
        case .fails(let cause):
            return DiagnosticCode.stepFails.diagnostic(
                at: cause.location,
                BilingualText(zh: "走到这里出错：\(cause.what.zh)", en: "a step fails: \(cause.what.en)"), why: cause.why,
                law: cause.law, fix: cause.fix)
        }
    }

    private static func place(_ leaves: [Int], _ workflow: Workflow) -> SourceLocation? {
        leaves.first.map { workflow.states[$0].declaration.location }
    }

    private static func law(_ leaves: [Int], _ workflow: Workflow) -> BilingualText? {
        leaves.lazy.compactMap(workflow.nearestLaw).first.map(workflow.words)
    }

    private static func lapse(_ key: String, _ workflow: Workflow, _ functions: ScriptFunctions) -> Diagnostic {
        let deadline = workflow.deadlines.first { $0.key == key }
        // Where a layer's script decides, it is the layer that has to be mended.
        let guards = workflow.transitions.filter { $0.trigger == deadline?.lapse.map { .event($0) } }.flatMap(\.guards)
        let title = deadline?.title ?? BilingualText(verbatim: key)
        return DiagnosticCode.lapseWithoutExit.diagnostic(
            at: guards.lazy.compactMap(functions.placeInLayer).first ?? deadline?.declaration.location,
            BilingualText(
                zh: "期限“\(title.zh)”（\(key)）届满后什么也没有发生",
                en: "when the deadline '\(title.en)' (\(key)) lapses, nothing happens"),
            why: deadline?.lapse.map {
                BilingualText(
                    zh: "事件 \($0) 在那里被拒绝，或者不改变任何东西", en: "its event \($0) is refused there, or changes nothing")
            }, law: deadline.flatMap(workflow.law).map(workflow.words),
            fix: BilingualText(
                zh: "让届满有去处：改变状态、记下日期，或交办任务", en: "give it an exit: another state, a date put on file, a task"))
    }

    private static func order(
        _ rivals: StepProbe.Rivals, _ workflow: Workflow, _ functions: ScriptFunctions
    ) -> Diagnostic {
        let (first, second) = (workflow.transitions[rivals.first], workflow.transitions[rivals.second])
        let names = { (transition: TransitionMetadata) in transition.guards.joined(separator: " & ") }
        let trigger: BilingualText =
            switch first.trigger {
            case .event(let name):
                BilingualText(
                    zh: "事件 \(name)", en: "on the event \(name)")
            case .always: BilingualText(zh: "无事件的转移", en: "without an event")
            case .done: BilingualText(zh: "完成时的转移", en: "on completion")
            }
        let line = first.declaration.location.line
        let inLayer = (second.guards + first.guards).lazy.compactMap(functions.placeInLayer).first
        return DiagnosticCode.orderDecides.diagnostic(
            at: inLayer ?? second.declaration.location,
            BilingualText(
                zh: "\(trigger.zh)：\(names(second)) 与第 \(line) 行的 \(names(first)) 同时成立，只凭先后取舍",
                en:
                    "\(trigger.en), \(names(second)) passes together with \(names(first)) of line \(line): only their order decides"
            ),
            why: inLayer.map { _ in
                BilingualText(
                    zh: "地区层的脚本改了答案；两个转移在 \(first.declaration.location) 和 \(second.declaration.location)",
                    en:
                        "a layer's script changed the answer; the transitions stand at \(first.declaration.location) and \(second.declaration.location)"
                )
            },
            law: (workflow.law(of: second) ?? workflow.law(of: first)).map(workflow.words),
            fix: BilingualText(
                zh: "使两个守卫互斥；若先后是有意的，给这一个写 otherwise: true",
                en: "let the guards exclude each other, or, if the order is meant, write otherwise: true to this one"))
    }

    private static func clash(
        _ field: String, _ one: Int, _ other: Int, _ workflow: Workflow, _ writing: WitnessWriting
    ) -> Diagnostic {
        let places = writing.places([one, other])
        return DiagnosticCode.regionsWriteOneField.diagnostic(
            at: workflow.states[other].declaration.location,
            BilingualText(
                zh: "\(places.zh)在同一步里给 \(field) 写了不同的值",
                en: "\(places.en) write different values to \(field) in one step"),
            why: BilingualText(zh: "后写的盖掉先写的，次序只由文件决定", en: "the later covers the earlier, by their place in the file"),
            law: law([other, one], workflow),
            fix: BilingualText(
                zh: "各写各的字段，或只让一个区域写", en: "let each write a field of its own, or only one of them write"))
    }
}
