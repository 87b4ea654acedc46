public import StatutoryTime

/// When something happened in law: a local date (Asia/Shanghai), with the minute where it is known.
///
/// Written `2026-03-05`, `2026-03-05T09:30`, or `2026-03-05T24:00` for the last moment of a day, which is when a deadline expires.
public struct LegalTime: Hashable, Sendable, CustomStringConvertible {
    public var date: LegalDate
    /// Minutes since the day began, 0 to 1440; nil when only the date is known.
    public var minute: Int?

    public init(date: LegalDate, minute: Int? = nil) {
        self.date = date
        self.minute = minute
    }

    /// The last moment of a day, 24:00.
    public static func end(of date: LegalDate) -> LegalTime {
        LegalTime(date: date, minute: 1440)
    }

    /// Reads the written form; seconds and the offset `+08:00` are read and dropped. Nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let date = LegalDate(String(first)) else { return nil }
        guard parts.count == 2 else {
            self.init(date: date)
            return
        }
        var clock = String(parts[1])
        if clock.hasSuffix("+08:00") { clock.removeLast("+08:00".count) }
        let numbers = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(numbers.count), numbers.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isNumber) }),
            let hour = Int(numbers[0]), let minute = Int(numbers[1]), minute < 60,
            numbers.count == 2 || (Int(numbers[2]) ?? 60) < 60
        else { return nil }
        let total = hour * 60 + minute
        guard total <= 1440 else { return nil }
        self.init(date: date, minute: total)
    }

    public var description: String {
        guard let minute else { return date.description }
        func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date)T\(twoDigits(minute / 60)):\(twoDigits(minute % 60))"
    }

    /// Whether this certainly lies before `other`: by date, or by the minute when both know it.
    ///
    /// Two acts of one day of which one has no minute are not ordered, so neither is before the other.
    public func isBefore(_ other: LegalTime) -> Bool {
        if date != other.date { return date < other.date }
        guard let minute, let otherMinute = other.minute else { return false }
        return minute < otherMinute
    }
}
