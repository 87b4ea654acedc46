import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

@Suite("What is refused changes nothing")
struct RefusalTests {
    /// Raises an event that must fail, and holds what the store keeps before against what it keeps after.
    private func unchanged(
        _ office: Office, _ id: String, _ event: String, _ facts: [String: DataValue] = [:],
        as actor: Actor = Office.judge, at: String? = nil
    ) throws -> EngineError {
        let (file, counts) = (try office.file(id), try office.store.counts())
        let error = try office.engine().refusal(of: id, event, facts, as: actor, at: at)
        #expect(try office.file(id) == file, "\(event)")
        #expect(try office.store.counts() == counts, "\(event)")
        return error
    }

    @Test("a guard's no says which guard, where, under which article, on which fact", arguments: StoreKind.allCases)
    func guardSays(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let id = try office.engine().open(in: "440300")
            let refusal = try #require(try unchanged(office, id, "insist", as: Office.clerk).refusals.first)
            #expect(refusal.reason == .guard)
            #expect(refusal.guardName == "is_small")
            #expect(refusal.text.zh == "标的额超过上限")
            #expect(refusal.location?.description == "scripts/dispute/hooks.lua:2:1")
            #expect(refusal.law?.zh == "劳动争议调解仲裁法 第四十三条")
            #expect(refusal.law?.en == "LMAL art. 43")
            #expect(refusal.facts == ["amount"])
        }
    }

    @Test(
        "role, state, missing fact, unknown event, system event, foreign and misfitting facts are each told apart",
        arguments: StoreKind.allCases)
    func reasons(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept")
            let expected: [(String, [String: DataValue], Actor, Refusal.Reason)] = [
                ("suspend", [:], Office.clerk, .role), ("accept", [:], Office.clerk, .state),
                ("serve", [:], Office.clerk, .state), ("decide", [:], Office.judge, .facts),
                ("decied", ["outcome": "x"], Office.judge, .state), ("overdue", [:], .system, .system),
                ("decide", ["outcome": "x", "trap": true], Office.judge, .value),
                ("extend", ["extension_days": 11], Office.judge, .value),
                ("extend", ["extension_days": "three"], Office.judge, .value),
                ("extend", ["colour": "red", "extension_days": 3], Office.judge, .value),
            ]
            for (event, facts, actor, reason) in expected {
                let error = try unchanged(office, id, event, facts, as: actor)
                #expect(error.refusals.map(\.reason) == [reason], "\(event) \(facts)")
            }
            let nearest = try unchanged(office, id, "decied").refusals.first?.fix
            #expect(nearest?.en == "did you mean decide?")
        }
    }

    @Test(
        "a script that fails after writing, one that never ends and a broken guard are faults",
        arguments: StoreKind.allCases)
    func faults(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept")
            for (event, code) in [("fail", "R101"), ("spin", "R102"), ("guess", "R101")] {
                let error = try unchanged(office, id, event)
                #expect(error.faultCode == code, "\(event): \(error)")
                guard case .fault(let named, let raised, let fault) = error else { continue }
                #expect(named == id && raised == event)
                #expect(fault.diagnostic.location?.file == RuleBook.hooksPath)
            }
        }
    }

    @Test("transitions without an event that go round are a fault that names the circle")
    func circle() throws {
        try withOffice(.memory) { office in
            let path = "workflows/dispute/workflow.yaml"
            office.files.edit(path, "fail: { actions: [write_then_fail] }", "fail: { target: ping }")
            office.files.edit(
                path, "  closed: { title: { zh: 结案",
                """
                  ping: { title: { zh: 来, en: Ping }, always: { target: pong } }
                  pong: { title: { zh: 往, en: Pong }, always: { target: ping } }
                  closed: { title: { zh: 结案
                """)
            let id = try office.engine().open()
            try office.engine().advance(id, "accept")
            let error = try unchanged(office, id, "fail")
            #expect(error.faultCode == "R105")
            guard case .fault(_, _, let fault) = error else { return }
            #expect(fault.diagnostic.what.en.contains("it goes round pong -> ping"))
            #expect(fault.diagnostic.location?.file == path)
        }
    }

    @Test("after a fault the same engine goes on as if it had not happened", arguments: StoreKind.allCases)
    func engineGoesOn(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept")
            let before = try engine.view(id)
            for event in ["fail", "spin", "guess", "fail"] { _ = try engine.refusal(of: id, event) }
            #expect(try engine.view(id).deadlines == before.deadlines)
            #expect(
                try engine.advance(id, "note_down", ["remark": "still here"]).step?.changes == [
                    FieldChange(field: "remark", old: .null, new: "still here")
                ])
            #expect(try office.file(id).outbox == [])
        }
    }

    @Test("a commit that the store cannot write leaves no trace", arguments: StoreKind.allCases)
    func fullDisk(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let id = try office.engine().open()
            let before = try office.file(id)
            let full = InterferingStore(office.store)
            full.beforeCommit = { () throws(StoreError) in throw StoreError(.full, what: .init(verbatim: "full")) }
            #expect(try office.engine(over: full).refusal(of: id, "accept").storeCode == .full)
            #expect(try office.file(id) == before)
        }
    }

    @Test("a dry run tells the step and keeps nothing, expired deadlines included", arguments: StoreKind.allCases)
    func dryRun(_ kind: StoreKind) throws {
        try withOffice(kind, now: "2026-03-10T09:00") { office in
            let engine = office.engine()
            let id = try engine.open(at: "2026-02-04")
            try engine.advance(id, "accept", at: "2026-02-04")
            let before = try office.file(id)
            let answer = try engine.advance(id, "decide", ["outcome": "paid"], as: Office.judge, isDryRun: true)
            #expect(answer.fired.map(\.key) == ["running.answer", "running.decision"])
            #expect(answer.step?.configuration == ["decided"])
            #expect(try office.file(id) == before)
        }
    }

    @Test("a closed case refuses every event and has nothing to come", arguments: StoreKind.allCases)
    func closed(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept")
            let answer = try engine.advance(id, "withdraw")
            #expect(answer.record.status == .closed)
            #expect(answer.record.closureCode == "02")
            #expect(answer.record.closedOn == "2026-02-04")
            for event in ["accept", "withdraw", "overdue", "nonsense"] {
                #expect(try unchanged(office, id, event).refusals.map(\.reason) == [.closed], "\(event)")
            }
            #expect(try engine.why(id, actor: nil).isEmpty)
            #expect(try engine.forecast(id).isEmpty)
            #expect(try engine.view(id).deadlines.isEmpty)
            #expect(try engine.view(id).rows.map(\.status) == [.cancelled, .cancelled])
            try office.turnClock(to: "2027-01-01T00:00")
            #expect(try engine.fireDeadlines(before: try date("2027-01-01")).fired.isEmpty)
        }
    }
}
