public import StatutoryTime

/// An instant in law: a local date (Asia/Shanghai) and the second of that day.
///
/// Written as the store sorts it, `2026-03-05T09:30:00+08:00`. A deadline expires at the last second of its last day.
public struct LegalTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var date: LegalDate
    /// Seconds since the day began, 0 to 86 399.
    public var second: Int

    public init(date: LegalDate, second: Int = 0) {
        self.date = date
        self.second = min(max(second, 0), 86_399)
    }

    /// The last second of a day, when a deadline expires.
    public static func end(of date: LegalDate) -> LegalTime {
        LegalTime(date: date, second: 86_399)
    }

    /// Reads the written form; nil for anything else.
    public init?(_ text: String) {
        guard let stated = StatedTime(text), let second = stated.second else { return nil }
        self.init(date: stated.date, second: second)
    }

    public var description: String {
        func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date)T\(twoDigits(second / 3600)):\(twoDigits(second / 60 % 60)):\(twoDigits(second % 60))+08:00"
    }

    /// The form people read: `2026-03-05 09:30`, or the bare date when only the date was stated.
    public var short: String {
        if second == 0 { return "\(date)" }
        if second == 86_399 { return "\(date) 24:00" }
        return "\(date) " + description.dropFirst("\(date)T".count).prefix(5)
    }

    /// The instant so many minutes later.
    public func adding(minutes: Int) -> LegalTime {
        let total = second + minutes * 60
        let days = total >= 0 ? total / 86_400 : (total - 86_399) / 86_400
        return LegalTime(date: date.adding(days: days), second: total - days * 86_400)
    }

    public static func < (left: LegalTime, right: LegalTime) -> Bool {
        (left.date, left.second) < (right.date, right.second)
    }
}
