import CaseStores
import Diagnostics
import StatutoryTime
import Workflows

/// One case held under the rules it follows and under others, side by side; nothing is written.
struct MigrationTrial {
    let loaded: CaseEngine.LoadedCase
    let target: CaseMachine
    let renaming: StateRenaming
    /// Keys of the case's deadlines that have fired: what has run out cannot move any more.
    let fired: Set<String>
    /// The day on which a new time limit that ended earlier is overdue.
    let today: LegalDate

    /// The case's snapshot under the target's rules, if it has one.
    private(set) var adopted: CaseSnapshot?
    private(set) var migration: CaseMigration

    init(
        _ loaded: CaseEngine.LoadedCase, to target: CaseMachine, _ renaming: StateRenaming, fired: Set<String>,
        today: LegalDate
    ) {
        self.loaded = loaded
        self.target = target
        self.renaming = renaming
        self.fired = fired
        self.today = today
        migration = CaseMigration(
            caseID: loaded.record.id, version: loaded.record.version, fromBundle: loaded.record.bundleHash,
            toBundle: target.bundle.hash, configuration: loaded.record.configuration)
        compare()
    }

    private mutating func compare() {
        guard loaded.record.status == .open else {
            migration.obstacles = [
                CaseMigration.Obstacle(
                    kind: .closed, subject: "", what: BilingualText(zh: "案件已经办结", en: "the case is closed"))
            ]
            return
        }
        switch target.adopt(
            loaded.machine.encoded(loaded.snapshot), renaming: renaming, from: loaded.machine.bundle.workflow)
        {
        case .refused(let obstacles):
            migration.obstacles = obstacles.map {
                CaseMigration.Obstacle(kind: .misfit, subject: $0.subject, what: $0.what, fix: $0.fix)
            }
        case .adopted(let snapshot):
            do throws(StepFault) {
                let hasLapse = try compareDates(snapshot)
                compareEvents(snapshot, hasLapse: hasLapse)
                adopted = snapshot
            } catch {
                migration.obstacles.append(failing("", masked(error).diagnostic.what))
            }
        }
    }

    private func failing(_ subject: String, _ what: BilingualText) -> CaseMigration.Obstacle {
        CaseMigration.Obstacle(
            kind: .fault, subject: subject, what: what,
            fix: BilingualText(zh: "改好脚本再迁移", en: "mend the script first"))
    }

    // MARK: - Legal dates

