import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

@Suite("The same request twice")
struct RequestTests {
    @Test(
        "opening twice with one request id opens one case; another content is a conflict", arguments: StoreKind.allCases
    )
    func opening(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let id = try office.engine().open(request: "r-1")
            let again = try office.engine().open(
                OpenRequest(
                    workflow: "dispute", locality: "610100", facts: Office.facts, actor: Office.clerk, requestID: "r-1")
            )
            #expect(again.record.id == id)
            #expect(again.isRepetition)
            #expect(try office.store.countCases(CaseQuery(places: .everywhere)) == 1)
            var other = Office.facts
            other["amount"] = 1
            let error = #expect(throws: EngineError.self) { try office.engine().open(other, request: "r-1") }
            guard case .requestMismatch? = error?.storeCode else {
                return #expect(Bool(false), "\(String(describing: error))")
            }
            let assigned = OpenRequest(
                workflow: "dispute", locality: "610100", facts: Office.facts, actor: Office.clerk, requestID: "r-1",
                assignee: "zhao.qiang")
            #expect(throws: EngineError.self) { try office.engine().open(assigned) }
            #expect(try office.store.countCases(CaseQuery(places: .everywhere)) == 1)
        }
    }

    @Test("advancing twice with one request id acts once, even after the case went on", arguments: StoreKind.allCases)
    func advancing(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept")
            try engine.advance(id, "note_down", ["remark": "one"], request: "r-2")
            try engine.advance(id, "suspend", as: Office.judge)
            let before = try office.file(id)
            let again = try engine.advance(id, "note_down", ["remark": "one"], request: "r-2")
            #expect(again.isRepetition)
            #expect(again.step == nil)
            #expect(again.record == before.record)
            for (facts, event) in [(["remark": "two"], "note_down"), ([:], "resume")] as [([String: DataValue], String)]
            {
                let code = try engine.refusal(of: id, event, facts, request: "r-2").storeCode
                guard case .requestMismatch? = code else { return #expect(Bool(false), "\(String(describing: code))") }
            }
            #expect(try office.file(id) == before)
        }
    }

    @Test(
        "a request answered by another program between look and commit is a repetition", arguments: StoreKind.allCases)
    func race(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let id = try office.engine().open()
            let busy = InterferingStore(office.store)
            var isFirst = true
            busy.beforeCommit = { () throws(StoreError) in
                guard isFirst else { return }
                isFirst = false
                _ = try? office.engine().advance(id, "accept", request: "r-3")
            }
            let answer = try office.engine(over: busy).advance(id, "accept", request: "r-3")
            #expect(answer.isRepetition)
            #expect(try office.file(id).record.version == 2)
        }
    }

    @Test(
        "a refused request is not remembered: mended, it may be sent again under its id", arguments: StoreKind.allCases)
    func refused(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept")
            _ = try engine.refusal(of: id, "decide", as: Office.judge, request: "r-4")
            let answer = try engine.advance(id, "decide", ["outcome": "paid"], as: Office.judge, request: "r-4")
            #expect(!answer.isRepetition)
        }
    }
}
