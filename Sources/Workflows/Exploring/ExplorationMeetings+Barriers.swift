import DataValues
import Diagnostics

/// Findings about guards that bar states, or closure.
extension ExplorationMeetings {
    static func barred(
        _ barred: BarredStates, _ workflow: Workflow, _ functions: ScriptFunctions, _ writing: WitnessWriting
    ) -> Diagnostic {
        // The outermost tell of those inside them.
        let outer = barred.states.filter { state in
            !(workflow.states[state].parent.map(barred.states.contains) ?? false)
        }
        let first = writing.places(Array(outer.prefix(3)))
        let more = barred.states.count - min(outer.count, 3)
        let behind = BilingualText(
            zh: more > 0 ? "\(first.zh)等 \(barred.states.count) 个状态" : first.zh,
            en: more > 0 ? "\(first.en) and \(more) more states" : first.en)
        let ways = barred.transitions.map { "\(workflow.transitions[$0].declaration.location)" }.joined(separator: ", ")
        let gaveReason = barred.refusal.map { $0.text != Refusal(bareNoOf: barred.name).text } ?? false
        let said =
            gaveReason
            ? barred.refusal.map { BilingualText(zh: "它说：“\($0.text.zh)”", en: "it says: '\($0.text.en)'") }
            : BilingualText(zh: "它不说理由：也许漏写了 return", en: "it gives no reason: perhaps a return is missing")
        let reason = said ?? BilingualText(zh: "", en: "")
        let transition = barred.transitions.first.map { workflow.transitions[$0] }
        var finding = DiagnosticCode.guardNeverPasses.diagnostic(
            at: functions.place(of: barred.name) ?? transition?.declaration.location,
            BilingualText(
                zh: "守卫 \(barred.name) 问了 \(barred.asked) 次，从未通过：没有案件到得了\(behind.zh)",
                en:
                    "the guard \(barred.name) was asked \(barred.asked) times and never passed: no case comes to \(behind.en)"
            ),
            why: BilingualText(zh: "\(reason.zh)；它守着 \(ways)", en: "\(reason.en); it guards \(ways)"),
            law: (barred.refusal?.law) ?? transition.flatMap(workflow.law).map(workflow.words),
            fix: BilingualText(
                zh: "看是否漏写 return、条件写反；若只是缺取值，补 check.domains",
                en:
                    "see whether a return is missing or a condition is the wrong way round; if only a value is missing, add it to check.domains"
            ))
        if barred.cutsOffStage(of: workflow) { finding.severity = .error }
        return finding
    }

    static func closureBarred(
        _ cause: ClosureBarriers.Cause, _ workflow: Workflow, _ functions: ScriptFunctions, _ writing: WitnessWriting
    ) -> Diagnostic {
        let place = writing.places([cause.state])
        var kind = BilingualText(
            zh: "被守卫 \(cause.barrier.name) 这样拒绝的案件", en: "cases that \(cause.barrier.name) refuses so")
        if let field = cause.field.flatMap(workflow.field) {
            let isEmpty = cause.value.isNull
            kind = BilingualText(
                zh: isEmpty
                    ? "没有“\(field.title.zh)”（\(field.name)）而\(kind.zh)"
                    : "“\(field.title.zh)”（\(field.name)）为 \(field.type.shown(cause.value, in: .chinese)) 而\(kind.zh)",
                en: isEmpty
                    ? "\(kind.en) and that have no '\(field.title.en)' (\(field.name))"
                    : "\(kind.en) and whose '\(field.title.en)' (\(field.name)) is \(field.type.shown(cause.value, in: .english))"
            )
        }
        let title = workflow.event(cause.barrier.event)?.title ?? BilingualText(verbatim: cause.barrier.event)
        return DiagnosticCode.closureBarred.diagnostic(
            at: cause.barrier.location ?? functions.place(of: cause.barrier.name),
            BilingualText(
                zh: "\(kind.zh)没有一件走到结案，例如在\(place.zh)办“\(title.zh)”（\(cause.barrier.event)）时",
                en:
                    "\(kind.en) never came to closure: at \(place.en), for example, where '\(title.en)' (\(cause.barrier.event)) is refused"
            ),
            why: cause.refusal.map {
                BilingualText(
                    zh: "它说：“\($0.text.zh)”；步数之内没有找到别的路，并未试遍",
                    en: "it says: '\($0.text.en)'; no other way was found within the moves tried; not all was tried")
            }, law: cause.refusal?.law ?? workflow.nearestLaw(of: cause.state).map(workflow.words),
            fix: BilingualText(
                zh: "放宽守卫，或给这类案件另一条路；若只是缺取值，补 check.domains，或加大 --steps",
                en:
                    "widen the guard or give such cases another way; if only a value is missing, add it to check.domains, or give more --steps"
            ))
    }

    static func nothingOpens(_ reasons: [BilingualText], _ workflow: Workflow) -> Diagnostic {
        DiagnosticCode.nothingOpens.diagnostic(
            at: workflow.fields.first(where: \.isRequired)?.declaration.location
                ?? workflow.states.first?.declaration.location,
            BilingualText(
                zh: "\(workflow.name)：用所试的取值一件案件也立不了，行为没有检查",
                en: "\(workflow.name): no case can be opened with the values tried, so its behaviour was not looked at"),
            why: reasons.isEmpty
                ? nil
                : BilingualText(
                    zh: reasons.map(\.zh).joined(separator: "；"), en: reasons.map(\.en).joined(separator: "; ")),
            fix: BilingualText(
                zh: "在 check.domains 里给必填字段写合格的取值",
                en: "name values in check.domains that fit the required fields"))
    }
}

extension ScriptFunctions {
    /// Where the function in force is defined: the place of its name.
    func place(of name: String) -> SourceLocation? { inForce(name).map(place) }

    /// The same, where a locality's layer defines it.
    func placeInLayer(_ name: String) -> SourceLocation? {
        guard let index = inForce(name), scripts[functions[index].script].layer != nil else { return nil }
        return place(index)
    }

    private func place(_ index: Int) -> SourceLocation {
        let function = functions[index]
        return SourceLocation(file: scripts[function.script].path, line: function.line, column: 1)
    }
}
