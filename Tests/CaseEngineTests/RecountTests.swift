import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Testing
import Workflows

@Suite("Deadlines counted anew with another calendar")
struct RecountTests {
    /// Cases accepted on 4 February, with what they are due on by key.
    private func accepted(_ office: Office, _ count: Int) throws -> [String] {
        let engine = office.engine()
        return try (0..<count).map { _ in
            let id = try engine.open()
            try engine.advance(id, "accept")
            return id
        }
    }

    private func rows(_ office: Office, _ id: String) throws -> [String: DeadlineRecord] {
        Dictionary(uniqueKeysWithValues: try office.store.deadlines(of: id).map { ($0.key, $0) })
    }

    private var notice: WorkCalendar.Notice { Office.amended.notices[0] }

    @Test(
        "the forecast writes nothing, the record says from and to, and the audit follows it",
        arguments: StoreKind.allCases)
    func recorded(_ kind: StoreKind) throws {
        try withOffice(kind) { office in
            let id = try accepted(office, 1)[0]
            let before = try office.file(id)
            office.calendar = Office.amended
            let engine = office.engine()
            let forecast = try engine.recounts(in: "cn", of: .everywhere)
            #expect(forecast.failures.isEmpty)
            let recount = try #require(forecast.recounts.first)
            #expect(forecast.recounts.count == 1 && recount.caseID == id)
            let move = try #require(recount.moves.first { $0.key == "running.decision" })
            let (from, to) = (try #require(move.from), try #require(move.to))
            #expect(from < to)
            #expect(try office.file(id).journal == before.journal)
            #expect(try office.file(id).deadlines == before.deadlines)

            #expect(try engine.recordRecount(of: id, because: notice, actor: Office.clerk)?.moves == recount.moves)
            let file = try office.file(id)
            #expect(file.journal.count == before.journal.count + 1)
            let entry = try #require(file.journal.last)
            #expect(entry.kind == .deadlinesMoved)
            #expect(entry.legalTime == before.record.legalNow)
            #expect(entry.data["notice"]["year"].integer == 2026)
            let moved = try #require(entry.data["moved"].list?.first { $0["key"].text == "running.decision" })
            #expect(moved["from"].text == from.description && moved["to"].text == to.description)
            #expect(file.record.snapshot == before.record.snapshot)
            #expect(file.record.legalNow == before.record.legalNow)
            #expect(try rows(office, id)["running.decision"]?.dueOn == to.description)
            // By another program, with nothing in its memory.
            #expect(try office.engine().audit().faults.isEmpty)
        }
    }

    @Test("done again it changes nothing; interrupted between two cases it is finished by doing it again")
    func again() throws {
        let office = try Office(InMemoryStore())
        let ids = try accepted(office, 3)
        office.calendar = Office.amended
        _ = try office.engine().recordRecount(of: ids[1], because: notice, actor: Office.clerk)
        let engine = office.engine()
        #expect(try engine.recounts(in: "cn", of: .everywhere).recounts.map(\.caseID) == [ids[0], ids[2]])
        for id in ids { _ = try engine.recordRecount(of: id, because: notice, actor: Office.clerk) }
        #expect(try engine.recounts(in: "cn", of: .everywhere).recounts.isEmpty)
        for id in ids {
            #expect(try office.file(id).journal.filter { $0.kind == .deadlinesMoved }.count == 1)
        }
        #expect(try office.engine().audit().faults.isEmpty)
    }

    @Test("closed cases, and cases of other places, are left alone")
    func leftAlone() throws {
        let office = try Office(InMemoryStore())
        let ids = try accepted(office, 2)
        try office.engine().advance(ids[0], "decide", ["outcome": "paid"], as: Office.judge)
        try office.engine().advance(ids[0], "serve")
        office.calendar = Office.amended
        #expect(try office.engine().recounts(in: "440300", of: .everywhere).recounts.isEmpty)
        #expect(try office.engine().recounts(in: "610100", of: .everywhere).recounts.map(\.caseID).contains(ids[1]))
    }

    @Test("another handler's step in between is not lost, and the moves are those of the case as it then stands")
    func conflict() throws {
        let office = try Office(InMemoryStore())
        let id = try accepted(office, 1)[0]
        let store = InterferingStore(office.store)
        office.calendar = Office.amended
        var isFirst = true
        store.beforeCommit = { () throws(StoreError) in
            guard isFirst else { return }
            isFirst = false
            do {
                _ = try office.engine().note("插一笔", on: id, actor: Office.clerk)
            } catch {
                Issue.record("\(error)")
            }
        }
        let engine = office.engine(over: store)
        #expect(try engine.recordRecount(of: id, because: notice, actor: Office.clerk) != nil)
        #expect(try office.file(id).journal.suffix(2).map(\.draft.kind) == [.noted, .deadlinesMoved])
        #expect(try office.engine().audit().faults.isEmpty)
    }

    @Test("a lapse withdrawn after the recount is counted with the calendar in force")
    func lateEntry() throws {
        let office = try Office(InMemoryStore())
        let id = try accepted(office, 1)[0]
        try office.turnClock(to: "2026-03-20T10:00")
        #expect(try !office.engine().fireDeadlines(before: office.now.date).fired.isEmpty)
        office.calendar = Office.amended
        let engine = office.engine()
        _ = try engine.recordRecount(of: id, because: notice, actor: Office.clerk)
        _ = try engine.advance(
            AdvanceRequest(
                caseID: id, event: "decide", facts: ["outcome": "paid"], actor: Office.judge,
                at: StatedTime("2026-02-11"), lateReason: "回证迟到"))
        #expect(try office.engine().audit().faults.isEmpty)
    }
}
