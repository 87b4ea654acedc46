import CaseStoreConformance
import CaseStores
import GRDB
import SQLiteStore
import Testing

@Suite("SQLite store, tampering")
struct TamperingTests {
    /// A case of five entries, its file changed behind the store's back, then read again.
    private func tampered(_ sql: String, dropping triggers: [String] = []) throws -> CaseFile {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            let store = try SQLiteStore(path: path)
            try store.commit(Sample.opening(Sample.record("c")))
            for number in 2...5 {
                let record = try #require(try store.caseRecord("c"))
                try store.commit(Sample.advance(record, event: "e\(number)"))
            }
            try JournalVerifier.verify(try #require(try store.caseFile("c")))
            try DatabaseQueue(path: path).write { database in
                for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger)") }
                try database.execute(sql: sql)
            }
            return try #require(try SQLiteStore(path: path).caseFile("c"))
        }
    }

    @Test(
        "a row changed with sqlite3 is found and named",
        arguments: [
            ("UPDATE journal SET actor = '他人' WHERE sequence = 3", 3),
            ("UPDATE journal SET data = replace(data, '申请', '撤回') WHERE sequence = 2", 2),
            ("UPDATE journal SET legal_time = '2026-02-12T09:30:00+08:00' WHERE sequence = 5", 5),
            ("UPDATE journal SET roles = '[\"director\"]' WHERE sequence = 1", 1),
        ])
    func edited(sql: String, sequence: Int) throws {
        let file = try tampered(sql, dropping: ["journal_keeps_content"])
        let fault = #expect(throws: JournalFault.self) { try JournalVerifier.verify(file) }
        #expect(fault?.sequence == sequence)
        guard case .edited = fault?.kind else { return #expect(Bool(false), "\(String(describing: fault))") }
    }

    @Test("a row taken out, in the middle or at the end, is found")
    func removed() throws {
        let gap = try tampered("DELETE FROM journal WHERE sequence = 3", dropping: ["journal_keeps_entries"])
        #expect(throws: JournalFault(caseID: "c", sequence: 4, kind: .gap(expected: 3))) {
            try JournalVerifier.verify(gap)
        }
        let cut = try tampered("DELETE FROM journal WHERE sequence >= 4", dropping: ["journal_keeps_entries"])
        #expect(throws: JournalFault(caseID: "c", sequence: 3, kind: .truncated(expected: 5))) {
            try JournalVerifier.verify(cut)
        }
    }

    @Test("a case whose row was removed leaves its journal behind, which is found")
    func removedRow() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            let store = try SQLiteStore(path: path)
            for id in ["c", "d"] { try store.commit(Sample.opening(Sample.record(id))) }
            #expect(try store.strayJournals() == [])
            try store.close()
            var configuration = Configuration()
            configuration.foreignKeysEnabled = false
            try DatabaseQueue(path: path, configuration: configuration).writeWithoutTransaction { database in
                try database.execute(sql: "DROP TRIGGER cases_stay; DELETE FROM cases WHERE id = 'c'")
            }
            #expect(try SQLiteStore(path: path).strayJournals() == ["c"])
        }
    }

    @Test(
        "SQLite itself refuses to change what is kept for ever",
        arguments: [
            "UPDATE journal SET actor = 'x'", "DELETE FROM journal", "DELETE FROM cases",
            "UPDATE bundles SET content = '{}'",
            "DELETE FROM bundles", "UPDATE calendars SET content = '{}'", "DELETE FROM calendars",
            "INSERT OR REPLACE INTO journal SELECT * FROM journal",
            "INSERT OR REPLACE INTO bundles SELECT * FROM bundles",
            "INSERT OR REPLACE INTO calendars SELECT * FROM calendars",
            "INSERT INTO journal SELECT * FROM journal WHERE true ON CONFLICT DO UPDATE SET actor = 'x'",
            "UPDATE OR REPLACE journal SET sequence = 2 WHERE sequence = 3",
        ])
    func protected(sql: String) {
        let error = #expect(throws: DatabaseError.self) { try tampered(sql) }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }

    @Test("what is stored reads with sqlite3 and its JSON functions alone")
    func readable() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/cases.sqlite"
            try SQLiteStore(path: path).commit(Sample.opening(Sample.record("案1"), deadlines: [Sample.deadline("案1")]))
            let raw = try DatabaseQueue(path: path)
            let row = try raw.read { database in
                try Row.fetchOne(
                    database,
                    sql: """
                        SELECT json_extract(snapshot, '$.fields.applicant.name') AS name,
                            json_extract(derivation, '$.days') AS days, json_extract(roles, '$[0]') AS role, typeof(snapshot) AS type
                        FROM cases JOIN deadlines ON case_id = id JOIN journal USING (case_id)
                        """)
            }
            #expect(row == ["name": "王某", "days": 15, "role": "mediator", "type": "text"])
        }
    }
}
