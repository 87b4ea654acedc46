import CaseEngine
import CaseStores
import DataValues
import Diagnostics
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
            #expect(difference.shadow.en == "Ordinary (is_small: no)")
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
                RuleBook.hooksPath, "case.remark = \"announced by \"", "case.nothing.more = \"announced by \"")
            #expect(try backtest(id, office).differences.map(\.kind) == [.outcome, .refused])
        }
    }

    @Test("a case whose state the new rules do not have is lost from there on, and says so")
    func lost() throws {
        try withOffice(.memory, now: "2026-04-30T10:00") { office in
            let id = try life(office)
            for (old, new) in [("running.", "hearing."), ("  running:", "  hearing:")] {
                office.files.edit(Self.workflowPath, old, new)
            }
            let report = try backtest(id, office)
            #expect(report.differences.map(\.kind) == [.outcome, .misfit])
            #expect(report.decisions == 2)
        }
    }

    @Test("pages hold every case once, in order, whatever their number", arguments: StoreKind.allCases)
    func pages(kind: StoreKind) throws {
        try withOffice(kind, now: "2026-04-30T10:00") { office in
            let engine = office.engine()
            let ids = try (0..<7).map { _ in try engine.open(at: "2026-02-04") }
            var seen: [String] = []
            try engine.eachPage(of: CaseQuery(order: .id, limit: 3)) { page in seen += page.map(\.id) }
            #expect(seen == ids.sorted())
            var since: [String] = []
            try engine.eachPage(of: CaseQuery(openedSince: "2026-02-05")) { page in since += page.map(\.id) }
            #expect(since.isEmpty)
        }
    }
}
