import CaseStores
public import DataValues
public import Diagnostics
import StatutoryTime
public import Workflows

/// One event and whether it may be raised on a case now.
public struct EventAnswer: Sendable {
    public enum Verdict: Sendable {
        /// It may be raised as things stand; the step it would take.
        case allowed(CaseStep)
        /// It may be raised once these facts are supplied with it.
        case needsFacts([Refusal])
        case refused([Refusal])
        /// A script failed when asked; an administrator must mend it.
        case fault(StepFault)
    }

    public var event: String
    public var title: BilingualText
    public var verdict: Verdict
    /// Roles that may raise it here; empty for anyone.
    public var roles: [String]
    /// Facts it requires, then facts it takes.
    public var requires: [String]
    public var accepts: [String]
    public var isSystem: Bool
}

extension CaseEngine {
    /// What may be done on a case now, and why the rest may not: each event is tried by the real step and the result thrown away.
    ///
    /// - Parameters:
    ///   - event: one event, or nil for every event the active states listen to.
    ///   - actor: who asks; nil asks for anyone who has the role.
    public func why(
        _ caseID: String, event: String? = nil, facts: [String: DataValue] = [:], actor: Actor?, at: StatedTime? = nil
    ) throws(EngineError) -> [EventAnswer] {
        var loaded = try load(caseID)
        let time = try legalTime(at, notBefore: loaded.legalNow, caseID: caseID, event: event)
        var fired: [FiredDeadline] = []
        try fireExpired(in: &loaded, before: time.date, isDryRun: true, fired: &fired)
        let events = event.map { [$0] } ?? loaded.machine.eventsListened(in: loaded.snapshot)
        return events.map { answer(to: $0, on: loaded, facts: facts, actor: actor, time: time) }
    }

    private func answer(
        to event: String, on loaded: LoadedCase, facts: [String: DataValue], actor: Actor?, time: LegalTime
    ) -> EventAnswer {
        let option = loaded.machine.option(event, in: loaded.snapshot)
        let acting =
            actor.map { relying($0, on: event, loaded.machine) } ?? Actor(id: "anyone", roles: loaded.machine.allRoles)
        let verdict: EventAnswer.Verdict
        do {
            let outcome = try loaded.machine.step(
                Occurrence(event: event, facts: facts, actor: acting, time: time), from: loaded.snapshot,
                calendar: loaded.calendar.calendar)
            switch outcome {
            case .taken(let step): verdict = .allowed(step)
            case .refused(let refusals):
                verdict = refusals.allSatisfy { $0.reason == .facts } ? .needsFacts(refusals) : .refused(refusals)
            }
        } catch {
            verdict = .fault(masked(error, in: loaded, facts))
        }
        return EventAnswer(
            event: event, title: option.title, verdict: verdict, roles: option.roles, requires: option.requires,
            accepts: option.accepts, isSystem: option.isSystem)
    }
}
