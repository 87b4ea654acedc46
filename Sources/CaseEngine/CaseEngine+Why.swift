import CaseStores
public import DataValues
public import Diagnostics
public import StatutoryTime
public import Workflows

/// One event and whether it may be raised on a case now.
public struct EventAnswer: Sendable {
    public enum Verdict: Sendable {
        /// It may be raised as things stand; the step it would take.
        case allowed(CaseStep)
        /// These facts have to be supplied with it; guards that turn on them are asked only then, so it may be refused yet.
        case needsFacts([Refusal])
        /// It may be raised with a reason: guards caution, and nothing else stands against it.
        case cautioned([Refusal])
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
    /// Guards of the ways that answer it here.
    public var guards: [String]
    public var isSystem: Bool
    /// The day for which this holds: the day asked about, or today.
    public var asOf: LegalDate
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
        let occurrence = Occurrence(event: event, facts: facts, actor: acting, time: time)
        do {
            let outcome = try loaded.machine.outcome(
                of: occurrence, from: loaded.snapshot, calendar: loaded.calendar.calendar,
                people: environment.people?(loaded.record.locality))
            switch outcome {
            case .taken(let step): verdict = .allowed(step)
            case .refused(let plain):
                let secrets = secrets(of: loaded, facts)
                let refusals = plain.map { $0.masking(secrets) }
                if refusals.allSatisfy({ $0.reason == .facts }) {
                    verdict = .needsFacts(refusals)
                } else if refusals.contains(where: { $0.reason == .caution }), try isCautionOnly(occurrence, on: loaded)
                {
                    verdict = .cautioned(refusals.filter { $0.reason == .caution })
                } else {
                    verdict = .refused(refusals)
                }
            }
        } catch {
            verdict = .fault(masked(error, in: loaded, facts))
        }
        return EventAnswer(
            event: event, title: option.title, verdict: verdict, roles: option.roles, requires: option.requires,
            accepts: option.accepts, guards: option.guards, isSystem: option.isSystem, asOf: time.date)
    }

    /// Whether a reason is all that a refused event wants.
    private func isCautionOnly(_ occurrence: Occurrence, on loaded: LoadedCase) throws(StepFault) -> Bool {
        var occurrence = occurrence
        occurrence.despite = "?"
        let outcome = try loaded.machine.step(
            occurrence, from: loaded.snapshot, calendar: loaded.calendar.calendar)
        if case .taken = outcome { return true } else { return false }
    }
}
