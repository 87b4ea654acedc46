import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

extension CaseEngine {
    /// Derives a case again from its whole journal.
    func replay(_ journal: [JournalEntry]) throws(EngineError) -> CaseReplay {
        var replay = CaseReplay()
        for entry in journal { try follow(entry, in: &replay) }
        return replay
    }

    /// Does again what one entry records; `store(corrupt)` when the rules do not lead there.
    func follow(_ entry: JournalEntry, in replay: inout CaseReplay) throws(EngineError) {
        switch entry.kind {
        case .opened, .advanced, .deadlineFired: try followStep(entry, in: &replay)
        case .corrected:
            let sequences = (entry.data["withdrawn"].list ?? []).compactMap(\.integer).map { Int($0) }
            let withdrawals = replay.withdrawals(of: Set(sequences))
            guard let first = sequences.first, replay.withdraw(from: first) else {
                throw .unfollowable(entry, BilingualText(zh: "所撤回的步骤不存在", en: "it withdraws a step that is not there"))
            }
            replay.order(withdrawals, by: entry.sequence, of: entry.caseID)
        case .cautionPassedOver: replay.despite = entry.data["reason"].text
        case .deadlinesMoved: try followRecount(entry, in: &replay)
        case .migrated: try followMigration(entry, in: &replay)
        case .numbered: try followNumber(entry, in: &replay)
        case .assigned: replay.amend { $0.assignee = entry.data["assignee"].text }
        default: break
        }
        replay.amend { $0.recordedAt = entry.recordedTime }
    }

    private func followStep(_ entry: JournalEntry, in replay: inout CaseReplay) throws(EngineError) {
        let machine = try machine(of: entry.bundleHash, caseID: entry.caseID)
        let calendar = try calendar(of: entry)
        guard let time = LegalTime(entry.legalTime) else {
            throw .unfollowable(entry, BilingualText(zh: "时间读不出来", en: "its time cannot be read"))
        }
        let actor = Actor(id: entry.actor.id, roles: Set(entry.actor.roles))
        let fired = entry.kind == .deadlineFired ? entry.data["deadline"].text : nil
        let occurrence = Occurrence(
            event: entry.event ?? "", facts: fired == nil ? entry.facts : [:], actor: actor, time: time,
            isFromSystem: fired != nil, dueOn: fired.flatMap { replay.latest?.dueOn(of: $0) },
            despite: fired == nil ? replay.despite : nil, granting: replay.granting)
        replay.despite = nil
        // Why it cannot be done again is told to people who look after stores, not after this case.
        let secrets = SensitiveValues(
            of: machine.bundle.workflow.fields, in: replay.latest?.snapshot.fields ?? [:], occurrence.facts)
        let step: CaseStep
        do {
            switch try outcome(of: occurrence, kind: entry.kind, after: replay.latest, machine, calendar) {
            case .taken(let taken): step = taken
            case .refused(let refusals):
                throw EngineError.unfollowable(
                    entry,
                    refusals.first.map { secrets.masked(in: $0.text) }
                        ?? BilingualText(zh: "规则不准许", en: "the rules refuse it"))
            }
        } catch let error as EngineError {
            throw error
        } catch let fault as StepFault {
            throw .unfollowable(entry, fault.masking(secrets).diagnostic.what)
        } catch {
            throw .unfollowable(entry, secrets.masked(in: BilingualText(verbatim: "\(error)")))
        }
        var record = replay.latest?.record ?? newRecord(of: entry, machine: machine, on: time)
        record.bundleHash = entry.bundleHash
        record.takeOver(step, at: time, machine)
        var rows = replay.latest?.rows ?? [:]
        let workflow = machine.bundle.workflow
        for row in DeadlineRows.changed(
            from: Array(rows.values), to: step, caseID: entry.caseID, fired: fired, in: workflow)
        {
            rows[row.key] = row
        }
        replay.append(
            CaseReplay.Point(
                sequence: entry.sequence, kind: entry.kind, event: entry.event, deadline: fired,
                despite: occurrence.despite, time: time, snapshot: step.snapshot, record: record, rows: rows,
                numbers: step.numbers),
            ordering: step.effects)
    }

    /// The deadlines as they stood, counted with the calendar that the entry names.
    private func followRecount(_ entry: JournalEntry, in replay: inout CaseReplay) throws(EngineError) {
        let machine = try machine(of: entry.bundleHash, caseID: entry.caseID)
        let calendar = try calendar(of: entry)
        guard let point = replay.latest, let time = LegalTime(entry.legalTime) else {
            throw .unfollowable(entry, BilingualText(zh: "没有可以重算的期限", en: "there are no deadlines to count anew"))
        }
        let step: CaseStep
        do {
            step = try machine.unansweredStep(
                on: point.snapshot, at: time, calendar: calendar, granting: replay.granting)
        } catch {
            let secrets = SensitiveValues(of: machine.bundle.workflow.fields, in: point.snapshot.fields)
            throw .unfollowable(entry, error.masking(secrets).diagnostic.what)
        }
        replay.take(
            DeadlineRows.changed(
                from: Array(point.rows.values), to: step, caseID: entry.caseID, fired: nil,
                in: machine.bundle.workflow))
    }

