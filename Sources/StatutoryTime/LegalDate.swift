import FoundationEssentials

/// A date as the law counts it: a local day in China (Asia/Shanghai), without a time of day.
///
/// Ordered by time; written and read as ISO 8601, `2026-02-13`. Read and made from numbers it lies in the years 1 to 9999.
public struct LegalDate: Hashable, Sendable, Comparable {
    /// Days since 1970-01-01.
    let dayNumber: Int

    init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    public static let epoch = LegalDate(dayNumber: 0)

    /// The day of these numbers; nil when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        if year >= GregorianDay.firstYear {
            guard day <= GregorianDay.lastDay(of: month, in: year) else { return nil }
            self.init(dayNumber: GregorianDay.number(year, month, day))
            return
        }
        guard let date = Self.civil.date(from: DateComponents(year: year, month: month, day: day)),
            Self.civil.component(.day, from: date) == day
        else { return nil }
        self.init(dayNumber: Self.dayNumber(of: date))
    }

    public var year: Int { numbers.year }
    public var month: Int { numbers.month }
    public var day: Int { numbers.day }

    /// Year, month and day at once, which costs one conversion instead of three.
    public var numbers: (year: Int, month: Int, day: Int) {
        if dayNumber >= GregorianDay.first { return GregorianDay.numbers(of: dayNumber) }
        let parts = Self.civil.dateComponents([.year, .month, .day], from: midnight)
        return (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }

    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday(rawValue: ((dayNumber + 3) % 7 + 7) % 7 + 1) ?? .monday
    }

    public func adding(days: Int) -> LegalDate { LegalDate(dayNumber: dayNumber + days) }

    /// The corresponding day so many months later; the last day of that month when it has no corresponding day (民法典 第二百零二条).
    public func adding(months: Int) -> LegalDate {
        if dayNumber >= GregorianDay.first {
            let (year, month, day) = numbers
            let total = year * 12 + month - 1 + months
            let (newYear, newMonth) = (total / 12, total % 12 + 1)
            if total >= 0, newYear >= GregorianDay.firstYear {
                let last = GregorianDay.lastDay(of: newMonth, in: newYear)
                return LegalDate(dayNumber: GregorianDay.number(newYear, newMonth, min(day, last)))
            }
        }
        guard let date = Self.civil.date(byAdding: .month, value: months, to: midnight) else { return self }
        return LegalDate(dayNumber: Self.dayNumber(of: date))
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

    private var midnight: Date { Date(timeIntervalSince1970: Double(dayNumber) * 86_400) }

    private static func dayNumber(of date: Date) -> Int {
        Int((date.timeIntervalSince1970 / 86_400).rounded(.down))
    }

    // Days are kept as UTC midnights, so that no time zone data is ever looked up.
    private static let civil: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        if let utc = TimeZone(secondsFromGMT: 0) { calendar.timeZone = utc }
        return calendar
    }()
}
