import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import Dispatch
import StatutoryTime
import Synchronization
import Testing
import Workflows

@Suite("Many engines on one store")
struct ConflictTests {
    @Test("a version that was overtaken is a conflict that says who did what", arguments: StoreKind.allCases)
    func expectedVersion(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept", version: 1)
            try engine.advance(id, "suspend", as: Office.judge)
            let before = try office.file(id)
            let error = try engine.refusal(of: id, "note_down", ["remark": "x"], version: 2)
            guard case .conflict(let conflict)? = error.storeCode else { return #expect(Bool(false), "\(error)") }
            #expect(conflict.changedBy.id == "zhao.qiang")
            #expect(conflict.event == "suspend")
            #expect((conflict.expected, conflict.current) == (2, 3))
            #expect(try office.file(id) == before)
        }
    }

    @Test(
        "a paper made from a case that has gone on since is a conflict, and is not recorded",
        arguments: StoreKind.allCases)
    func overtakenPaper(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let engine = office.engine()
            let id = try engine.open()
            let seen = try engine.view(id).record.version
            try engine.advance(id, "accept")
            let before = try office.file(id)
            let error = #expect(throws: EngineError.self) {
                try engine.recordDocument(["kind": "notice"], showing: [], on: id, at: seen, actor: Office.clerk)
            }
            guard case .conflict(let conflict)? = error?.storeCode else {
                return #expect(Bool(false), "\(String(describing: error))")
            }
            #expect((conflict.expected, conflict.current) == (seen, seen + 1))
            #expect(try office.file(id) == before)
        }
    }

    @Test(
        "what one engine did the other sees, though each keeps its own rules in memory", arguments: StoreKind.allCases)
    func twoEngines(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let (first, second) = (office.engine(), office.engine())
            let id = try first.open()
            try second.advance(id, "accept")
            try first.advance(id, "suspend", as: Office.judge)
            try second.advance(id, "resume", as: Office.judge)
            let answer = try first.advance(id, "decide", ["outcome": "paid"], as: Office.judge)
            #expect(answer.record.version == 5)
            #expect(try second.view(id).snapshot == (try first.view(id).snapshot))
            #expect(try first.audit().faults.isEmpty)
        }
    }

    @Test("a person's step that somebody overtook in between loses whole", arguments: StoreKind.allCases)
    func overtaken(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let id = try office.engine().open()
            try office.engine().advance(id, "accept")
            let busy = InterferingStore(office.store)
            var isFirst = true
            busy.beforeCommit = { () throws(StoreError) in
                guard isFirst else { return }
                isFirst = false
                _ = try? office.engine().advance(id, "suspend", as: Office.judge)
            }
            let error = try office.engine(over: busy).refusal(of: id, "decide", ["outcome": "paid"], as: Office.judge)
            guard case .conflict(let conflict)? = error.storeCode else { return #expect(Bool(false), "\(error)") }
            #expect(conflict.event == "suspend")
            let file = try office.file(id)
            #expect(file.journal.compactMap(\.draft.event) == ["accept", "suspend"])
            #expect(file.outbox.isEmpty)
        }
    }

    @Test("a deadline whose firing was overtaken fires all the same, once", arguments: StoreKind.allCases)
    func systemStepTriesAgain(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let id = try office.engine().open()
            try office.engine().advance(id, "accept")
            try office.turnClock(to: "2026-02-12T08:00")
            let busy = InterferingStore(office.store)
            var isFirst = true
            busy.beforeCommit = { () throws(StoreError) in
                guard isFirst else { return }
                isFirst = false
                _ = try? office.engine().note("电话", on: id, actor: Office.clerk)
            }
            let run = try office.engine(over: busy).fireDeadlines(before: try date("2026-02-12"))
            #expect(run.fired.map(\.key) == ["running.answer"])
            #expect(run.failures.isEmpty)
            #expect(try office.file(id).journal.map(\.draft.kind) == [.opened, .advanced, .noted, .deadlineFired])
        }
    }

    @Test(
        "many at once: every step stands or conflicts, none is lost and none is doubled", arguments: StoreKind.allCases)
    func many(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let id = try office.engine().open()
            try office.engine().advance(id, "accept")
            let taken = Mutex<[String]>([])
            let (store, files, now) = (office.store, office.files, office.now)
            DispatchQueue.concurrentPerform(iterations: 4) { worker in
                guard let mine = try? Office(store) else { return }
                (mine.files, mine.now) = (files, now)
                let engine = mine.engine()
                for turn in 1...5 {
                    let remark = "\(worker)-\(turn)"
                    do {
                        try engine.advance(id, "note_down", ["remark": .text(remark)])
                        taken.withLock { $0.append(remark) }
                    } catch let error as EngineError {
                        guard case .conflict? = error.storeCode else {
                            Issue.record("\(error)")
                            continue
                        }
                    } catch {
                        Issue.record("\(error)")
                    }
                }
            }
            let file = try office.file(id)
            let kept = file.journal.compactMap { $0.data["remark"].text }
            #expect(kept.sorted() == taken.withLock { $0.sorted() })
            #expect(file.record.version == 2 + kept.count)
            #expect(try office.engine().audit().faults.isEmpty)
        }
    }
}
