import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

@Suite("When it happened in law")
struct LegalTimeTests {
    @Test("a time in the future is refused, for opening and for every later act", arguments: StoreKind.allCases)
    func future(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            for time in ["2026-02-05", "2026-02-04T09:31", "2099-01-01"] {
                let error = #expect(throws: EngineError.self) { try engine.open(at: time) }
                #expect(error?.refusals.map(\.reason) == [.time], "\(time)")
            }
            let id = try engine.open()
            let before = try office.file(id)
            #expect(try engine.refusal(of: id, "accept", at: "2026-02-05").refusals.map(\.reason) == [.time])
            #expect(try office.file(id) == before)
        }
    }

    @Test(
        "an act before the case's last act is refused, one on the same day without a time of day is not",
        arguments: StoreKind.allCases)
    func past(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open(at: "2026-02-03T10:00")
            #expect(try engine.refusal(of: id, "accept", at: "2026-02-02").refusals.map(\.reason) == [.time])
            #expect(try engine.refusal(of: id, "accept", at: "2026-02-03T09:59").refusals.map(\.reason) == [.time])
            let answer = try engine.advance(id, "accept", at: "2026-02-03")
            #expect(answer.record.legalNow == "2026-02-03T10:00:00+08:00")
            #expect(answer.record.recordedAt == "2026-02-04T09:30:00+08:00")
        }
    }

    @Test(
        "notes, assignments and looks are journalled and move no legal time, no state, no deadline",
        arguments: StoreKind.allCases)
    func notes(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept")
            let before = try office.file(id)
            try office.turnClock(to: "2026-03-31T16:00")
            _ = try engine.note("电话联系申请人", on: id, actor: Office.judge)
            _ = try engine.assign(id, to: "zhao.qiang", actor: Office.clerk)
            _ = try engine.recordReveal(of: ["applicant"], on: id, actor: Office.clerk)
            let after = try office.file(id)
            #expect(after.record.legalNow == before.record.legalNow)
            #expect(after.record.snapshot == before.record.snapshot)
            #expect(after.record.assignee == "zhao.qiang")
            #expect(after.record.version == before.record.version + 3)
            #expect(after.deadlines == before.deadlines)
            #expect(after.journal.suffix(3).map(\.draft.kind) == [.noted, .assigned, .revealed])
            #expect(after.journal.suffix(3).allSatisfy { $0.legalTime == before.record.legalNow })
            #expect(after.journal.suffix(3).allSatisfy { $0.recordedTime == "2026-03-31T16:00:00+08:00" })
            #expect(
                after.journal.suffix(3).map(\.draft.data) == [
                    ["text": "电话联系申请人"], ["assignee": "zhao.qiang"], ["fields": ["applicant"]],
                ])
        }
    }
}
