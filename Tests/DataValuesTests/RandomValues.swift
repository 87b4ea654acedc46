import DataValues
import SeededInputs

/// Random values from a seed, with the awkward ones more often than chance would have them.
struct RandomValues: RandomNumberGenerator {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func next() -> UInt64 { generator.next() }

    mutating func below(_ bound: Int) -> Int { generator.below(bound) }

    mutating func chance(_ percent: Int) -> Bool { generator.chance(percent) }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    mutating func text() -> String {
        let pieces = [
            "a", "案", "\"", "\\", "\n", "\0", "\u{1F}", "😀", "𠮷", ".", "[", "]", "/", " ", "e\u{301}", "\u{2028}",
        ]
        return (0..<below(6)).map { _ in pick(pieces) }.joined()
    }

    mutating func real() -> Double {
        let value = chance(50) ? Double(bitPattern: next()) : Double(below(1_000_000)) / 100
        return value.isFinite ? value : 0.1
    }

    mutating func value(depth: Int) -> DataValue {
        switch below(depth > 0 ? 8 : 5) {
        case 0: .null
        case 1: .boolean(chance(50))
        case 2: .integer(chance(30) ? Int64(bitPattern: next()) : Int64(below(2_000)) - 1_000)
        case 3: .real(real())
        case 4: .text(text())
        case 5: .list((0..<below(4)).map { _ in value(depth: depth - 1) })
        default: record(depth: depth)
        }
    }

    mutating func record(depth: Int) -> DataValue {
        let pairs = (0..<below(5)).map { _ in
            (chance(70) ? pick(["a", "b", "c", "金额"]) : text(), value(depth: depth - 1))
        }
        return .record(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }

    /// The value with a few places changed, for comparing before and after.
    mutating func variation(of value: DataValue) -> DataValue {
        switch value {
        case .record(var fields):
            for key in fields.keys.sorted() where chance(40) {
                fields[key] = chance(25) ? nil : variation(of: fields[key] ?? .null)
            }
            if chance(30) { fields[pick(["a", "b", "d"])] = self.value(depth: 1) }
            return .record(fields)
        case .list(var elements):
            for index in elements.indices where chance(30) { elements[index] = variation(of: elements[index]) }
            if chance(20) { elements.append(self.value(depth: 1)) }
            if chance(20), !elements.isEmpty { elements.remove(at: below(elements.count)) }
            return .list(elements)
        default: return chance(50) ? value : self.value(depth: 1)
        }
    }
}
