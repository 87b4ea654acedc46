public import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
public import Workflows

/// How a case fared when it was to be migrated.
public enum MigrationOutcome: Sendable {
    case migrated
    /// It follows the target's rules already.
    case alreadyThere
    /// It stays under its rules, for these reasons.
    case refused(CaseMigration)
    /// Somebody changed it in the same moment; trying again is safe.
    case overtaken
}

extension CaseEngine {
    /// Holds a case under other rules beside its own; nothing is written.
    ///
    /// - Parameter bundle: the rules tried: in force, or edited and not published yet.
    public func tryMigration(
        of caseID: String, to bundle: WorkflowBundle, renaming: StateRenaming = StateRenaming([:])
    ) throws(EngineError) -> CaseMigration {
        try trial(of: caseID, to: bundle, renaming).migration
    }

    private func trial(
        of caseID: String, to bundle: WorkflowBundle, _ renaming: StateRenaming
    ) throws(EngineError) -> MigrationTrial {
        MigrationTrial(
            try load(caseID), to: try machine(of: bundle), renaming, today: environment.now().date)
    }

    /// Moves running cases to the rules in force for their locality, each with one journal entry, all of a call in one transaction.
    ///
    /// A case whose state or facts have no place there, or one of whose legal dates would move, stays as it is and says why.
    /// Cases that were moved before are left alone, so that a run that was broken off is simply started again.
    public func migrate(
        _ caseIDs: [String], to publication: PublicationRecord, renaming: StateRenaming = StateRenaming([:]),
        reason: String, actor: Actor
    ) throws(EngineError) -> [(caseID: String, outcome: MigrationOutcome)] {
        let bundle = try bundle(of: publication)
        var outcomes: [(caseID: String, outcome: MigrationOutcome)] = []
        var commits: [(place: Int, commit: StepCommit)] = []
        for caseID in caseIDs {
            let trial = try trial(of: caseID, to: bundle, renaming)
            guard trial.loaded.record.bundleHash != bundle.hash else {
                outcomes.append((caseID, .alreadyThere))
                continue
            }
            guard trial.migration.isPossible, let snapshot = trial.adopted else {
                outcomes.append((caseID, .refused(trial.migration)))
                continue
            }
            commits.append(
                (outcomes.count, try commit(trial, snapshot, publication, reason: reason, actor: actor)))
            outcomes.append((caseID, .migrated))
        }
        guard !commits.isEmpty else { return outcomes }
        let results = try storing { () throws(StoreError) in try store.commit(commits.map(\.commit)) }
        for (result, written) in zip(results, commits) {
            guard case .failure(let error) = result else { continue }
            guard case .conflict = error.code else { throw .store(error) }
            outcomes[written.place].outcome = .overtaken
        }
        return outcomes
    }

    private func commit(
        _ trial: MigrationTrial, _ snapshot: CaseSnapshot, _ publication: PublicationRecord, reason: String,
        actor: Actor
    ) throws(EngineError) -> StepCommit {
        let (loaded, machine) = (trial.loaded, trial.target)
        let time = loaded.legalNow ?? environment.now()
        let step = try migrationStep(
            to: machine, snapshot, at: time, loaded.calendar.calendar, caseID: loaded.record.id)
        var record = loaded.record
        record.bundleHash = machine.bundle.hash
        record.takeOver(step, at: time, machine)
        record.recordedAt = environment.now().description
        let draft = JournalDraft(
            kind: .migrated,
            data: [
                "from": .text(loaded.record.bundleHash), "to": .text(machine.bundle.hash),
                "publication": .integer(Int64(publication.number)), "states": trial.renaming.dataValue,
                "reason": .text(reason),
            ],
            actor: CaseActor(id: actor.id, roles: actor.roles.sorted()), legalTime: time.description,
            recordedTime: record.recordedAt, bundleHash: machine.bundle.hash,
            calendarVersion: loaded.calendar.hash)
        let known = try storing { () throws(StoreError) in try store.deadlines(of: record.id) }
        return StepCommit(
            from: loaded.record, to: record, entries: [draft],
            deadlines: DeadlineRows.migrated(
                from: known, to: step, caseID: record.id, renaming: trial.renaming),
            calendars: [
                CalendarRecord(
                    hash: loaded.calendar.hash, content: loaded.calendar.content, storedAt: record.recordedAt)
            ])
    }

    /// The case as it stands, under other rules: nothing is raised, the deadlines are those of the new rules.
    func migrationStep(
        to machine: CaseMachine, _ snapshot: CaseSnapshot, at time: LegalTime, _ calendar: WorkCalendar, caseID: String
    ) throws(EngineError) -> CaseStep {
        do {
            return try machine.unansweredStep(on: snapshot, at: time, calendar: calendar)
        } catch {
            throw .fault(caseID: caseID, event: nil, error)
        }
    }
}
