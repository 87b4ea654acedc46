import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

@Suite("Acts entered late")
struct LateEntryTests {
    /// A case accepted on 4 February whose answer period ended on the 11th and whose decision was due on the 24th, both fired in March.
    private func lapsed(_ office: Office) throws -> (CaseEngine, String) {
        let engine = office.engine()
        let id = try engine.open()
        try engine.advance(id, "accept")
        try office.turnClock(to: "2026-03-02T10:00")
        #expect(try engine.fireDeadlines(before: office.now.date).fired.count == 2)
        return (engine, id)
    }

    private func late(
        _ engine: CaseEngine, _ id: String, _ event: String, _ facts: [String: DataValue] = [:],
        as actor: Actor = Office.judge, at: String?, request: String? = nil, isDryRun: Bool = false
    ) throws -> StepAnswer {
        try engine.advance(
            AdvanceRequest(
                caseID: id, event: event, facts: facts, actor: actor, at: try at.map { try #require(StatedTime($0)) },
                lateReason: "送达回证迟到", requestID: request, isDryRun: isDryRun))
    }

    @Test(
        "a decision made in time and recorded after the lapse stands as if it had been on file",
        arguments: StoreKind.allCases)
    func inTime(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try lapsed(office)
            let answer = try late(engine, id, "decide", ["outcome": "paid"], at: "2026-02-20")
            #expect(answer.withdrawn.map(\.key) == ["running.decision"])
            #expect(answer.record.configuration == ["decided"])
            #expect(answer.record.legalNow == "2026-02-20T00:00:00+08:00")

            let file = try office.file(id)
            #expect(
                file.journal.map(\.draft.kind) == [
                    .opened, .advanced, .deadlineFired, .deadlineFired, .corrected, .advanced,
                ])
            let correction = file.journal[4]
            #expect(correction.data["reason"].text == "送达回证迟到")
            #expect(correction.data["withdrawn"] == [4])
            #expect(correction.actor.id == "zhao.qiang")
            #expect(try engine.audit(caseID: id).faults.isEmpty)

            // The same acts recorded in their turn.
            let other = try engine.open(at: "2026-02-04T09:30")
            try engine.advance(other, "accept", at: "2026-02-04T09:30")
            try engine.advance(other, "decide", ["outcome": "paid"], as: Office.judge, at: "2026-02-20")
            let expected = try office.file(other)
            #expect(file.record.snapshot == expected.record.snapshot)
            #expect(
                file.deadlines.map { "\($0.key) \($0.status) \($0.dueOn ?? "")" }
                    == expected.deadlines.map { "\($0.key) \($0.status) \($0.dueOn ?? "")" })
        }
    }

    @Test("what a withdrawn lapse had ordered is answered, each by its name", arguments: StoreKind.allCases)
    func effects(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try lapsed(office)
            _ = try late(engine, id, "decide", ["outcome": "paid"], at: "2026-02-20")
            let outbox = try office.file(id).outbox
            #expect(outbox.map(\.kind) == ["task", "report", "withdraw", "notify", "document"])
            #expect(outbox[2].payload["effect"].text == "\(id)/4/0")
            #expect(outbox[2].payload["kind"] == "report")
            #expect(outbox[2].id.sequence == 5)
            #expect(outbox[3].id.sequence == 6)
        }
    }

    @Test("deadlines that expire after the late act fire in their turn", arguments: StoreKind.allCases)
    func laterDeadlines(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try lapsed(office)
            _ = try late(engine, id, "note_down", ["remark": "x"], as: Office.clerk, at: "2026-02-11T10:00")
            #expect(
                try engine.fireDeadlines(before: office.now.date).fired.map(\.key) == [
                    "running.answer", "running.decision",
                ])
            #expect(try engine.audit(caseID: id).faults.isEmpty)
        }
    }

    @Test("a late act may bring back a closed case", arguments: StoreKind.allCases)
    func reopened(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept")
            try engine.advance(id, "decide", ["outcome": "paid"], as: Office.judge)
            try engine.advance(id, "serve")
            try office.turnClock(to: "2026-03-02T10:00")
            _ = try engine.fireDeadlines(before: office.now.date)
            #expect(try office.file(id).record.status == .closed)
            let error = #expect(throws: EngineError.self) {
                try late(engine, id, "serve", as: Office.clerk, at: "2026-02-03")
            }
            #expect(error?.refusals.map(\.reason) == [.time])
            _ = try late(engine, id, "serve", as: Office.clerk, at: "2026-02-06")
            let record = try office.file(id).record
            #expect(record.status == .open)
            #expect(record.closedOn == nil)
            #expect(try engine.audit(caseID: id).faults.isEmpty)
        }
    }

    @Test("acts of people since then stand in the way, and are named", arguments: StoreKind.allCases)
    func people(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try lapsed(office)
            try engine.advance(id, "note_down", ["remark": "x"])
            let before = try office.file(id)
            let error = try #require(
                #expect(throws: EngineError.self) {
                    try late(engine, id, "decide", ["outcome": "paid"], at: "2026-02-20")
                })
            #expect(error.refusals.map(\.reason) == [.time])
            #expect(error.refusals.first?.text.en.contains("entry 5, note_down") == true)
            #expect(try office.file(id) == before)
        }
    }

    @Test(
        "an act that comes in its turn, has no time, or is refused by the rules is no late entry",
        arguments: StoreKind.allCases)
    func refused(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try lapsed(office)
            let before = try office.file(id)
            for (event, time) in [
                ("decide", "2026-03-01"), ("decide", nil), ("serve", "2026-02-20"), ("decide", "2026-02-03"),
            ] {
                let error = #expect(throws: EngineError.self, "\(event) \(time ?? "-")") {
                    try late(engine, id, event, event == "decide" ? ["outcome": "paid"] : [:], at: time)
                }
                #expect(error?.refusals.isEmpty == false)
            }
            #expect(
                try late(engine, id, "decide", ["outcome": "paid"], at: "2026-02-20", isDryRun: true).withdrawn.count
                    == 1)
            #expect(try office.file(id) == before)
        }
    }

    @Test("the same late request twice acts once, and a note between is kept", arguments: StoreKind.allCases)
    func twice(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (engine, id) = try lapsed(office)
            _ = try engine.note("回证已到", on: id, actor: Office.clerk)
            _ = try engine.assign(id, to: "zhao.qiang", actor: Office.clerk)
            let first = try late(engine, id, "decide", ["outcome": "paid"], at: "2026-02-20", request: "r-1")
            #expect(!first.isRepetition)
            #expect(try late(engine, id, "decide", ["outcome": "paid"], at: "2026-02-20", request: "r-1").isRepetition)
            #expect(try office.file(id).journal.count == 8)
            #expect(try office.file(id).record.assignee == "zhao.qiang")
            #expect(try engine.audit(caseID: id).faults.isEmpty)
        }
    }
}
