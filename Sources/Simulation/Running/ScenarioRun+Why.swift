import CaseEngine
import DataValues
import Diagnostics
import Workflows

extension ScenarioRun {
    /// What `why` says against an act while facts that it requires are missing; nil when it offers the act, or cannot answer.
    ///
    /// An act that is then taken with its facts shows that a guard named too few of the facts it turns on.
    func objection(to act: ScenarioAct, facts: [String: DataValue]) -> Refusal? {
        let required = bound.workflow.event(act.event.value)?.requires ?? []
        guard facts.keys.contains(where: required.contains),
            let onFile = try? engine.view(caseID).snapshot.fields,
            required.contains(where: { (onFile[$0] ?? .null).isNull }),
            let answers = try? engine.why(caseID, event: act.event.value, actor: act.actor.actor, at: act.at),
            case .refused(let refusals)? = answers.first?.verdict
        else { return nil }
        return refusals.allSatisfy { $0.reason == .guard } ? refusals.first : nil
    }

    /// Fails an act that was taken although `why` had refused it whatever is supplied.
    func fail(_ objection: Refusal, against act: ScenarioAct) {
        let named = objection.facts.joined(separator: ", ")
        fail(
            at: act.event.location,
            expected: BilingualText(
                zh: "未填事实时，case why 询问 \(act.event.value) 所需的事实",
                en: "without its facts, case why asks for those of \(act.event.value)"),
            actual: BilingualText(
                zh: "它说无论填写什么都不行（\(objection.guardName ?? "")，所列事实：\(named)），而填写后办成了",
                en:
                    "it says no whatever is supplied (\(objection.guardName ?? ""), which names \(named)), yet the act is taken"
            ))
    }
}
