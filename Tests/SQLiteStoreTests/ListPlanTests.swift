import CaseStoreConformance
import CaseStores
import GRDB
import Testing

@testable import SQLiteStore

@Suite("SQLite store, a hundred thousand cases")
struct ListPlanTests {
    private static let total = 100_000

    /// Fills the tables in SQL: the plans are what is tested, and a hundred thousand commits would only take time.
    private static func filled<Value>(_ body: (SQLiteStore) throws -> Value) throws -> Value {
        try withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder + "/cases.sqlite", options: .init(durability: .relaxed))
            try store.commit(Sample.opening(Sample.record("seed")))
            try store.pool.write { try $0.execute(sql: fill) }
            return try body(store)
        }
    }

    private static let fill = """
        CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(total)) SELECT i FROM n;
        INSERT INTO cases SELECT printf('c%06d', i), workflow, CASE i % 100 WHEN 0 THEN '440300' WHEN 1 THEN '610113' ELSE '610102' END,
            bundle_hash, 1, iif(i % 4 = 0, 'closed', 'open'), title || i, 'h' || (i % 500), date('2026-01-01', (i % 300) || ' days'),
            legal_now, recorded_at, NULL, NULL, 1, journal_hash, date('2026-03-01', (i % 365) || ' days'), configuration, snapshot
            FROM n, cases WHERE id = 'seed';
        INSERT INTO case_states SELECT 's' || (i % 50), printf('c%06d', i) FROM n;
        INSERT INTO journal SELECT printf('c%06d', i), 1, kind, event, actor, roles, on_behalf_of, legal_time, recorded_time,
            journal.bundle_hash, calendar_version, request_id, previous_hash, hash, data, changes, trace FROM n, journal WHERE case_id = 'seed';
        INSERT INTO deadlines SELECT printf('c%06d', i), 'period', 's', date('2026-03-01', (i % 365) || ' days'),
            iif(i % 4 = 0, 'met', 'pending'), 'lapsed', 'period', '', '{}', '[]', 0 FROM n;
        INSERT INTO outbox SELECT printf('c%06d', i), 1, 0, 'notify', '{}', iif(i % 10 = 0, 'pending', 'done'), 0, NULL,
            '2026-02-13T09:00:00+08:00', NULL, NULL FROM n;
        """

    private func plan(_ statement: (sql: String, arguments: StatementArguments), in store: SQLiteStore) throws
        -> [String]
    {
        try store.pool.read { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + statement.sql, arguments: statement.arguments)
                .map { $0["detail"] as String }
        }
    }

    @Test("lists, due deadlines and claims are found by index, before and after ANALYZE, and are right")
    func largeStore() throws {
        try Self.filled { store in
            try checkPlans(store)
            try checkAnswers(store)
        }
    }

    private func checkPlans(_ store: SQLiteStore) throws {
        let due = DeadlineQuery(places: .everywhere, through: "2026-03-05")
        var next = due
        next.after = .init(date: "2026-03-01", caseID: "c000365", key: "period")
        let after = OutboxID(caseID: "c000010", sequence: 1, index: 0)
        let ordered: [(String, (String, StatementArguments), String)] = [
            ("inbox", ListStatement.list(CaseQuery(places: .everywhere, status: .open)), "cases_by_due"),
            (
                "inbox of a city", ListStatement.list(CaseQuery(places: .within(["6101"]), status: .open)),
                "cases_by_due"
            ),
            (
                "inbox of a handler",
                ListStatement.list(CaseQuery(places: .everywhere, status: .open, assignment: .to("h7"))),
                "cases_by_assignee"
            ),
            (
                "overdue", ListStatement.list(CaseQuery(places: .everywhere, status: .open, dueThrough: "2026-03-05")),
                "cases_by_due"
            ),
            ("newest", ListStatement.list(CaseQuery(places: .everywhere, order: .newest)), "cases_by_opening"),
            ("due", ListStatement.deadlines(due), "deadlines_due"),
            ("due, next page", ListStatement.deadlines(next), "deadlines_due"),
            (
                "due in a city", ListStatement.deadlines(DeadlineQuery(places: .within(["61"]), through: "2026-03-05")),
                "deadlines_due"
            ),
            (
                "may fire",
                ListStatement.deadlines(DeadlineQuery(.pending, places: .everywhere, through: "2026-03-05")),
                "deadlines_due"
            ),
            ("failed effects", ListStatement.outbox(OutboxQuery(status: .failed, after: after)), "outbox_failed"),
            (
                "effects of a case", ListStatement.outbox(OutboxQuery(caseID: "c000010")),
                "sqlite_autoindex_outbox_1"
            ),
        ]
        let found: [(String, (String, StatementArguments), String)] = [
            ("by state", ListStatement.list(CaseQuery(places: .everywhere, status: .open, state: "s7")), "case_states"),
            (
                "a number on paper",
                ("SELECT case_id FROM numbers " + RecordLoader.numbersWritten, ["西劳人仲案字〔2026〕第7号"]),
                "numbers_by_text"
            ),
            ("count", ListStatement.count(CaseQuery(places: .everywhere, status: .open)), "cases_by_due"),
            ("claim", (SQLiteStore.claimSQL(kinds: nil), ["w", "z", "z", "z", 16]), "outbox_pending"),
        ]
        for round in ["fresh", "analysed"] {
            if round == "analysed" { try store.pool.write { try $0.execute(sql: "ANALYZE") } }
            for (name, statement, index) in ordered + found {
                let plan = try plan(statement, in: store)
                #expect(plan.contains { $0.contains(index) }, "\(round) \(name): \(plan)")
                #expect(
                    !plan.contains { $0.hasPrefix("SCAN") && !$0.contains("INDEX") }, "\(round) \(name): \(plan)")
            }
            for (name, statement, _) in ordered {
                let plan = try plan(statement, in: store)
                #expect(
                    !plan.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(round) \(name) sorts: \(plan)")
            }
        }
    }

    private func checkAnswers(_ store: SQLiteStore) throws {
        let open = try store.cases(CaseQuery(places: .everywhere, status: .open, dueThrough: "2026-03-02", limit: 3))
        #expect(open.map(\.id) == ["c000365", "c000730", "c001095"])
        #expect(try store.countCases(CaseQuery(places: .within(["4403"]))) == Self.total / 100)
        let handler = try store.cases(CaseQuery(places: .everywhere, status: .open, assignment: .to("h7"), limit: .max))
        #expect(handler.count == Self.total / 500)
        #expect(try store.countCases(CaseQuery(places: .everywhere, state: "s7")) == Self.total / 50)
        let due = try store.deadlines(DeadlineQuery(places: .everywhere, through: "2026-03-01", limit: .max))
        #expect(due.count == (1...Self.total).count { $0 % 365 == 0 && $0 % 4 != 0 })
        #expect(due.map(\.caseID) == due.map(\.caseID).sorted())
        let counts = try store.counts()
        #expect(counts.openCases == Self.total * 3 / 4 + 1 && counts.closedCases == Self.total / 4)
        #expect(counts.pendingEffects == Self.total / 10)
        let claim = OutboxClaim(
            owner: "w", now: "2026-02-13T10:00:00+08:00", leaseUntil: "2026-02-13T10:05:00+08:00", limit: 5)
        #expect(
            try store.claimEffects(claim).map(\.id.caseID) == [
                "c000010", "c000020", "c000030", "c000040", "c000050",
            ])
    }
}
