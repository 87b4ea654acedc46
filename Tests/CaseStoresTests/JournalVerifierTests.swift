import CaseStoreConformance
import CaseStores
import DataValues
import Diagnostics
import Testing

@Suite("Journal verifier")
struct JournalVerifierTests {
    private let journal: [JournalEntry] = {
        var head = JournalHead.empty
        return (1...5).map { number in
            let entry = Sample.draft(event: "e\(number)").sealed(in: "c", after: head)
            head = entry.head
            return entry
        }
    }()

    private func fault(_ entries: [JournalEntry], head: JournalHead? = nil) -> JournalFault? {
        do throws(JournalFault) {
            try JournalVerifier.verify(caseID: "c", entries: entries, head: head ?? journal[4].head)
            return nil
        } catch {
            return error
        }
    }

    /// The entry sealed again after a change, as someone who knows the format would do it.
    private func resealed(_ entry: JournalEntry, _ change: (inout JournalDraft) -> Void) -> JournalEntry {
        var draft = entry.draft
        change(&draft)
        return draft.sealed(
            in: entry.caseID, after: JournalHead(sequence: entry.sequence - 1, hash: entry.previousHash))
    }

    @Test("finds nothing in a journal as it was written, whole, empty or in parts")
    func good() throws {
        #expect(fault(journal) == nil)
        #expect(fault([], head: .empty) == nil)
        var verifier = JournalVerifier(caseID: "c", after: journal[1].head)
        for entry in journal[2...] { try verifier.check(entry) }
        try verifier.finish(at: journal[4].head)
    }

    @Test("an edit of any part of an entry is found at that entry", arguments: 0..<13)
    func edited(part: Int) {
        let edits: [(inout JournalEntry) -> Void] = [
            { $0.draft.kind = .noted }, { $0.draft.event = nil }, { $0.draft.data = ["reason": "改"] },
            { $0.draft.actor.id = "他人" },
            { $0.draft.actor.roles = [] }, { $0.draft.actor.onBehalfOf = "公司" },
            { $0.draft.legalTime = "2026-02-13T09:30:01+08:00" },
            { $0.draft.recordedTime = "2026-02-14T00:00:00+08:00" },
            { $0.draft.bundleHash = "b" }, { $0.draft.calendarVersion = nil }, { $0.draft.changes = [] },
            { $0.draft.trace = ["x": 1] }, { $0.draft.requestID = "r" },
        ]
        var entries = journal
        edits[part](&entries[2])
        guard case .edited(let stored, let computed)? = fault(entries)?.kind else {
            Issue.record("edit \(part) was not found")
            return
        }
        #expect(stored == journal[2].hash && computed != stored)
        #expect(fault(entries)?.sequence == 3)
    }

    @Test("an entry replaced together with its hash is found at the next, or at the head")
    func replaced() {
        var entries = journal
        entries[2] = resealed(entries[2]) { $0.data = ["reason": "改"] }
        #expect(
            fault(entries)
                == JournalFault(
                    caseID: "c", sequence: 4, kind: .brokenLink(named: journal[2].hash, actual: entries[2].hash)))
        entries = journal
        entries[4] = resealed(entries[4]) { $0.data = ["reason": "改"] }
        #expect(
            fault(entries)
                == JournalFault(
                    caseID: "c", sequence: 5, kind: .headMismatch(expected: journal[4].hash, actual: entries[4].hash)))
    }

    @Test("a missing, moved, repeated, foreign or surplus entry is found where it is")
    func structure() {
        var entries = journal
        entries.remove(at: 1)
        #expect(fault(entries)?.kind == .gap(expected: 2))
        #expect(fault(entries)?.sequence == 3)
        entries = journal
        entries.swapAt(2, 3)
        #expect(fault(entries)?.kind == .gap(expected: 3))
        entries = journal
        entries.insert(journal[1], at: 3)
        #expect(fault(entries)?.kind == .outOfOrder(expected: 4))
        entries = journal
        entries[3].caseID = "d"
        #expect(fault(entries)?.kind == .foreign(caseID: "d"))
        #expect(fault(Array(journal[..<3])) == JournalFault(caseID: "c", sequence: 3, kind: .truncated(expected: 5)))
        #expect(fault([]) == JournalFault(caseID: "c", sequence: 0, kind: .truncated(expected: 5)))
        #expect(fault(journal, head: journal[3].head)?.kind == .beyondHead(expected: 4))
        #expect(fault(Array(journal[1...]))?.kind == .gap(expected: 1))
    }

    @Test("a fault is told in both languages, with case and entry")
    func words() throws {
        let fault = try #require(self.fault(Array(journal[..<3])))
        #expect(fault.what.zh == "案件 c：日志在第 3 条后中断，案件记有 5 条")
        #expect(fault.what.en == "case c: the journal ends after entry 3, but the case counts 5")
    }
}
