import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

/// Which value of a parameter is the length of a limit.
@Suite("Lengths of deadlines by parameters")
struct DeadlineLengthTests {
    private static let workflowPath = "workflows/dispute/workflow.yaml"

    /// Fifteen days for the decision, ten from 10 February on.
    private func shorten(_ office: Office, basis: String = "") {
        office.files.edit(
            Self.workflowPath, "within: 15 days\n        from: accepted_on",
            "within: { parameter: decision_period }\n        from: accepted_on")
        office.files.edit(
            Self.workflowPath, "  ceiling: { type: money",
            "  decision_period: { type: period, title: { zh: 审限, en: Decision }\(basis) }\n  ceiling: { type: money")
        office.files.edit(
            Self.workflowPath, "  trap: {", "  filed_on: { type: date, title: { zh: 递交日, en: Filed on } }\n  trap: {")
        office.files.edit(
            RuleBook.xianPath, "  ceiling:",
            """
              decision_period:
                - { value: 15 days, from: 2025-01-01, source: { zh: 公告, en: Notice } }
                - { value: 10 days, from: 2026-02-10, source: { zh: 公告, en: Notice } }
              ceiling:
            """)
    }

    private func decision(_ office: Office, _ id: String) throws -> String? {
        try office.file(id).deadlines.first { $0.key == "running.decision" }?.dueOn
    }

    @Test(
        "a limit that runs keeps the value of the day it is counted from, and fires once", arguments: StoreKind.allCases
    )
    func keepsItsLength(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            shorten(office)
            let running = try office.engine().open(at: "2026-02-04")
            try office.engine().advance(running, "accept", at: "2026-02-04")
            #expect(try decision(office, running) == "2026-02-24")
            try office.turnClock(to: "2026-02-12T10:00")
            try office.engine().advance(running, "note_down", ["remark": "x"], at: "2026-02-12")
            #expect(try decision(office, running) == "2026-02-24")
            let later = try office.engine().open(at: "2026-02-11")
            try office.engine().advance(later, "accept", at: "2026-02-11")
            // Ten days end within the festival.
            #expect(try decision(office, later) == "2026-02-24")
            let last = try office.engine().open(at: "2026-02-12")
            try office.turnClock(to: "2026-03-30T10:00")
            try office.engine().advance(last, "accept", at: "2026-03-02")
            #expect(try decision(office, last) == "2026-03-12")
            let run = try office.engine().fireDeadlines(before: office.now.date)
            #expect(run.fired.filter { $0.caseID == running }.map(\.key) == ["running.decision"])
            #expect(run.fired.filter { $0.caseID == running }.map(\.dueOn.description) == ["2026-02-24"])
            #expect(try office.engine().fireDeadlines(before: office.now.date).fired.isEmpty)
        }
    }

    private func fault(_ error: EngineError) -> String {
        guard case .fault(_, _, let fault) = error else { return "\(error)" }
        return "\(fault.diagnostic.code) \(fault.diagnostic.what.en)"
    }

    @Test("before the first value of a parameter neither a limit nor a guard makes one up")
    func noValue() throws {
        try withOffice(.memory) { office in
            let early = try office.engine().open(at: "2024-12-30")
            #expect(
                fault(try office.engine().refusal(of: early, "accept", at: "2024-12-30"))
                    == "R103 no layer of cn > 610100 gives the parameter ceiling a value in force on 2024-12-30")
            shorten(office)
            office.files.edit(
                RuleBook.xianPath, "    - { value: 15 days, from: 2025-01-01, source: { zh: 公告, en: Notice } }\n", "")
            let id = try office.engine().open(at: "2026-02-04")
            #expect(
                fault(try office.engine().refusal(of: id, "accept", at: "2026-02-04"))
                    == "R103 no layer of cn > 610100 gives the parameter decision_period a value in force on 2026-02-04"
            )
            #expect(try decision(office, id) == nil)
        }
    }

    @Test("where the parameter names the date that decides, that date decides")
    func basis() throws {
        try withOffice(.memory, now: "2026-03-30T10:00") { office in
            shorten(office, basis: ", basis: filed_on")
            var facts = Office.facts
            facts["filed_on"] = "2026-02-09"
            let id = try office.engine().open(facts, at: "2026-03-02")
            try office.engine().advance(id, "accept", at: "2026-03-02")
            #expect(try decision(office, id) == "2026-03-17")
        }
    }
}
