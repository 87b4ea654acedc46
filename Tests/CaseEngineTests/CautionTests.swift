import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

@Suite("Cautions that a handler passes over with a reason")
struct CautionTests {
    /// An office whose rules caution before small cases are withdrawn, and refuse what is very small.
    private func cautious(_ office: Office) {
        let path = "workflows/dispute/workflow.yaml"
        office.files[path] = office.files[path]?.replacing(
            "      withdraw: { target: withdrawn }\n  running:",
            with: "      withdraw: { target: withdrawn, guard: [is_worth_it, is_small] }\n  running:")
        office.files[RuleBook.hooksPath] = office.files[RuleBook.hooksPath]?.replacing(
            "local M = {}\n",
            with: """
                local M = {}
                function M.is_worth_it(case)
                  if case.amount >= 100000 then return true end
                  return caution({ zh = "标的额很小", en = "the amount is small" },
                    { statute = "LMAL", article = 43, facts = { "amount" } })
                end

                """)
    }

    private func withdraw(
        _ engine: CaseEngine, _ id: String, despite: String?, request: String? = nil, isDryRun: Bool = false
    ) throws -> StepAnswer {
        try engine.advance(
            AdvanceRequest(
                caseID: id, event: "withdraw", actor: Office.clerk, despite: despite, requestID: request,
                isDryRun: isDryRun))
    }

    private func refusals(_ body: () throws -> Void) throws -> [Refusal] {
        try #require(#expect(throws: EngineError.self) { try body() }).refusals
    }

    private func small(_ engine: CaseEngine) throws -> String {
        try engine.open(["amount": 50_000, "applicant": ["name": "李想"]])
    }

    @Test("without a reason a caution refuses and says on what article", arguments: StoreKind.allCases)
    func refuses(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            cautious(office)
            let engine = office.engine()
            let id = try small(engine)
            let refused = try refusals { _ = try withdraw(engine, id, despite: nil) }
            #expect(refused.map(\.reason) == [.caution])
            #expect(refused.first?.guardName == "is_worth_it")
            #expect(refused.first?.law?.en == "LMAL art. 43")
            #expect(try office.file(id).journal.count == 1)
        }
    }

    @Test("with a reason the act is done, and reason and caution stand before it", arguments: StoreKind.allCases)
    func goesOn(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            cautious(office)
            let engine = office.engine()
            let id = try small(engine)
            let answer = try withdraw(engine, id, despite: "申请人坚持", request: "r1")
            #expect(answer.record.closureCode == "02")
            let journal = try office.file(id).journal
            #expect(journal.map(\.draft.kind) == [.opened, .cautionPassedOver, .advanced])
            #expect(journal[1].data["reason"] == "申请人坚持")
            #expect(journal[1].data["cautions"].list?.first?["guard"] == "is_worth_it")
            #expect(journal[1].data["cautions"].list?.first?["text"]["en"] == "the amount is small")
            #expect(journal[1].actor == journal[2].actor)
            // Done again from its journal it is the same case, and the same request is answered once.
            #expect(try engine.audit(caseID: id).faults.isEmpty)
            #expect(try office.engine().story(id).map(\.despite) == [nil, "申请人坚持"])
            #expect(try withdraw(engine, id, despite: "申请人坚持", request: "r1").isRepetition)
            #expect(try office.file(id).journal.count == 3)
        }
    }

    @Test("a reason passes over cautions only: what the law forbids stays refused")
    func lawStays() throws {
        try withOffice(.memory) { office in
            cautious(office)
            let path = RuleBook.hooksPath
            office.files[path] = office.files[path]?.replacing(
                "case.amount > params.ceiling", with: "case.amount < 90000")
            let engine = office.engine()
            let id = try small(engine)
            #expect(try refusals { _ = try withdraw(engine, id, despite: "坚持") }.map(\.reason) == [.guard])
            #expect(try office.file(id).journal.count == 1)
        }
    }

    @Test("a reason where nothing cautions is refused, so that none stands in the journal for nothing")
    func nothingToPassOver() throws {
        try withOffice(.memory) { office in
            cautious(office)
            let engine = office.engine()
            let id = try engine.open()
            #expect(try refusals { _ = try withdraw(engine, id, despite: "坚持") }.map(\.reason) == [.value])
        }
    }

    @Test("why tells a caution from a refusal, and a dry run writes nothing")
    func why() throws {
        try withOffice(.memory) { office in
            cautious(office)
            let engine = office.engine()
            let id = try small(engine)
            let answer = try #require(engine.why(id, event: "withdraw", actor: Office.clerk).first)
            guard case .cautioned(let cautions) = answer.verdict else {
                Issue.record("the verdict is \(answer.verdict)")
                return
            }
            #expect(cautions.map(\.guardName) == ["is_worth_it"])
            #expect(try withdraw(engine, id, despite: "坚持", isDryRun: true).step?.cautions.count == 1)
            #expect(try office.file(id).journal.count == 1)
        }
    }
}