    /// Answers whether anything falls due by itself under the new rules.
    private mutating func compareDates(_ snapshot: CaseSnapshot) throws(StepFault) -> Bool {
        guard let time = loaded.legalNow else { return false }
        let calendar = loaded.calendar.calendar
        let old = try loaded.machine.deadlines(of: loaded.snapshot, on: time, calendar: calendar)
        let new = try target.deadlines(of: snapshot, on: time, calendar: calendar)
        let byKey = Dictionary(new.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        for before in old {
            let after = byKey[renaming.applied(to: before.key)]
            guard let date = before.dueOn, after?.dueOn != date else { continue }
            let hasFired = fired.contains(before.key)
            migration.movedDates.append(
                CaseMigration.MovedDate(
                    key: before.key, title: before.title, from: date, to: after?.dueOn, hasFired: hasFired))
            if !hasFired { migration.obstacles.append(moved(before, from: date, to: after?.dueOn)) }
        }
        let known = Set(old.filter { $0.dueOn != nil }.map { renaming.applied(to: $0.key) })
        for after in new where !known.contains(after.key) {
            guard let date = after.dueOn else { continue }
            migration.movedDates.append(
                CaseMigration.MovedDate(key: after.key, title: after.title, from: nil, to: date))
            if date < today { migration.obstacles.append(overdue(after, date)) }
        }
        let over = Set(fired.map { renaming.applied(to: $0) })
        return new.contains { $0.dueOn != nil && $0.event != nil && !over.contains($0.key) }
    }

    private func moved(_ deadline: CaseDeadline, from date: LegalDate, to other: LegalDate?) -> CaseMigration.Obstacle {
        CaseMigration.Obstacle(
            kind: .movedDate, subject: deadline.key,
            what: BilingualText(
                zh: "“\(deadline.title.zh)”今止于 \(date)，按新规则"
                    + (other.map { "止于 \($0)" } ?? "不再计算"),
                en: "“\(deadline.title.en)” ends on \(date); under the new rules it "
                    + (other.map { "would end on \($0)" } ?? "would no longer run")),
            fix: BilingualText(
                zh: "法定期限不因换用规则而变动：待该期限届满并生效后再迁移",
                en: "migrating never moves a legal date: wait until this one has ended and fired"))
    }

    private func overdue(_ deadline: CaseDeadline, _ date: LegalDate) -> CaseMigration.Obstacle {
        CaseMigration.Obstacle(
            kind: .overdue, subject: deadline.key,
            what: BilingualText(
                zh: "新规则的“\(deadline.title.zh)”在 \(date) 就已届满",
                en: "“\(deadline.title.en)” of the new rules would have run out on \(date) already"),
            fix: BilingualText(zh: "本案继续适用原规则", en: "leave the case under the rules it has"))
    }

    // MARK: - What people may do

    private mutating func compareEvents(_ snapshot: CaseSnapshot, hasLapse: Bool) {
        let old = permissions(loaded.machine, loaded.snapshot)
        let new = permissions(target, snapshot)
        for (event, after) in new.sorted(by: { $0.key < $1.key }) where after.isFault && old[event]?.isFault != true {
            migration.obstacles.append(failing(event, after.reason ?? after.title))
        }
        for (event, before) in old.sorted(by: { $0.key < $1.key }) where before.isPermitted {
            guard new[event]?.isPermitted != true else { continue }
            migration.changedEvents.append(
                CaseMigration.ChangedEvent(
                    event: event, title: before.title, isPermitted: false,
                    reason: new[event]?.reason
                        ?? BilingualText(zh: "新规则在此不接受该事件", en: "the new rules do not listen to it here")))
        }
        for (event, after) in new.sorted(by: { $0.key < $1.key }) where after.isPermitted {
            guard old[event]?.isPermitted != true else { continue }
            migration.changedEvents.append(
                CaseMigration.ChangedEvent(
                    event: event, title: after.title, isPermitted: true,
                    reason: old[event]?.reason
                        ?? BilingualText(zh: "原规则在此不接受该事件", en: "the old rules do not listen to it here")))
        }
        if !hasLapse, !new.values.contains(where: \.isPermitted), old.values.contains(where: \.isPermitted) {
            migration.obstacles.append(
                CaseMigration.Obstacle(
                    kind: .stuck, subject: loaded.record.configuration.last ?? "",
                    what: BilingualText(
                        zh: "按新规则，此案没有人能办理下一步", en: "under the new rules nobody could take this case further"),
                    fix: BilingualText(zh: "看新规则拒绝的理由", en: "see why the new rules refuse each act")))
        }
    }

    private struct Permission {
        var title: BilingualText
        var isPermitted: Bool
        var reason: BilingualText?
        /// Asking it made a script fail.
        var isFault = false
    }

    /// Every event of people that the case listens to: whether someone with the right role may raise it once its facts are there.
    private func permissions(_ machine: CaseMachine, _ snapshot: CaseSnapshot) -> [String: Permission] {
        guard let time = loaded.legalNow else { return [:] }
        var permissions: [String: Permission] = [:]
        for event in machine.eventsListened(in: snapshot) {
            let option = machine.option(event, in: snapshot)
            guard !option.isSystem else { continue }
            let anyone = Actor(id: "anyone", roles: machine.allRoles)
            let permission: Permission
            do throws(StepFault) {
                let outcome = try machine.step(
                    Occurrence(event: event, facts: [:], actor: anyone, time: time), from: snapshot,
                    calendar: loaded.calendar.calendar)
                switch outcome {
                case .taken: permission = Permission(title: option.title, isPermitted: true)
                case .refused(let refusals):
                    // What only facts or a reason are missing for may be done once they are there.
                    permission = Permission(
                        title: option.title,
                        isPermitted: refusals.allSatisfy { $0.reason == .facts || $0.reason == .caution },
                        reason: refusals.first.map { secrets.masked(in: $0.text) })
                }
            } catch {
                permission = Permission(
                    title: option.title, isPermitted: false, reason: masked(error).diagnostic.what, isFault: true)
            }
            permissions[event] = permission
        }
        return permissions
    }

    private func masked(_ fault: StepFault) -> StepFault { fault.masking(secrets) }

    /// What neither a fault nor a reason may show: these verbs speak of many cases to one person.
    private var secrets: SensitiveValues {
        SensitiveValues(of: loaded.machine.bundle.workflow.fields, in: loaded.snapshot.fields)
    }
}
