import CaseEngine
import CaseStores
import DataValues
import Testing
import Workflows

@Suite("Numbers that are tried and looked for")
struct NumberTrialTests {
    @Test("lapses that take a number go in a trial as they go when they are fired", arguments: StoreKind.allCases)
    func lapses(_ kind: StoreKind) throws {
        try numbering(kind) { office in
            let workflow = "workflows/dispute/workflow.yaml"
            let text = try #require(office.files[workflow])
            office.files[workflow] = text.replacing(", numbers: [number] }", with: " }").replacing(
                "answer_ended: { actions: [close_answer] }",
                with: "answer_ended: { actions: [close_answer], numbers: [number] }")
            let hooks = try #require(office.files[RuleBook.hooksPath])
            office.files[RuleBook.hooksPath] = hooks.replacing(
                "function M.report_overdue() ",
                with: "function M.report_overdue(case) case.remark = case.number or \"no number\" ")
            let engine = office.engine()
            let ids = try (1...2).map { _ in try engine.open() }
            for id in ids { try engine.advance(id, "accept") }
            try office.turnClock(to: "2026-03-02T10:00")
            func extend(_ id: String, isDryRun: Bool) throws -> [DataValue?] {
                try engine.advance(id, "extend", ["extension_days": 3], as: Office.judge, isDryRun: isDryRun)
                    .fired.map { $0.step.snapshot.fields["remark"] }
            }
            let tried = try extend(ids[0], isDryRun: true)
            #expect(tried == [nil, "西劳人仲案字〔2026〕第1号"])
            #expect(try office.store.numberSeries().isEmpty)
            #expect(try extend(ids[0], isDryRun: false) == tried)
            #expect(try extend(ids[1], isDryRun: true).last == "西劳人仲案字〔2026〕第2号")
            #expect(try engine.audit().faults.isEmpty)
        }
    }

    @Test("a case is found by its number, and by no other", arguments: StoreKind.allCases)
    func found(_ kind: StoreKind) throws {
        try numbering(kind) { office in
            let engine = office.engine()
            let ids = try (1...3).map { _ in try engine.open() }
            for id in ids { try engine.advance(id, "accept") }
            #expect(try engine.caseID(numbered: "西劳人仲案字〔2026〕第2号") == ids[1])
            #expect(try engine.caseID(numbered: "西劳人仲案字〔2026〕第4号") == nil)
        }
    }
}
