import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

@Suite("Which person does an act")
struct PersonRuleTests {
    private static let path = "workflows/dispute/workflow.yaml"

    /// An office in which who accepted a case may not grant it days, and in which people can be recused.
    private func paired(_ office: Office) {
        office.files[Self.path] = office.files[Self.path]?
            .replacing(
                "  outcome: { type: text",
                with: "  accepted_by: { type: text, title: { zh: 受理人, en: Accepted by } }\n"
                    + "  recused: { type: list, title: { zh: 已回避, en: Recused }, of: { type: text } }\n"
                    + "  outcome: { type: text"
            )
            .replacing(
                "roles: [clerk], accepts: [trap] }",
                with: "roles: [clerk], accepts: [trap, recused], signs: [accepted_by] }"
            )
            .replacing(
                "requires: [extension_days] }",
                with: "requires: [extension_days], apart_from: [accepted_by], law: { statute: LMAL, article: 43 } }"
            )
            .replacing(
                "initial: intake",
                with: "recused: { field: recused, law: { statute: LMAL, article: 30 } }\ninitial: intake")
    }

    private static let both = Actor(id: "liu.fang", roles: ["clerk", "judge"])

    @Test("who did the one act may not do the other, whatever their roles", arguments: StoreKind.allCases)
    func twoPeople(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            paired(office)
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept", as: Self.both)
            #expect(try engine.view(id).snapshot.fields["accepted_by"] == "liu.fang")
            let refused = try engine.refusal(of: id, "extend", ["extension_days": 5], as: Self.both).refusals
            #expect(refused.map(\.reason) == [.person])
            #expect(refused.first?.facts == ["accepted_by"])
            #expect(refused.first?.law?.en == "LMAL art. 43")
            #expect(try office.file(id).journal.count == 2)
            try engine.advance(id, "extend", ["extension_days": 5], as: Office.judge)
            #expect(try engine.audit(caseID: id).faults.isEmpty)
        }
    }

    @Test("whoever is recused raises nothing and is given nothing")
    func recused() throws {
        try withOffice(.memory) { office in
            paired(office)
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept", ["recused": ["zhao.qiang"]])
            let refused = try engine.refusal(of: id, "decide", ["outcome": "paid"], as: Office.judge).refusals
            #expect(refused.map(\.reason) == [.person])
            #expect(refused.first?.law?.en == "LMAL art. 30")
            #expect(
                try #require(
                    #expect(throws: EngineError.self) {
                        try engine.assign(id, to: "zhao.qiang", actor: Office.clerk)
                    }
                ).refusals.map(\.reason) == [.person])
            #expect(try engine.assign(id, to: "liu.fang", actor: Office.clerk).assignee == "liu.fang")
            // A deadline is nobody's act.
            try office.turnClock(to: "2026-03-02T10:00")
            #expect(try !engine.fireDeadlines(before: office.now.date).fired.isEmpty)
        }
    }
}
