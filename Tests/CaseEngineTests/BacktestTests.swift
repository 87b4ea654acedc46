import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Synchronization
import Testing
import Workflows

@Suite("Recorded decisions asked again")
struct BacktestTests {
    private static let workflowPath = "workflows/dispute/workflow.yaml"

    private func backtest(_ id: String, _ office: Office) throws -> BacktestReport {
        let (bundle, findings) = WorkflowLoader.load("dispute", locality: "610100", from: SourceTree(office.files))
        return try office.engine().backtest(id, under: try #require(bundle, "\(findings)"))
    }

    /// A case that is small, extended, suspended, resumed, decided, and whose window lapses.
    private func life(_ office: Office) throws -> String {
        let engine = office.engine()
        let id = try engine.open(at: "2026-02-04")
        try engine.advance(id, "accept", at: "2026-02-05")
        try engine.advance(id, "extend", ["extension_days": 5], as: Office.judge, at: "2026-02-06")
        try engine.advance(id, "suspend", as: Office.judge, at: "2026-02-09")
        try engine.advance(id, "resume", as: Office.judge, at: "2026-02-11")
        _ = try engine.fireDeadlines(before: date("2026-03-10"))
        try engine.advance(id, "decide", ["outcome": "paid"], as: Office.judge, at: "2026-03-10")
        try engine.advance(id, "serve", at: "2026-03-11")
        _ = try engine.fireDeadlines(before: date("2026-04-30"))
        return id
    }

    @Test("the same rules decide the same, whatever their comments say", arguments: StoreKind.allCases)
    func same(kind: StoreKind) throws {
        try withOffice(kind, now: "2026-04-30T10:00") { office in
            let id = try life(office)
            #expect(try backtest(id, office).differences.isEmpty)
            office.files.edit(RuleBook.hooksPath, "local M = {}", "local M = {} -- nothing else")
            let report = try backtest(id, office)
            #expect(report.differences.isEmpty)
            #expect(report.decisions == (try office.file(id).journal.count))
            #expect(report.decisions > 8)
        }
    }

    @Test("a decision that would end elsewhere is told once, with what both rules say and the guard that decided")
    func outcome() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let id = try life(office)
            office.files.edit(RuleBook.xianPath, "70000.00", "50000.00")
            let report = try backtest(id, office)
            let difference = try #require(report.differences.first)
            #expect(report.differences.count == 1)
            #expect(difference.kind == .outcome && difference.event == "accept" && difference.sequence == 2)
            #expect(difference.recorded.en == "Simple (is_small: yes)")
            #expect(difference.shadow.en.hasPrefix("Ordinary (is_small: no"))
        }
    }

    @Test("a time limit that would end on another day is told where it begins, with both days")
    func dates() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let id = try life(office)
            office.files.edit(
                Self.workflowPath, "within: 15 days\n        from: decided_on",
                "within: 20 days\n        from: decided_on")
            let report = try backtest(id, office)
            // Told once, where it begins, and not again at every later step.
            #expect(report.differences.map(\.kind) == [.date])
            let first = try #require(report.differences.first)
            #expect(first.event == "decide")
            #expect(first.recorded.en == "Window: 2026-03-25" && first.shadow.en == "Window: 2026-03-30")
        }
    }

    @Test("what the new rules refuse or fail on is told, and what follows is compared all the same")
    func refusals() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let id = try life(office)
            office.files.edit(
                Self.workflowPath, "decide: { title: { zh: 决定, en: Decide }, roles: [judge]",
                "decide: { title: { zh: 决定, en: Decide }, roles: [clerk]")
            office.files.edit(RuleBook.xianPath, "70000.00", "50000.00")
            let report = try backtest(id, office)
            #expect(report.differences.map(\.kind) == [.outcome, .refused])
            office.files.edit(
                RuleBook.hooksPath, "case.remark = \"announced by \"",
                "case[\"noth\" .. \"ing\"].more = \"announced by \"")
            #expect(try backtest(id, office).differences.map(\.kind) == [.outcome, .refused])
        }
    }

    @Test(
        "a case whose state the new rules do not have is followed no further: told once, with what was not asked and what to do"
    )
    func lost() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let id = try life(office)
            for (old, new) in [("running.", "hearing."), ("  running:", "  hearing:")] {
                office.files.edit(Self.workflowPath, old, new)
            }
            let report = try backtest(id, office)
            #expect(report.differences.map(\.kind) == [.misfit])
            #expect(report.decisions == 2)
            #expect(report.skipped > 5)
            let difference = try #require(report.differences.first)
            #expect(difference.recorded.en != difference.shadow.en)
            #expect(difference.shadow.en.hasSuffix("; what was decided later is not asked again"))
            #expect(difference.end?.fixes.contains { $0.en.contains("--state running") } == true, "\(difference)")
        }
    }

    @Test(
        "a case is followed through states that have other names now, once it is said which they are",
        arguments: StoreKind.allCases)
    func renamed(kind: StoreKind) throws {
        try withOffice(kind, now: "2026-04-30T10:00") { office in
            let id = try life(office)
            let whole = try backtest(id, office).decisions
            for (old, new) in [("running.", "hearing."), ("  running:", "  hearing:"), ("paused", "at_rest")] {
                office.files.edit(Self.workflowPath, old, new)
            }
            let (bundle, _) = WorkflowLoader.load("dispute", locality: "610100", from: SourceTree(office.files))
            let rules = try #require(bundle)
            let named = StateRenaming(["running": "hearing", "paused": "at_rest"])
            let report = try office.engine().backtest(id, under: rules, renaming: named)
            #expect(report.differences.isEmpty, "\(report.differences)")
            #expect(report.decisions == whole)
            // What really changes is told all the same, under its new name.
            office.files.edit(
                Self.workflowPath, "within: 15 days\n        from: accepted_on",
                "within: 90 days\n        from: accepted_on")
            let (longer, _) = WorkflowLoader.load("dispute", locality: "610100", from: SourceTree(office.files))
            let changed = try office.engine().backtest(id, under: try #require(longer), renaming: named)
            #expect(changed.differences.first?.kind == .date && changed.differences.first?.event == "accept")
        }
    }

    @Test(
        "a refusal of the new rules comes with its article, and a guard that decides otherwise with its reason on either side"
    )
    func reasons() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let id = try life(office)
            office.files.edit(RuleBook.xianPath, "70000.00", "50000.00")
            let stricter = try backtest(id, office)
            #expect(
                stricter.differences.first?.shadow.en
                    == "Ordinary (is_small: no, the amount exceeds the ceiling (LMAL art. 43))")
            office.files.edit(
                Self.workflowPath, "- { target: running.ordinary, stamps: [accepted_on] }",
                "- { target: running.ordinary, guard: is_small, stamps: [accepted_on] }")
            #expect(
                try backtest(id, office).differences.first?.shadow.en
                    == "refused: the amount exceeds the ceiling (LMAL art. 43)")
            // The other way round: what was too much then.
            office.files = RuleBook.files
            office.files.edit(RuleBook.xianPath, "70000.00", "50000.00")
            let engine = office.engine()
            let ordinary = try engine.open(at: "2026-02-04")
            try engine.advance(ordinary, "accept", at: "2026-02-05")
            office.files.edit(RuleBook.xianPath, "50000.00", "70000.00")
            let looser = try #require(try backtest(ordinary, office).differences.first)
            #expect(
                looser.recorded.en == "Ordinary (is_small: no, the amount exceeds the ceiling (LMAL art. 43))"
                    && looser.shadow.en == "Simple (is_small: yes)")
        }
    }

    /// A case that is suspended; `act` is what the paused state leads to by itself, and then the clock runs to a day.
    private func paused(_ office: Office, leading target: String, until day: String) throws -> String {
        office.files.edit(Self.workflowPath, "reminded: { target: paused }", "reminded: { target: \(target) }")
        let engine = office.engine()
        let id = try engine.open(at: "2026-02-04")
        try engine.advance(id, "accept", at: "2026-02-05")
        try engine.advance(id, "suspend", as: Office.judge, at: "2026-02-09")
        _ = try engine.fireDeadlines(before: date(day))
        return id
    }

    private func remind(within period: String, _ office: Office) {
        office.files.edit(Self.workflowPath, "within: 7 days, from: entry", "within: \(period), from: entry")
    }

    @Test("an act that came in time is told when the limit would have run out before it")
    func lapsesEarlier() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let id = try paused(office, leading: "withdrawn", until: "2026-02-10")
            try office.engine().advance(id, "resume", as: Office.judge, at: "2026-02-11")
            try office.engine().advance(id, "decide", ["outcome": "paid"], as: Office.judge, at: "2026-02-12")
            remind(within: "1 days", office)
            let report = try backtest(id, office)
            #expect(report.differences.map(\.kind) == [.date, .lapse])
            let lapse = try #require(report.differences.last)
            #expect(lapse.event == "reminded" && lapse.sequence == 4)
            #expect(lapse.recorded.en == "Paused")
            #expect(lapse.shadow.en == "Withdrawn (“Reminder” would have run out on 2026-02-10)")
        }
    }

    @Test("a limit that ran out is told when somebody acted before it would have")
    func lapsesLater() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let id = try paused(office, leading: "running.last", until: "2026-02-25")
            try office.engine().advance(id, "decide", ["outcome": "paid"], as: Office.judge, at: "2026-03-02")
            remind(within: "30 days", office)
            let report = try backtest(id, office)
            #expect(report.differences.map(\.kind) == [.date, .lapse])
            let lapse = try #require(report.differences.last)
            #expect(lapse.event == "reminded" && lapse.recorded.en == "Simple")
            #expect(lapse.shadow.en == "Paused (“Reminder” runs until 2026-03-11)")
        }
    }

    @Test(
        "a limit that ends on another day and leads to the same place is told as a date only, at the end of the journal too"
    )
    func lapsesElsewhen() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let id = try paused(office, leading: "running.last", until: "2026-02-25")
            office.files.edit(Self.workflowPath, "within: 7 days, from: entry", "within: 20 days, from: entry")
            #expect(try backtest(id, office).differences.map(\.kind) == [.date])
            try office.engine().advance(id, "decide", ["outcome": "paid"], as: Office.judge, at: "2026-03-10")
            #expect(try backtest(id, office).differences.map(\.kind) == [.date])
        }
    }

    @Test("a limit that no longer leads anywhere keeps the case where it was, which is told at the end")
    func lapsesNever() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let id = try paused(office, leading: "withdrawn", until: "2026-02-25")
            office.files.edit(Self.workflowPath, ", from: entry, then: reminded }", ", from: entry }")
            let report = try backtest(id, office)
            #expect(report.differences.map(\.kind) == [.lapse])
            #expect(report.differences.last?.recorded.en == "Withdrawn [02]")
            #expect(report.differences.last?.shadow.en.hasPrefix("Paused") == true)
        }
    }

    @Test("many cases come out the same and in the same order however many work on them", arguments: [1, 2, 7])
    func workers(count: Int) throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let ids = try (0..<100).map { _ in
                let id = try office.engine().open(at: "2026-02-04")
                try office.engine().advance(id, "accept", at: "2026-02-05")
                return id
            }
            office.files.edit(RuleBook.xianPath, "70000.00", "50000.00")
            let (store, now, rules) = (office.store, office.now, RuleLibrary(SourceTree(office.files)))
            let run = BacktestRun(
                makeEngine: {
                    CaseEngine(
                        EngineEnvironment(
                            store: store,
                            newestBundle: { (workflow, place) throws(EngineError) in try rules.bundle(workflow, place)
                            },
                            calendar: { (_) throws(EngineError) in
                                CalendarVersion(calendar: Office.calendar, content: Office.calendar.content)
                            }, now: { now }))
                },
                rules: { (summary) throws(EngineError) in try rules.bundle("dispute", summary.locality) })
            let told = Mutex<[Int]>([])
            let cases = try office.engine().cases(CaseQuery(places: .everywhere, order: .id, limit: 200))
            let outcome = try run.run(cases, workers: count) { done in told.withLock { $0.append(done) } }
            #expect(outcome.failures.isEmpty && outcome.report.cases == 100 && outcome.report.decisions == 200)
            #expect(outcome.report.differences.map(\.caseID) == ids.sorted())
            // Told one at a time, so that a bar never goes back.
            #expect(told.withLock { $0 == $0.sorted() && $0.last == 100 })
        }
    }

    @Test("pages hold every case once, in order, whatever their number", arguments: StoreKind.allCases)
    func pages(kind: StoreKind) throws {
        try withOffice(kind, now: "2026-04-30T10:00") { office in
            let engine = office.engine()
            let ids = try (0..<7).map { _ in try engine.open(at: "2026-02-04") }
            var seen: [String] = []
            try engine.eachPage(of: CaseQuery(places: .everywhere, order: .id, limit: 3)) { page in
                seen += page.map(\.id)
            }
            #expect(seen == ids.sorted())
            var since: [String] = []
            try engine.eachPage(of: CaseQuery(places: .everywhere, openedSince: "2026-02-05")) { page in
                since += page.map(\.id)
            }
            #expect(since.isEmpty)
        }
    }
}
