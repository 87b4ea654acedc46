import DataValues
import StatutoryTime

extension CaseMachine {
    /// Asks a layer's guard, and then the one in whose place it stands, as if an event were raised about a case.
    ///
    /// - Returns: what the replaced one says, and whether the layer's only cautions, where that refuses by an article and the layer's says less
    ///   and names no ground with `permit`; nil in every other case.
    func loosened(
        _ name: String, by occurrence: Occurrence, from snapshot: CaseSnapshot, calendar: WorkCalendar
    ) throws(StepFault) -> (refusal: Refusal, cautions: Bool)? {
        guard let replaced = hooks.replacedGuards[name] else { return nil }
        let fields = snapshot.fields.merging(occurrence.facts) { _, new in new }.filter { !$0.value.isNull }
        hooks.scope.calendar = calendar
        try model.prepare(fields, occurrence)
        hooks.scope.states = .standing(snapshot.chart)
        hooks.scope.hasPermitted = false
        let own = try hooks.ask(try hooks.guardHook(name))
        guard !hooks.scope.hasPermitted else { return nil }
        if case .refuse(let refusal) = own, refusal.reason == .guard { return nil }
        guard case .refuse(let refusal) = try hooks.ask(replaced), refusal.law != nil else { return nil }
        if case .refuse = own { return refusal.reason == .guard ? (refusal, true) : nil }
        return (refusal, false)
    }
}
