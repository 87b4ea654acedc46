import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

@Suite("Running cases under other rules")
struct MigrationTests {
    private static let administrator = Actor(id: "ma.lin", roles: [])
    private static let workflowPath = "workflows/dispute/workflow.yaml"

    private func publish(_ office: Office) throws -> PublicationRecord {
        let (bundle, findings) = WorkflowLoader.load("dispute", locality: "610100", from: SourceTree(office.files))
        let engine = office.engine()
        let request = PublicationRequest(
            bundle: try #require(bundle, "\(findings)"),
            replacing: try engine.publication(of: "dispute", in: "610100")?.bundleHash, evidence: [:])
        return try engine.publish([request], reason: "试", actor: Self.administrator).first
            ?? #require(try engine.publication(of: "dispute", in: "610100"))
    }

    private func migrate(
        _ id: String, _ office: Office, states: [String: String] = [:]
    ) throws -> MigrationOutcome {
        let engine = office.engine()
        let target = try #require(try engine.publication(of: "dispute", in: "610100"))
        return try #require(
            try engine.migrate(
                [id], to: target, renaming: StateRenaming(states), reason: "换用新规则", actor: Self.administrator
            ).first
        ).outcome
    }

    private func obstacles(_ outcome: MigrationOutcome) -> [CaseMigration.Obstacle.Kind] {
        if case .refused(let migration) = outcome { migration.obstacles.map(\.kind) } else { [] }
    }

    @Test("a case goes on under the new rules, with one entry, its dates as they were", arguments: StoreKind.allCases)
    func moves(kind: StoreKind) throws {
        try withOffice(kind, now: "2026-04-30T10:00") { office in
            let id = try office.engine().open(["amount": 8_000_000, "applicant": ["name": "李想"]], at: "2026-02-04")
            try office.engine().advance(id, "accept", at: "2026-02-05")
            let before = try office.file(id)
            office.files.edit(RuleBook.xianPath, "70000.00", "90000.00")
            let target = try publish(office)
            guard case .migrated = try migrate(id, office) else {
                Issue.record("not migrated")
                return
            }
            let after = try office.file(id)
            #expect(after.record.bundleHash == target.bundleHash)
            #expect(after.record.configuration == before.record.configuration)
            #expect(after.record.legalNow == before.record.legalNow)
            #expect(after.deadlines == before.deadlines)
            #expect(after.journal.count == before.journal.count + 1)
            let entry = try #require(after.journal.last)
            #expect(entry.kind == .migrated && entry.data["publication"].integer == 1)
            #expect(entry.actor.id == "ma.lin" && entry.data["reason"].text == "换用新规则")
            #expect(try office.engine().audit().faults.isEmpty)
            guard case .alreadyThere = try migrate(id, office) else {
                Issue.record("migrated twice")
                return
            }
            // It goes on by the new rules: what was refused before is now small enough.
            try office.engine().advance(id, "suspend", as: Office.judge, at: "2026-02-06")
            #expect(try office.file(id).journal.last?.bundleHash == target.bundleHash)
            #expect(try office.engine().audit().faults.isEmpty)
        }
    }

    @Test("a legal date that would move keeps the case where it is, and it is unchanged")
    func movedDate() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let id = try office.engine().open(at: "2026-02-04")
            try office.engine().advance(id, "accept", at: "2026-02-05")
            let before = try office.file(id)
            office.files.edit(
                Self.workflowPath, "within: 15 days\n        from: accepted_on",
                "within: 9 days\n        from: accepted_on")
            _ = try publish(office)
            let outcome = try migrate(id, office)
            #expect(obstacles(outcome) == [.movedDate])
            guard case .refused(let migration) = outcome else { return }
            #expect(migration.movedDates.map(\.key) == ["running.decision"])
            #expect(try office.file(id) == before)
        }
    }

    @Test(
        "a renamed state is followed when it is named, and refused with advice when it is not",
        arguments: StoreKind.allCases)
    func renamed(kind: StoreKind) throws {
        try withOffice(kind, now: "2026-04-30T10:00") { office in
            let id = try office.engine().open(at: "2026-02-04")
            try office.engine().advance(id, "accept", at: "2026-02-05")
            try office.engine().advance(id, "suspend", as: Office.judge, at: "2026-02-06")
            for (old, new) in [
                ("running.", "hearing."), ("  running:", "  hearing:"),
            ] {
                office.files.edit(Self.workflowPath, old, new)
            }
            _ = try publish(office)
            let refused = try migrate(id, office)
            #expect(Set(obstacles(refused)) == [.misfit])
            guard case .refused(let migration) = refused else { return }
            #expect(migration.obstacles.contains { $0.fix?.en.contains("--state running.last=hearing.last") == true })
            guard case .migrated = try migrate(id, office, states: ["running": "hearing"]) else {
                Issue.record("not migrated: \(try migrate(id, office, states: ["running": "hearing"]))")
                return
            }
            try office.engine().advance(id, "resume", as: Office.judge, at: "2026-02-09")
            #expect(try office.file(id).record.configuration.contains("hearing.simple"))
            #expect(try office.engine().audit().faults.isEmpty)
        }
    }

    @Test("a fact that the new rules do not know, a closed case, and a script that fails keep a case where it is")
    func obstacles() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let noted = try office.engine().open(at: "2026-02-04")
            try office.engine().advance(noted, "accept", ["trap": false], at: "2026-02-05")
            let closed = try office.engine().open(at: "2026-02-04")
            try office.engine().advance(closed, "withdraw", at: "2026-02-05")
            office.files.edit(Self.workflowPath, "  trap: { type: boolean", "  trap: { type: date")
            office.files.edit(RuleBook.hooksPath, "if case.trap then", "if case.remark then")
            _ = try publish(office)
            #expect(obstacles(try migrate(noted, office)) == [.misfit])
            #expect(obstacles(try migrate(closed, office)) == [.closed])
            let fresh = try office.engine().open(at: "2026-02-04")
            office.files.edit(RuleBook.hooksPath, "if case.amount > params.ceiling", "if case.amount > nil")
            _ = try publish(office)
            #expect(Set(obstacles(try migrate(fresh, office))) == [.fault])
        }
    }

    @Test("deadlines of states that swap their names stay with their states", arguments: StoreKind.allCases)
    func swapped(kind: StoreKind) throws {
        try withOffice(kind, now: "2026-04-30T10:00") { office in
            let id = try office.engine().open(at: "2026-02-04")
            try office.engine().advance(id, "accept", at: "2026-02-05")
            try office.engine().advance(id, "decide", ["outcome": "paid"], as: Office.judge, at: "2026-02-06")
            for (old, new) in [
                ("running.", "later."), ("  running:", "  later:"), ("  decided:", "  running:"),
                ("target: decided", "target: running"), ("  later:", "  decided:"), ("later.", "decided."),
                ("decision:", "window_of_decision:"), ("  window:", "  decision:"),
            ] {
                office.files.edit(Self.workflowPath, old, new)
            }
            office.files.edit(Self.workflowPath, "window_of_decision:", "window:")
            _ = try publish(office)
            guard case .refused = try migrate(id, office, states: ["running": "decided", "decided": "running"]) else {
                Issue.record("its window is called otherwise, so its date would be lost")
                return
            }
            office.files.edit(
                Self.workflowPath, "      decision:\n        title: { zh: 起诉期",
                "      window:\n        title: { zh: 起诉期")
            _ = try publish(office)
            guard case .migrated = try migrate(id, office, states: ["running": "decided", "decided": "running"]) else {
                Issue.record("not migrated")
                return
            }
            let rows = try office.file(id).deadlines
            #expect(rows.first { $0.key == "running.window" }?.status == .pending)
            #expect(rows.first { $0.key == "running.window" }?.dueOn == "2026-02-24")
            #expect(rows.filter { $0.status == .pending }.map(\.key) == ["running.window"])
            #expect(try office.engine().audit().faults.isEmpty)
        }
    }

    @Test("a limit that has fired is no obstacle, and one broken case holds up no other")
    func firedAndFailing() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let engine = office.engine()
            let late = try engine.open(at: "2026-02-04")
            try engine.advance(late, "accept", at: "2026-02-05")
            _ = try engine.fireDeadlines(before: date("2026-04-30"))
            let fine = try engine.open(at: "2026-02-04")
            office.files.edit(
                Self.workflowPath, "within: 15 days\n        from: accepted_on",
                "within: 9 days\n        from: accepted_on")
            let target = try publish(office)
            let outcomes = try office.engine().migrate(
                [late, "2026-610100-09999", fine], to: target, reason: "试", actor: Self.administrator)
            #expect(outcomes.count == 3)
            guard case .migrated = outcomes[0].outcome, case .migrated = outcomes[2].outcome else {
                Issue.record("\(outcomes)")
                return
            }
            #expect(try office.engine().audit().faults.isEmpty)
            // Rules that went out of force meanwhile are no target any more.
            office.files.edit(RuleBook.xianPath, "70000.00", "90000.00")
            _ = try publish(office)
            let superseded = #expect(throws: EngineError.self) {
                try office.engine().migrate([fine], to: target, reason: "试", actor: Self.administrator)
            }
            guard case .superseded = superseded?.storeCode else {
                Issue.record("\(String(describing: superseded))")
                return
            }
        }
    }

    @Test(
        "a limit that has fired stays as it fired where the new rules give another day, the plan tells, and it fires no second time",
        arguments: StoreKind.allCases)
    func firedOnAnotherDay(kind: StoreKind) throws {
        try withOffice(kind, now: "2026-02-26T10:00") { office in
            let id = try office.engine().open(at: "2026-02-04")
            try office.engine().advance(id, "accept", at: "2026-02-04")
            _ = try office.engine().fireDeadlines(before: date("2026-02-26"))
            office.files.edit(
                Self.workflowPath, "within: 15 days\n        from: accepted_on",
                "within: 25 days\n        from: accepted_on")
            let bundle = try office.engine().bundle(of: publish(office))
            let moved = try office.engine().tryMigration(of: id, to: bundle).movedDates
            #expect(moved.map(\.key) == ["running.decision"])
            #expect(moved.map(\.hasFired) == [true])
            #expect(moved.map(\.to?.description) == ["2026-03-02"])
            let before = try office.file(id).deadlines.first { $0.key == "running.decision" }
            guard case .migrated = try migrate(id, office) else {
                Issue.record("not migrated")
                return
            }
            func decision() throws -> DeadlineRecord? {
                try office.file(id).deadlines.first { $0.key == "running.decision" }
            }
            #expect(try decision()?.status == .overdue)
            #expect(try decision()?.dueOn == before?.dueOn)
            try office.engine().advance(id, "note_down", ["remark": "x"], at: "2026-02-26")
            #expect(try decision()?.status == .overdue)
            try office.turnClock(to: "2026-04-30T10:00")
            #expect(try office.engine().fireDeadlines(before: date("2026-04-30")).fired.isEmpty)
            #expect(try office.engine().audit().faults.isEmpty)
            // Days granted set its clock anew, by the new rules.
            try office.engine().advance(id, "extend", ["extension_days": 10], as: Office.judge, at: "2026-02-27")
            #expect(try decision()?.status == .pending)
            #expect(try decision()?.dueOn == "2026-03-11")
            #expect(try office.engine().audit().faults.isEmpty)
        }
    }

    @Test("a limit that has fired takes a case nowhere: one that nothing else can take further is stuck")
    func stuckAfterFiring() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            office.files.edit(
                Self.workflowPath, "reminded: { target: paused }", "reminded: { actions: [report_overdue] }")
            let id = try office.engine().open(at: "2026-02-04")
            try office.engine().advance(id, "accept", at: "2026-02-05")
            try office.engine().advance(id, "suspend", as: Office.judge, at: "2026-02-06")
            let trial = { () throws -> CaseMigration in
                let (bundle, _) = WorkflowLoader.load("dispute", locality: "610100", from: SourceTree(office.files))
                return try office.engine().tryMigration(of: id, to: try #require(bundle))
            }
            office.files.edit(
                Self.workflowPath, "resume: { target: running.last }",
                "resume: { target: running.last, guard: is_served }")
            #expect(try trial().obstacles.isEmpty)
            _ = try office.engine().fireDeadlines(before: date("2026-04-30"))
            #expect(try trial().obstacles.map(\.kind) == [.stuck])
        }
    }

    @Test("somebody who acts in the same moment is not overwritten")
    func overtaken() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let id = try office.engine().open(at: "2026-02-04")
            office.files.edit(RuleBook.xianPath, "70000.00", "90000.00")
            let target = try publish(office)
            let store = InterferingStore(office.store)
            let engine = office.engine(over: store)
            var isFirst = true
            store.beforeCommit = { () throws(StoreError) in
                guard isFirst else { return }
                isFirst = false
                do { try office.engine().advance(id, "accept", at: "2026-02-05") } catch { Issue.record(error) }
            }
            let outcome = try engine.migrate([id], to: target, reason: "试", actor: Self.administrator).first?.outcome
            guard case .overtaken = outcome else {
                Issue.record("\(String(describing: outcome))")
                return
            }
            #expect(try office.file(id).journal.map(\.kind) == [.opened, .advanced])
        }
    }

    @Test("what changes for the people of a case is told: acts newly permitted, acts newly refused")
    func changedEvents() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let id = try office.engine().open(["amount": 8_000_000, "applicant": ["name": "李想"]], at: "2026-02-04")
            office.files.edit(RuleBook.xianPath, "70000.00", "90000.00")
            let (bundle, _) = WorkflowLoader.load("dispute", locality: "610100", from: SourceTree(office.files))
            let trial = try office.engine().tryMigration(of: id, to: try #require(bundle))
            #expect(trial.isPossible && trial.movedDates.isEmpty)
            let change = try #require(trial.changedEvents.first)
            #expect(trial.changedEvents.count == 1)
            #expect(change.event == "insist" && change.isPermitted)
            #expect(change.reason?.en == "the amount exceeds the ceiling")
        }
    }
}