    private func followMigration(_ entry: JournalEntry, in replay: inout CaseReplay) throws(EngineError) {
        let machine = try machine(of: entry.bundleHash, caseID: entry.caseID)
        let calendar = try calendar(of: entry)
        guard let point = replay.latest, let time = LegalTime(entry.legalTime) else {
            throw .unfollowable(entry, BilingualText(zh: "其前没有案件", en: "there is no case before it"))
        }
        let renaming = StateRenaming(entry.data["states"])
        guard case .adopted(let snapshot) = machine.adopt(point.record.snapshot, renaming: renaming) else {
            throw .unfollowable(entry, BilingualText(zh: "案件不合新规则", en: "the case does not fit the new rules"))
        }
        let step = try migrationStep(
            to: machine, snapshot, at: time, calendar, caseID: entry.caseID, granting: replay.granting)
        var record = point.record
        record.bundleHash = entry.bundleHash
        record.takeOver(step, at: time, machine)
        var rows = point.rows
        for row in DeadlineRows.migrated(
            from: Array(rows.values), to: step, caseID: entry.caseID, renaming: renaming,
            in: machine.bundle.workflow)
        {
            rows[row.key] = row
        }
        replay.append(
            CaseReplay.Point(
                sequence: entry.sequence, kind: entry.kind, event: nil, deadline: nil, time: time, snapshot: snapshot,
                record: record, rows: rows),
            ordering: [])
    }

    private func outcome(
        of occurrence: Occurrence, kind: JournalKind, after point: CaseReplay.Point?, _ machine: CaseMachine,
        _ calendar: WorkCalendar
    ) throws -> StepOutcome {
        guard let point else { return try machine.open(occurrence, calendar: calendar) }
        let outcome = try machine.step(occurrence, from: point.snapshot, calendar: calendar)
        if kind == .deadlineFired, case .refused = outcome {
            return .taken(
                try machine.unansweredStep(
                    on: point.snapshot, at: occurrence.time, calendar: calendar, granting: occurrence.granting))
        }
        return outcome
    }

    private func newRecord(of entry: JournalEntry, machine: CaseMachine, on time: LegalTime) -> CaseRecord {
        CaseRecord(
            id: entry.caseID, workflow: machine.bundle.workflow.name, locality: machine.bundle.locality,
            bundleHash: entry.bundleHash, configuration: [], snapshot: .null, title: "",
            openedOn: time.date.description, legalNow: time.description, recordedAt: entry.recordedTime)
    }

    /// The calendar an entry's dates were counted with, from the store: the files may have changed since.
    func calendar(of entry: JournalEntry) throws(EngineError) -> WorkCalendar {
        guard let hash = entry.calendarVersion else {
            throw .unfollowable(entry, BilingualText(zh: "没有写明所用日历", en: "it names no calendar"))
        }
        if let calendar = restoredCalendars[hash] { return calendar }
        guard let kept = try storing({ () throws(StoreError) in try store.calendar(hash) }),
            let calendar = WorkCalendar(content: kept.content)
        else {
            throw .unfollowable(
                entry,
                BilingualText(
                    zh: "所用日历 \(hash.prefix(12)) 不在案件库中或读不出来",
                    en: "its calendar \(hash.prefix(12)) is not in the store or cannot be read"))
        }
        restoredCalendars[hash] = calendar
        return calendar
    }
}

extension CaseRecord {
    /// Becomes what a step left, as of its legal time.
    mutating func takeOver(_ step: CaseStep, at time: LegalTime, _ machine: CaseMachine) {
        snapshot = machine.encoded(step.snapshot)
        configuration = step.configuration
        status = step.isClosed ? .closed : .open
        legalNow = time.description
        closedOn = step.isClosed ? time.date.description : nil
        closureCode = step.closure
        title = machine.caseTitle(of: step.snapshot.fields)
    }
}

extension EngineError {
    /// The journal holds an entry that the rules it names do not lead to: entry or rules are not what was written.
    static func unfollowable(_ entry: JournalEntry, _ why: BilingualText) -> EngineError {
        .store(
            StoreError(
                .corrupt,
                what: BilingualText(
                    zh: "案件 \(entry.caseID) 的第 \(entry.sequence) 条日志不能重演：\(why.zh)",
                    en: "entry \(entry.sequence) of case \(entry.caseID) cannot be done again: \(why.en)"),
                fix: BilingualText(zh: "请从备份恢复案件库", en: "restore the store from a backup")))
    }
}
