extension Duration {
    /// A CSS2 time, as `delay` gives it (SCXML 6.2.2): `1s`, `+.5s`, `250ms`; white space around it is passed over.
    ///
    /// Refused are a bare number, one with an exponent, a negative time other than none, and white space inside. `S` is `s`, as CSS has it.
    public init?(delay text: String) {
        let word = text.drop(while: \.isXMLSpace).reversed().drop(while: \.isXMLSpace).reversed()
        let time = String(word).lowercased()
        let (number, nanosecondsPerUnit): (Substring, Double) =
            if time.hasSuffix("ms") { (time.dropLast(2), 1e6) } else { (time.dropLast(), 1e9) }
        guard time.hasSuffix("s"), let value = Self.number(number), value < 1e9 else { return nil }
        self = .nanoseconds(Int64((value * nanosecondsPerUnit).rounded()))
    }

    /// Milliseconds, as a number that an expression gave; nothing for those that are no time to wait.
    init?(milliseconds: Double) {
        guard milliseconds >= 0, milliseconds < 1e12 else { return nil }
        self = .nanoseconds(Int64((milliseconds * 1e6).rounded()))
    }

    /// Digits with perhaps a point among or before them, and perhaps a sign; digits follow a point.
    private static func number(_ text: Substring) -> Double? {
        let isNegative = text.hasPrefix("-")
        let digits = isNegative || text.hasPrefix("+") ? text.dropFirst() : text
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let last = parts.last, !last.isEmpty,
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            let value = Double(digits.hasPrefix(".") ? "0\(digits)" : digits), value.isFinite, !isNegative || value == 0
        else { return nil }
        return value
    }
}

extension Character {
    fileprivate var isXMLSpace: Bool { " \t\n\r\r\n".contains(self) }
}
