public import CaseStores
import GRDB

extension SQLiteStore {
    public func numbers(of series: String, after serial: Int, limit: Int) throws(StoreError) -> [NumberRecord] {
        try read { database in
            try RecordLoader(database: database, path: path).numbers(
                "WHERE series = ? AND serial > ? ORDER BY serial LIMIT ?", [series, serial, limit])
        }
    }

    public func numbers(written text: String) throws(StoreError) -> [NumberRecord] {
        try read { database in
            try RecordLoader(database: database, path: path).numbers(RecordLoader.numbersWritten, [text])
        }
    }

    public func numberSeries() throws(StoreError) -> [NumberSeriesRecord] {
        try read { database in
            try RecordLoader(database: database, path: path).fetch(
                "SELECT series, max(serial) FROM numbers GROUP BY series ORDER BY series", [], from: "numbers"
            ) { columns in
                NumberSeriesRecord(series: try columns.text(), last: try columns.integer())
            }
        }
    }

    public func lastNumber(of series: String) throws(StoreError) -> Int {
        try read { database in try RecordLoader(database: database, path: path).lastNumber(of: series) }
    }
}

extension RecordLoader {
    func numbers(_ clause: String, _ arguments: StatementArguments) throws -> [NumberRecord] {
        try fetch(
            "SELECT series, serial, case_id, sequence, number FROM numbers \(clause)", arguments, from: "numbers"
        ) { columns in
            NumberRecord(
                series: try columns.text(), serial: try columns.integer(), caseID: try columns.text(),
                sequence: try columns.integer(), text: try columns.text())
        }
    }

    static let numbersWritten = "WHERE number = ? ORDER BY series, serial"

    func numbers(given caseID: String) throws -> [NumberRecord] {
        try numbers("WHERE case_id = ? ORDER BY sequence, series", [caseID])
    }

    func lastNumber(of series: String) throws -> Int {
        try fetch("SELECT coalesce(max(serial), 0) FROM numbers WHERE series = ?", [series], from: "numbers") {
            try $0.integer()
        }.first ?? 0
    }
}

extension StepWriter {
    /// Gives the step's numbers, each the next of its series or the whole step fails.
    func writeNumbers() throws {
        for number in step.numbers {
            let last = try RecordLoader(database: database, path: path).lastNumber(of: number.series)
            guard number.serial == last + 1 else {
                throw StoreError.numberTaken(NumberSeriesRecord(series: number.series, last: last))
            }
            try database.cachedStatement(
                sql: "INSERT INTO numbers (series, serial, case_id, sequence, number) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [number.series, number.serial, number.caseID, number.sequence, number.text])
        }
    }
}
