import FoundationEssentials

/// A date as the law counts it: a local day in China (Asia/Shanghai), without a time of day.
///
/// Ordered by time; written and read as ISO 8601, `2026-02-13`. Covers the years 1 to 9999.
public struct LegalDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    private let dayNumber: Int

    private init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    public static let epoch = LegalDate(dayNumber: 0)

    /// The day of these numbers; nil when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
            let date = Self.civil.date(from: DateComponents(year: year, month: month, day: day)),
            Self.civil.component(.day, from: date) == day
        else { return nil }
        self.init(dayNumber: Int((date.timeIntervalSince1970 / 86_400).rounded(.down)))
    }

    /// Reads `2026-02-13`, and nothing else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            bytes[range].reduce(0 as Int?) { sum, byte in
                guard let sum, (48...57).contains(byte) else { return nil }
                return sum * 10 + Int(byte - 48)
            }
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var year: Int { components.year ?? 0 }
    public var month: Int { components.month ?? 0 }
    public var day: Int { components.day ?? 0 }

    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday(rawValue: ((dayNumber + 3) % 7 + 7) % 7 + 1) ?? .monday
    }

    public func adding(days: Int) -> LegalDate { LegalDate(dayNumber: dayNumber + days) }

    /// The corresponding day so many months later; the last day of that month when it has no corresponding day (民法典 第二百零二条).
    public func adding(months: Int) -> LegalDate {
        guard let date = Self.civil.date(byAdding: .month, value: months, to: instant) else { return self }
        return LegalDate(dayNumber: Int((date.timeIntervalSince1970 / 86_400).rounded(.down)))
    }

    /// The corresponding day so many years later; 28 February when there is no 29 February (民法典 第二百零二条).
    public func adding(years: Int) -> LegalDate { adding(months: 12 * years) }

    /// How many days from this date to another; negative when the other is earlier.
    public func days(until other: LegalDate) -> Int { other.dayNumber - dayNumber }

    /// The days after `self` up to and including `last`; none when `last` is not later.
    public func daysFollowing(through last: LegalDate) -> [LegalDate] {
        last > self ? ((dayNumber + 1)...last.dayNumber).map { LegalDate(dayNumber: $0) } : []
    }

    public static func < (left: LegalDate, right: LegalDate) -> Bool { left.dayNumber < right.dayNumber }

    public var description: String {
        let parts = components
        func padded(_ number: Int?, _ width: Int) -> String {
            let digits = "\(number ?? 0)"
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
    }

    private var instant: Date { Date(timeIntervalSince1970: Double(dayNumber) * 86_400) }

    private var components: DateComponents { Self.civil.dateComponents([.year, .month, .day], from: instant) }

    // Days are kept as UTC midnights, so that no time zone data is ever looked up.
    private static let civil: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        if let utc = TimeZone(secondsFromGMT: 0) { calendar.timeZone = utc }
        return calendar
    }()
}

/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: Int, Sendable, CaseIterable {
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
}
