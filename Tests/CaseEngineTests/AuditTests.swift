import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

@Suite("Audit")
struct AuditTests {
    private func busyOffice(_ office: Office) throws -> [String] {
        let engine = office.engine()
        return try (1...3).map { _ in
            let id = try engine.open()
            try engine.advance(id, "accept")
            _ = try engine.note("核对", on: id, actor: Office.clerk)
            try engine.advance(id, "decide", ["outcome": "paid"], as: Office.judge)
            return id
        }
    }

    /// The store as it would be read had somebody edited one case in it.
    private func tampered(
        _ base: any CaseStore, _ id: String, _ edit: @escaping (inout CaseFile) -> Void
    ) -> InterferingStore {
        let store = InterferingStore(base)
        store.readingFile = { file in
            guard file.record.id == id else { return file }
            var file = file
            edit(&file)
            return file
        }
        return store
    }

    @Test("journals that nobody touched hold, counted", arguments: StoreKind.allCases)
    func sound(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            _ = try busyOffice(office)
            let report = try office.engine().audit()
            #expect(report.casesChecked == 3)
            #expect(report.entriesChecked == 12)
            #expect(report.faults.isEmpty)
            #expect(throws: EngineError.self) { try office.engine().audit(caseID: "2026-610100-99999") }
        }
    }

    @Test("an entry edited, taken out or cut off is found, in its case alone", arguments: StoreKind.allCases)
    func tampered(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let ids = try busyOffice(office)
            let edits: [(String, Int, (inout CaseFile) -> Void)] = [
                ("actor", 2, { $0.journal[1].draft.actor.id = "somebody" }),
                ("data", 4, { $0.journal[3].draft.data = ["outcome": "unpaid"] }),
                ("time", 1, { $0.journal[0].draft.legalTime = "2026-01-01T00:00:00+08:00" }),
                ("gap", 3, { $0.journal.remove(at: 1) }),
                ("cut", 3, { $0.journal.removeLast() }),
            ]
            for (name, sequence, edit) in edits {
                let store = tampered(office.store, ids[1], edit)
                let report = try office.engine(over: store).audit()
                #expect(report.faults.map(\.caseID) == [ids[1]], "\(name)")
                #expect(report.faults.map(\.sequence) == [sequence], "\(name)")
                #expect(report.casesChecked == 3)
            }
        }
    }

    @Test("a row edited beside a sound journal is found and named, values unsaid", arguments: StoreKind.allCases)
    func editedRows(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let ids = try busyOffice(office)
            _ = try office.engine().assign(ids[1], to: "zhao.qiang", actor: Office.clerk)
            let edits: [(AuditFault.Kind, (inout CaseFile) -> Void)] = [
                (.row(part: "snapshot.fields.amount"), { $0.record.snapshot.change(["fields", "amount"], to: 1) }),
                (.row(part: "snapshot.entered_on"), { $0.record.snapshot.change(["entered_on"], to: [:]) }),
                (.row(part: "snapshot"), { $0.record.snapshot = "none" }),
                (.row(part: "state"), { $0.record.configuration = ["closed"] }),
                (.row(part: "status"), { $0.record.status = .closed }),
                (.row(part: "closed_on"), { $0.record.closedOn = "2026-02-04" }),
                (.row(part: "assignee"), { $0.record.assignee = "he.yun" }),
                (.row(part: "title"), { $0.record.title = "张三" }),
                (.row(part: "legal_time"), { $0.record.legalNow = "2026-03-04T00:00:00+08:00" }),
                (.row(part: "recorded_at"), { $0.record.recordedAt = "2026-03-04T00:00:00+08:00" }),
                (.deadline(key: "decided.window"), { $0.deadlines[0].dueOn = "2027-01-01" }),
                (.deadline(key: "decided.window"), { $0.deadlines.removeFirst() }),
                (.deadline(key: "running.decision"), { $0.deadlines[2].status = .pending }),
                (.deadline(key: "running.answer"), { $0.deadlines[1].event = nil }),
                (.effect("\(ids[1])/4/0"), { $0.outbox.removeFirst() }),
                (.effect("\(ids[1])/4/1"), { $0.outbox[1].payload = ["kind": "award"] }),
                (.effect("\(ids[1])/4/0"), { $0.outbox[0].kind = "task" }),
                (
                    .effect("\(ids[1])/2/0"),
                    {
                        var effect = $0.outbox[0]
                        effect.id.sequence = 2
                        $0.outbox.append(effect)
                    }
                ),
            ]
            for (kind, edit) in edits {
                let store = tampered(office.store, ids[1], edit)
                let faults = try office.engine(over: store).audit().faults
                #expect(faults.map(\.caseID) == [ids[1]], "\(kind)")
                #expect(faults.map(\.kind) == [kind])
                #expect(faults.allSatisfy { $0.sequence == nil && !"\($0.what)".contains("李想") })
            }
            #expect(try office.engine().audit().faults.isEmpty)
        }
    }

    @Test("all that is wrong with a case is told at once, and the case counts once")
    func several() throws {
        try withOffice(.memory) { office in
            let ids = try busyOffice(office)
            let store = InterferingStore(office.store)
            store.readingFile = { file in
                var file = file
                file.record.status = .closed
                file.deadlines[0].dueOn = "2027-01-01"
                return file
            }
            let report = try office.engine(over: store).audit()
            #expect(report.faults.count == 2 * ids.count)
            #expect(report.casesAtFault == ids.count)
        }
    }

    @Test("an entry that its rules do not lead to is found, though its hashes fit")
    func unfollowable() throws {
        try withOffice(.memory) { office in
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept")
            // Sealed anew by somebody who can write both tables: the chain holds, the law does not.
            let store = InterferingStore(office.store)
            store.readingFile = { file in
                var file = file
                var draft = file.journal[1].draft
                draft.event = "serve"
                file.journal[1] = draft.sealed(in: file.record.id, after: file.journal[0].head)
                file.record.journalHead = file.journal[1].head
                return file
            }
            let faults = try office.engine(over: store).audit(caseID: id).faults
            #expect(faults.map(\.kind) == [.unfollowable])
            #expect(faults.map(\.sequence) == [2])
        }
    }

    @Test("what a script says of an entry that cannot be done again is told without the case's personal data")
    func maskedReason() throws {
        try withOffice(.memory) { office in
            office.files.edit(
                RuleBook.hooksPath, "function M.is_small(case, params)\n",
                "function M.is_small(case, params, event)\n"
                    + "  if event.actor.id == \"somebody\" then error(\"not for \" .. case.applicant.name) end\n")
            let engine = office.engine()
            let id = try engine.open()
            try engine.advance(id, "accept")
            let store = InterferingStore(office.store)
            store.readingFile = { file in
                var file = file
                var draft = file.journal[1].draft
                draft.actor.id = "somebody"
                file.journal[1] = draft.sealed(in: file.record.id, after: file.journal[0].head)
                file.record.journalHead = file.journal[1].head
                return file
            }
            let faults = try office.engine(over: store).audit(caseID: id).faults
            #expect(faults.map(\.kind) == [.unfollowable])
            #expect("\(faults)".contains("not for 李**"), "\(faults)")
            #expect(!"\(faults)".contains("李想"))
        }
    }
}

extension DataValue {
    /// Puts another value in place of the one at a path of keys.
    mutating func change(_ path: [String], to value: DataValue) {
        guard let key = path.first, var record = record else {
            self = value
            return
        }
        var inner = record[key] ?? .null
        inner.change(Array(path.dropFirst()), to: value)
        record[key] = inner
        self = .record(record)
    }
}
