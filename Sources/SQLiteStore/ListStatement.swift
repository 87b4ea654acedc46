import CaseStores
import GRDB

/// A SELECT put together from the filters of a query; every value in it is bound.
struct ListStatement {
    var conditions: [String] = []
    var arguments = StatementArguments()

    mutating func add(_ condition: String, _ values: StatementArguments = []) {
        conditions.append(condition)
        arguments += values
    }

    var whereClause: String {
        conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    }

    /// Texts that begin with a prefix, said as a range so that an index finds them.
    mutating func add(prefix: String?, of column: String) {
        guard let prefix, !prefix.isEmpty else { return }
        add("\(column) >= ? AND \(column) < ?", [prefix, prefix + "\u{10FFFF}"])
    }
}

extension ListStatement {
    /// Codes of localities that lie in these places.
    mutating func add(_ places: PlaceScope, of column: String) {
        guard case .within(let prefixes) = places, !prefixes.contains("") else { return }
        guard !prefixes.isEmpty else { return add("0") }
        add(
            "(" + prefixes.map { _ in "\(column) >= ? AND \(column) < ?" }.joined(separator: " OR ") + ")",
            StatementArguments(prefixes.flatMap { [$0, $0 + "\u{10FFFF}"] }))
    }
}

// MARK: - Cases

extension ListStatement {
    init(cases query: CaseQuery) {
        if let status = query.status { add("status = ?", [status.rawValue]) }
        if let workflow = query.workflow { add("workflow = ?", [workflow]) }
        add(prefix: query.idPrefix, of: "id")
        if let hash = query.bundleHash { add("bundle_hash = ?", [hash]) }
        if let since = query.openedSince { add("opened_on >= ?", [since]) }
        if let after = query.afterID { add("id > ?", [after]) }
        add(query.places, of: "locality")
        if let state = query.state {
            // "/" is the character after ".": the range holds everything inside the state.
            add(
                "id IN (SELECT case_id FROM case_states WHERE state = ? OR state >= ? AND state < ?)",
                [state, state + ".", state + "/"])
        }
        switch query.assignment {
        case .to(let assignee): add("assignee = ?", [assignee])
        case .nobody: add("assignee IS NULL")
        case nil: break
        }
        if let text = query.text {
            let pattern = "%" + text.reduce(into: "") { $0 += "\\%_".contains($1) ? "\\\($1)" : "\($1)" } + "%"
            add("(title LIKE ? ESCAPE '\\' OR id LIKE ? ESCAPE '\\')", [pattern, pattern])
        }
        if let through = query.dueThrough { add("next_due_on <= ?", [through]) }
    }

    static func list(_ query: CaseQuery) -> (sql: String, arguments: StatementArguments) {
        let statement = ListStatement(cases: query)
        let order =
            switch query.order {
            case .dueOn: "next_due_on, id"
            case .newest: "opened_on DESC, id"
            case .lastChanged: "recorded_at DESC, id"
            case .id: "id"
            }
        let sql = """
            SELECT \(RecordLoader.summaryColumns) FROM cases \(statement.whereClause)
            ORDER BY \(order) LIMIT ? OFFSET ?
            """
        return (sql, statement.arguments + [query.limit, query.offset])
    }

    static func count(_ query: CaseQuery) -> (sql: String, arguments: StatementArguments) {
        let statement = ListStatement(cases: query)
        return ("SELECT count(*) FROM cases \(statement.whereClause)", statement.arguments)
    }
}

// MARK: - Deadlines and effects

extension ListStatement {
    static func deadlines(_ query: DeadlineQuery) -> (sql: String, arguments: StatementArguments) {
        var statement = ListStatement()
        // In the words of the partial index, which SQLite uses only then.
        statement.add("deadlines.status IN ('pending', 'overdue') AND due_on IS NOT NULL")
        if query.kind == .pending { statement.add("deadlines.status = 'pending'") }
        if let through = query.through { statement.add("due_on <= ?", [through]) }
        if let after = query.after {
            statement.add("(due_on, deadlines.case_id, key) > (?, ?, ?)", [after.date, after.caseID, after.key])
        }
        statement.add(query.places, of: "(SELECT locality FROM cases WHERE id = deadlines.case_id)")
        let sql = """
            SELECT \(RecordLoader.deadlineColumns) FROM deadlines \(statement.whereClause)
            ORDER BY due_on, deadlines.case_id, key LIMIT ?
            """
        return (sql, statement.arguments + [query.limit])
    }

    static func outbox(_ query: OutboxQuery) -> (sql: String, arguments: StatementArguments) {
        var statement = ListStatement()
        // A literal, because a bound value would not tell SQLite that a partial index fits; it is one of our own words.
        if let status = query.status { statement.add("status = '\(status.rawValue)'") }
        if let caseID = query.caseID { statement.add("case_id = ?", [caseID]) }
        if let after = query.after {
            statement.add("(case_id, sequence, place) > (?, ?, ?)", [after.caseID, after.sequence, after.index])
        }
        let sql = """
            SELECT \(RecordLoader.outboxColumns) FROM outbox \(statement.whereClause)
            ORDER BY case_id, sequence, place LIMIT ?
            """
        return (sql, statement.arguments + [query.limit])
    }
}
