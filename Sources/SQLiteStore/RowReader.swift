import CaseStores
import DataValues
import GRDB

/// Reads the columns of a row one after another, in the order the statement names them.
///
/// GRDB's own subscripts stop the process when a value has another type; a damaged file must give an error instead.
struct RowReader {
    private let row: Row
    private let table: String
    private let path: String
    private var position = 0

    init(_ row: Row, table: String, path: String) {
        self.row = row
        self.table = table
        self.path = path
    }

    private mutating func next() throws(StoreError) -> DatabaseValue.Storage {
        guard position < row.count else { throw unreadable("a column is missing") }
        defer { position += 1 }
        return (row[position] as DatabaseValue).storage
    }

    mutating func text() throws(StoreError) -> String {
        guard case .string(let text) = try next() else { throw unreadable("column \(position) is not text") }
        return text
    }

    mutating func optionalText() throws(StoreError) -> String? {
        switch try next() {
        case .null: return nil
        case .string(let text): return text
        default: throw unreadable("column \(position) is not text")
        }
    }

    mutating func integer() throws(StoreError) -> Int {
        guard case .int64(let number) = try next() else { throw unreadable("column \(position) is not a number") }
        return Int(number)
    }

    mutating func json() throws(StoreError) -> DataValue {
        let text = try text()
        do throws(JSONError) {
            return try DataValue(json: text)
        } catch {
            throw unreadable("column \(position) is not JSON: \(error)")
        }
    }

    mutating func texts() throws(StoreError) -> [String] {
        guard let elements = try json().list else { throw unreadable("column \(position) is not a list") }
        var texts: [String] = []
        for element in elements {
            guard let text = element.text else { throw unreadable("column \(position) holds something but text") }
            texts.append(text)
        }
        return texts
    }

    mutating func choice<Choice: RawRepresentable>(_ type: Choice.Type) throws(StoreError) -> Choice
    where Choice.RawValue == String {
        let text = try text()
        guard let choice = Choice(rawValue: text) else { throw unreadable("column \(position) is “\(text)”") }
        return choice
    }

    private func unreadable(_ detail: String) -> StoreError {
        .unreadable(table, detail, path: path)
    }
}

extension [String] {
    /// The list as canonical JSON.
    var canonicalJSON: String { DataValue.list(map(DataValue.text)).canonicalJSON }
}
