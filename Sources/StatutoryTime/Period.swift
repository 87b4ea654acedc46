public import Diagnostics

/// A length of time as the law writes it: 15 days, 5 working days, 1 month, 2 years.
public struct Period: Hashable, Sendable {
    public enum Unit: String, Sendable, CaseIterable {
        case days
        case workingDays = "working-days"
        case months, years
    }

    /// How many; not negative when it was read from text.
    public var amount: Int
    public var unit: Unit

    public init(_ amount: Int, _ unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// The most that is read from text: a thousand years of days. More is a slip of the keyboard.
    public static let greatestAmount = 365_250
}

extension Period: LosslessStringConvertible {
    /// Reads `15 days`, `1 working-day`, `2 years`, and the Chinese forms `15日`, `15天`, `5个工作日`, `1个月`, `2年`; nil for anything else.
    public init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let amount = Int(digits), amount <= Self.greatestAmount else { return nil }
        let rest = text.dropFirst(digits.count)
        let word = rest.drop { $0 == " " || $0 == "\u{3000}" }
        guard let unit = Unit(word: String(word)) else { return nil }
        // English words stand apart from the number.
        if word.utf8.first.map({ $0 < 0x80 }) == true, word.startIndex == rest.startIndex { return nil }
        self.init(amount, unit)
    }

    public var description: String { "\(amount) \(unit.rawValue)" }
}

extension Period.Unit {
    /// Reads a unit as people write it, in English (singular or plural, any case) or Chinese; nil for anything else.
    public init?(word: String) {
        switch word.lowercased() {
        case "day", "days", "日", "天": self = .days
        case "working-day", "working-days", "工作日", "个工作日": self = .workingDays
        case "month", "months", "月", "个月": self = .months
        case "year", "years", "年": self = .years
        default: return nil
        }
    }
}

extension Period {
    /// The period in words: 15 日, 5 个工作日.
    public var text: BilingualText {
        let plural = amount == 1 ? "" : "s"
        switch unit {
        case .days: return BilingualText(zh: "\(amount) 日", en: "\(amount) day\(plural)")
        case .workingDays: return BilingualText(zh: "\(amount) 个工作日", en: "\(amount) working day\(plural)")
        case .months: return BilingualText(zh: "\(amount) 个月", en: "\(amount) month\(plural)")
        case .years: return BilingualText(zh: "\(amount) 年", en: "\(amount) year\(plural)")
        }
    }
}
