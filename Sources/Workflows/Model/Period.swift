/// A length of time as the law writes it: 45 days, 5 working days, 1 month.
public struct Period: Hashable, Sendable, CustomStringConvertible {
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case days
        case workingDays = "working-days"
        case months, years
    }

    /// Never negative.
    public var amount: Int
    public var unit: Unit

    public init(_ amount: Int, _ unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// Reads `15 days`, `1 working-day`, `2 years`; nil for anything else, and for more than a thousand years of days.
    public init?(_ text: String) {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "\u{3000}" })
        guard parts.count == 2, parts[0].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let amount = Int(parts[0]), amount <= 365_250
        else { return nil }
        let word = parts[1].lowercased()
        guard let unit = Unit(rawValue: word) ?? Unit(rawValue: word + "s") else { return nil }
        self.init(amount, unit)
    }

    /// As it is written in files: `15 days`, `1 working-day`.
    public var description: String {
        "\(amount) \(amount == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)"
    }
}
