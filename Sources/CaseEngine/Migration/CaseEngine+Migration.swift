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
    /// The case itself cannot be read or followed; the others are not held up by it.
    case failed(EngineError)
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
        let loaded = try load(caseID)
        guard loaded.record.workflow == bundle.workflow.name else {
            throw .store(
                .invalid(BilingualText(zh: "案件 \(caseID) 依的是另一个流程", en: "case \(caseID) follows another workflow")))
        }
        let rows = try storing { () throws(StoreError) in try store.deadlines(of: caseID) }
        return MigrationTrial(
            loaded, to: try machine(of: bundle), renaming, fired: Set(rows.filter(\.hasLapsed).map(\.key)),
            today: environment.now().date)
    }

    /// Moves running cases of a locality to the rules in force there, each by itself and with one journal entry; those of a call are written
    /// together.
    ///
    /// `store(superseded)` when other rules came into force meanwhile.
    /// A case whose state or facts have no place there, or one of whose legal dates would move, stays as it is and says why.
    /// Cases that were moved before are left alone, so that a run that was broken off is simply started again.
    public func migrate(
        _ caseIDs: [String], to publication: PublicationRecord, renaming: StateRenaming = StateRenaming([:]),
        reason: String, actor: Actor
    ) throws(EngineError) -> [(caseID: String, outcome: MigrationOutcome)] {
        let bundle = try bundle(of: publication)
        if let standing = try self.publication(of: publication.workflow, in: publication.locality),
            standing.number != publication.number
        {
            throw .store(.superseded(standing))
        }
        var outcomes: [(caseID: String, outcome: MigrationOutcome)] = []
        var commits: [(place: Int, commit: StepCommit)] = []
        for caseID in caseIDs {
            var outcome = MigrationOutcome.alreadyThere
            try sparing({ outcome = .failed($0) }) { () throws(EngineError) in
                let trial = try trial(of: caseID, to: bundle, renaming)
                guard trial.loaded.record.locality == publication.locality else {
                    throw .store(
                        .invalid(
                            BilingualText(
                                zh: "案件 \(caseID) 不属于 \(publication.locality)",
                                en: "case \(caseID) is not one of \(publication.locality)")))
                }
                guard trial.loaded.record.bundleHash != bundle.hash else { return }
                guard trial.migration.isPossible, let snapshot = trial.adopted else {
                    outcome = .refused(trial.migration)
                    return
                }
                commits.append(
                    (outcomes.count, try commit(trial, snapshot, publication, reason: reason, actor: actor)))
                outcome = .migrated
            }
            outcomes.append((caseID, outcome))
        }
        guard !commits.isEmpty else { return outcomes }
        let results = try storing { () throws(StoreError) in try store.commit(commits.map(\.commit)) }
        for (result, written) in zip(results, commits) {
            guard case .failure(let error) = result else { continue }
            if case .conflict = error.code {
                outcomes[written.place].outcome = .overtaken
            } else {
                outcomes[written.place].outcome = .failed(.store(error))
            }
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
                from: known, to: step, caseID: record.id, renaming: trial.renaming,
                in: machine.bundle.workflow),
            calendars: [
                CalendarRecord(
                    hash: loaded.calendar.hash, content: loaded.calendar.content, storedAt: record.recordedAt)
            ])
    }

    /// The case as it stands, under other rules: nothing is raised, the deadlines are those of the new rules.
    func migrationStep(
        to machine: CaseMachine, _ snapshot: CaseSnapshot, at time: LegalTime, _ calendar: WorkCalendar, caseID: String,
        granting: PastGrants? = nil
    ) throws(EngineError) -> CaseStep {
        do {
            return try machine.unansweredStep(on: snapshot, at: time, calendar: calendar, granting: granting)
        } catch {
            let secrets = SensitiveValues(of: machine.bundle.workflow.fields, in: snapshot.fields)
            throw .fault(caseID: caseID, event: nil, error.masking(secrets))
        }
    }
}
