public import DataValues
public import Diagnostics
import Statecharts
public import StatutoryTime

/// An event that a case listens to where it stands.
public struct EventOption: Sendable {
    public var event: String
    public var title: BilingualText
    /// Roles that may raise it here; empty for anyone.
    public var roles: [String]
    public var requires: [String]
    public var accepts: [String]
    /// Guards of the ways that answer it here, in the order in which they are asked.
    public var guards: [String]
    public var isSystem: Bool
}

extension CaseMachine {
    /// Every event that a transition of an active state listens to, innermost states first; each once.
    public func eventsListened(in snapshot: CaseSnapshot) -> [String] {
        guard snapshot.chart.status == .running else { return [] }
        var seen: Set<String> = []
        return chart.candidates(in: snapshot.chart.configuration).compactMap { index in
            guard case .event(let name) = workflow.transitions[index.rawValue].trigger, seen.insert(name).inserted
            else { return nil }
            return name
        }
    }

    /// What an event asks for where the case stands.
    public func option(_ event: String, in snapshot: CaseSnapshot) -> EventOption {
        let transitions = FactChecking(workflow: workflow, chart: chart).transitions(for: event, in: snapshot)
        let declared = workflow.event(event)
        func union(_ lists: [[String]]) -> [String] {
            var seen: Set<String> = []
            return lists.flatMap { $0 }.filter { seen.insert($0).inserted }
        }
        let requires = union(transitions.map(\.requires))
        return EventOption(
            event: event, title: declared?.title ?? BilingualText(verbatim: event),
            roles: transitions.isEmpty ? declared?.roles ?? [] : union(transitions.map(workflow.roles(taking:))),
            requires: requires,
            accepts: union(transitions.map(\.accepts)).filter { !requires.contains($0) },
            guards: union(transitions.map(\.guards)), isSystem: declared?.isSystem ?? false)
    }

    /// What would come of an event: the same as `step`, but where facts are missing guards that stand against it whatever is supplied are told
    /// instead (docs/decisions/0004). Nothing of it is to be kept.
    public func outcome(
        of occurrence: Occurrence, from snapshot: CaseSnapshot, calendar: WorkCalendar, people: PeopleDirectory? = nil
    ) throws(StepFault) -> StepOutcome {
        model.isLookingAhead = true
        defer { model.isLookingAhead = false }
        let outcome = try step(occurrence, from: snapshot, calendar: calendar, people: people)
        // A later way is open, but the step would stop at the earlier one until its facts are there.
        switch outcome {
        case .taken where !model.passedBy.isEmpty: return .refused(model.passedBy)
        case .refused(let refusals) where refusals.allSatisfy({ $0.reason == .facts }):
            // Two regions that listen to one event may want the same for it.
            return .refused(
                (model.passedBy + refusals).reduce(into: []) { told, refusal in
                    if !told.contains(where: { $0.saysTheSame(as: refusal) }) { told.append(refusal) }
                })
        case .taken, .refused: return outcome
        }
    }

    /// The actor's roles that let them raise an event; all of them when the event asks for none.
    public func rolesUsed(by actor: Actor, for event: String) -> [String] {
        let asked = Set(
            workflow.transitions.filter { $0.trigger == .event(event) }.flatMap(workflow.roles(taking:)))
        let used = actor.roles.intersection(asked)
        return (used.isEmpty ? actor.roles : used).sorted()
    }

    /// Why a person may have nothing to do with a case; nil unless they are recused.
    public func recusal(of person: String, in snapshot: CaseSnapshot) -> Refusal? {
        FactChecking(workflow: workflow, chart: chart).recusal(of: person, in: snapshot)
    }

    public var allRoles: Set<String> { Set(workflow.roles.map(\.name)) }

    /// The line that lists show for a case: the workflow's label with sensitive values masked, also where they stand inside others, a
    /// representative's name in a firm's, and telephone and identity numbers that somebody wrote into another field.
    public func caseTitle(of fields: [String: DataValue]) -> String {
        let secrets = SensitiveValues(of: workflow.fields, in: fields)
        return PersonalNumbers.masked(in: secrets.masked(in: workflow.label(of: fields)))
    }

    /// Reads a stored snapshot; a fault when it does not fit the bundle's chart.
    public func snapshot(from value: DataValue) throws(StepFault) -> CaseSnapshot {
        do {
            guard let snapshot = try CaseSnapshot(value, for: chart) else {
                throw SnapshotFault()
            }
            return snapshot
        } catch {
            throw StepFault(
                DiagnosticCode.snapshotMisfit.diagnostic(
                    at: nil,
                    BilingualText(
                        zh: "案件快照与其规则包不合：\(error)", en: "the case's snapshot does not fit its bundle: \(error)"),
                    fix: BilingualText(zh: "请从备份恢复，或报告此错误", en: "restore from a backup, or report this")))
        }
    }

    private struct SnapshotFault: Error, CustomStringConvertible {
        var description: String { "malformed" }
    }
}

extension CaseMachine {
    /// A snapshot as the store keeps it, states by id; `snapshot(from:)` reads it back.
    public func encoded(_ snapshot: CaseSnapshot) -> DataValue { snapshot.encoded(for: chart) }
}
