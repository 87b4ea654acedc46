public import CaseStores
import GRDB

extension SQLiteStore {
    private func load<T>(_ body: (RecordLoader) throws -> T) throws(StoreError) -> T {
        try read { database in try body(RecordLoader(database: database, path: path)) }
    }

    public func caseRecord(_ id: String) throws(StoreError) -> CaseRecord? {
        try load { try $0.caseRecord(id) }
    }

    public func caseFile(_ id: String) throws(StoreError) -> CaseFile? {
        try load { loader in
            guard let record = try loader.caseRecord(id) else { return nil }
            let (sql, arguments) = ListStatement.outbox(OutboxQuery(caseID: id, limit: .max))
            return CaseFile(
                record: record, journal: try loader.journal(of: id, after: 0, limit: .max),
                deadlines: try loader.deadlines(of: id),
                outbox: try loader.fetch(sql, arguments, from: "outbox", loader.effect),
                numbers: try loader.numbers(given: id))
        }
    }

    public func cases(_ query: CaseQuery) throws(StoreError) -> [CaseSummary] {
        let (sql, arguments) = ListStatement.list(query)
        return try load { loader in try loader.fetch(sql, arguments, from: "cases", loader.summary) }
    }

    public func countCases(_ query: CaseQuery) throws(StoreError) -> Int {
        let (sql, arguments) = ListStatement.count(query)
        return try load { loader in try loader.fetch(sql, arguments, from: "cases") { try $0.integer() }.first ?? 0 }
    }

    public func journal(of caseID: String, after sequence: Int, limit: Int) throws(StoreError) -> [JournalEntry] {
        try load { try $0.journal(of: caseID, after: sequence, limit: limit) }
    }

    public func deadlines(of caseID: String) throws(StoreError) -> [DeadlineRecord] {
        try load { try $0.deadlines(of: caseID) }
    }

    public func deadlines(_ query: DeadlineQuery) throws(StoreError) -> [DeadlineRecord] {
        let (sql, arguments) = ListStatement.deadlines(query)
        return try load { loader in try loader.fetch(sql, arguments, from: "deadlines", loader.deadline) }
    }

    public func request(_ id: String) throws(StoreError) -> RequestRecord? {
        try load { try $0.request(id) }
    }

    public func bundle(_ hash: String) throws(StoreError) -> BundleRecord? {
        try load { try $0.bundle(hash) }
    }

    public func calendar(_ hash: String) throws(StoreError) -> CalendarRecord? {
        try load { try $0.calendar(hash) }
    }

    public func outbox(_ query: OutboxQuery) throws(StoreError) -> [OutboxRecord] {
        let (sql, arguments) = ListStatement.outbox(query)
        return try load { loader in try loader.fetch(sql, arguments, from: "outbox", loader.effect) }
    }

    public func strayJournals() throws(StoreError) -> [String] {
        try read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT case_id FROM journal
                    WHERE NOT EXISTS (SELECT 1 FROM cases WHERE id = journal.case_id) ORDER BY case_id
                    """)
        }
    }

    public func counts() throws(StoreError) -> StoreCounts {
        let sql = """
            SELECT (SELECT count(*) FROM cases WHERE status = 'open'), (SELECT count(*) FROM cases WHERE status = 'closed'),
                (SELECT count(*) FROM deadlines WHERE status = 'pending'),
                (SELECT count(*) FROM outbox WHERE status = 'pending'),
                (SELECT count(*) FROM outbox WHERE status = 'failed')
            """
        return try load { loader in
            try loader.fetch(sql, [], from: "cases") { columns in
                StoreCounts(
                    openCases: try columns.integer(), closedCases: try columns.integer(),
                    pendingDeadlines: try columns.integer(), pendingEffects: try columns.integer(),
                    failedEffects: try columns.integer())
            }.first ?? StoreCounts()
        }
    }
}
