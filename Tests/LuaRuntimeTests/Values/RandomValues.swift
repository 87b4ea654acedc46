import DataValues
import SeededInputs

/// Random values that can cross the border and come back the same.
enum RandomValues {
    static func value(depth: Int, using generator: inout SeededGenerator) -> DataValue {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
        case 0: .boolean(Bool.random(using: &generator))
        case 1: .integer(Int64.random(in: .min ... .max, using: &generator))
        case 2: .integer(Int64.random(in: -3...3, using: &generator))
        case 3: .real(Double(bitPattern: generator.next()).finite)
        case 4: .real(Double(Int64.random(in: -5...5, using: &generator)))
        case 5: .text(text(using: &generator))
        case 6:
            .list(
                (0..<Int.random(in: 0...4, using: &generator)).map { _ in value(depth: depth - 1, using: &generator) })
        default: .record(record(depth: depth, using: &generator))
        }
    }

    /// Never empty: Lua has one empty table, and that is a list.
    static func record(depth: Int, using generator: inout SeededGenerator) -> [String: DataValue] {
        var record: [String: DataValue] = [:]
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            record[text(using: &generator)] = value(depth: depth - 1, using: &generator)
        }
        return record
    }

    static func text(using generator: inout SeededGenerator) -> String {
        let scalars: [Unicode.Scalar] = ["a", "\0", "\n", "\"", "é", "工", "伤", "𠮷", "😀", "\u{301}", "\u{10FFFF}", "]"]
        var text = ""
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            text.unicodeScalars.append(scalars[Int.random(in: 0..<scalars.count, using: &generator)])
        }
        return text
    }
}

extension Double {
    fileprivate var finite: Double { isFinite ? self : 0.5 }
}
