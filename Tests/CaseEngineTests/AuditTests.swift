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
                let store = InterferingStore(office.store)
                store.readingFile = { file in
                    guard file.record.id == ids[1] else { return file }
                    var file = file
                    edit(&file)
                    return file
                }
                let report = try office.engine(over: store).audit()
                #expect(report.faults.map(\.caseID) == [ids[1]], "\(name)")
                #expect(report.faults.map(\.sequence) == [sequence], "\(name)")
                #expect(report.casesChecked == 3)
            }
        }
    }
}
