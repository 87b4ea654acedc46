public import Diagnostics
import Statecharts
public import StatutoryTime

/// A time limit of an active state that does not apply to the case as it stands, and why.
public struct WithheldDeadline: Hashable, Sendable {
    public var key: String
    public var title: BilingualText
    public var citation: BilingualText
    /// What the guard said that its condition is.
    public var refusal: Refusal
}

extension CaseMachine {
    /// The deadlines of the active states whose condition does not hold, in document order.
    public func withheldDeadlines(
        of snapshot: CaseSnapshot, on time: LegalTime, calendar: WorkCalendar
    ) throws(StepFault) -> [WithheldDeadline] {
        guard snapshot.chart.status == .running else { return [] }
        hooks.scope.calendar = calendar
        try model.prepare(snapshot.fields, Occurrence(event: "", actor: .system, time: time))
        hooks.scope.states = .standing(snapshot.chart)
        var withheld: [WithheldDeadline] = []
        for state in snapshot.chart.configuration {
            for declaration in workflow.states[state.rawValue].deadlines {
                guard let name = declaration.condition,
                    case .refuse(let refusal) = try hooks.ask(try hooks.guardHook(name))
                else { continue }
                withheld.append(
                    WithheldDeadline(
                        key: declaration.key, title: declaration.title,
                        citation: declaration.law.map(workflow.words(for:)) ?? BilingualText(verbatim: ""),
                        refusal: refusal))
            }
        }
        return withheld
    }
}
