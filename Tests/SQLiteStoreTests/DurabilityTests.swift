import CaseStoreConformance
import CaseStores
import DataValues
import Diagnostics
import GRDB
import Testing

@testable import SQLiteStore

@Suite("SQLite store, durability")
struct DurabilityTests {
    @Test("a commit is on the disk when it returns: write-ahead log, synchronous=FULL, read back from SQLite")
    func settings() throws {
        try withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder + "/cases.sqlite")
            #expect(
                try store.settings()
                    == SQLiteStore.Settings(
                        journalMode: "wal", synchronous: 2, foreignKeys: true, format: Migration.latest))
            // Still so when opened again, and after writing.
            try store.commit(Sample.opening(Sample.record("c")))
            #expect(try store.settings().synchronous == 2)
            #expect(try SQLiteStore(path: folder + "/cases.sqlite").settings().synchronous == 2)
        }
    }

    @Test("relaxed durability has to be asked for")
    func relaxed() throws {
        try withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder + "/cases.sqlite", options: .init(durability: .relaxed))
            #expect(try store.settings().synchronous == 1)
        }
    }

    @Test("a full disk ends a commit with nothing of it written, and the store goes on once there is room")
    func full() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            var record = Sample.record("c")
            try SQLiteStore(path: path).commit(Sample.opening(record))
            var before = try #require(try SQLiteStore(path: path).caseFile("c"))
            do {
                let small = try SQLiteStore(path: path, options: .init(sizeLimit: 400_000))
                var failure: StoreError?
                for number in 1...400 where failure == nil {
                    record = try #require(try small.caseRecord("c"))
                    before = try #require(try small.caseFile("c"))
                    record.snapshot = ["text": .text(String(repeating: "案", count: 500 * number))]
                    do throws(StoreError) {
                        try small.commit(
                            Sample.advance(
                                record, deadlines: [Sample.deadline("c", "d\(number)")],
                                effects: [Sample.effect("c", sequence: record.journalHead.sequence + 1)],
                                request: Sample.request("r\(number)")))
                    } catch {
                        failure = error
                        #expect(try small.request("r\(number)") == nil)
                    }
                }
                #expect(failure?.code == .full)
                #expect(failure?.what.en.contains(path) == true)
                #expect(failure?.fix != nil)
                #expect(try small.caseFile("c") == before)
            }
            let roomy = try SQLiteStore(path: path)
            #expect(try roomy.caseFile("c") == before)
            #expect(try roomy.problems() == [])
            try roomy.commit(Sample.advance(before.record))
        }
    }

    @Test(
        "a failure at any statement of a step takes the whole step back",
        arguments: ["cases", "case_states", "journal", "deadlines", "outbox", "requests"])
    func rollback(table: String) throws {
        try withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder + "/cases.sqlite")
            let opening = Sample.opening(Sample.record("c", states: ["intake", "mediation"]))
            try store.commit(opening)
            let before = try store.caseFile("c")
            // A disk error at that table, as far as the store can tell.
            try store.pool.write { database in
                for act in ["INSERT", "UPDATE"] {
                    try database.execute(
                        sql: """
                            CREATE TEMP TRIGGER fail_\(act) BEFORE \(act) ON \(table)
                            BEGIN SELECT RAISE(ROLLBACK, 'injected'); END
                            """)
                }
            }
            let step = Sample.advance(
                opening.normalized.record, deadlines: [Sample.deadline("c")],
                effects: [Sample.effect("c", sequence: 2)], request: Sample.request("r"))
            #expect(throws: StoreError.self) { try store.commit([step, Sample.opening(Sample.record("other"))]) }
            let reopened = try SQLiteStore(path: folder + "/cases.sqlite")
            #expect(try reopened.caseFile("c") == before)
            #expect(try reopened.caseRecord("other") == nil)
            #expect(try reopened.request("r") == nil)
            #expect(try reopened.cases(CaseQuery(places: .everywhere, state: "mediation")).map(\.id) == ["c"])
            try reopened.commit(step)
        }
    }

    @Test("a backup is a whole store of its own, and never overwrites a file")
    func backUp() throws {
        try withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder + "/cases.sqlite")
            try store.commit(Sample.opening(Sample.record("c"), deadlines: [Sample.deadline("c")]))
            let before = try store.caseFile("c")
            try store.backUp(to: folder + "/备份.sqlite")
            try store.commit(Sample.opening(Sample.record("later")))
            let copy = try SQLiteStore(path: folder + "/备份.sqlite")
            #expect(try copy.caseFile("c") == before)
            #expect(try copy.caseRecord("later") == nil)
            #expect(try copy.problems() == [])
            #expect(throws: StoreError.self) { try store.backUp(to: folder + "/备份.sqlite") }
            #expect(try copy.caseFile("c") == before)
        }
    }
}
