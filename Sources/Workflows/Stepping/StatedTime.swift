public import StatutoryTime

/// A time as a person states it, `2026-03-05` or `2026-03-05T09:30`: the time of day may be unknown.
public struct StatedTime: Hashable, Sendable {
    public var date: LegalDate
    public var second: Int?

    public init(date: LegalDate, second: Int? = nil) {
        self.date = date
        self.second = second
    }

    /// Reads a date, or a date and a time of day (`T` or a space between, seconds and the offset `+08:00` optional, `24:00` for the last
    /// moment); nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
        guard let first = parts.first, let date = LegalDate(String(first)) else { return nil }
        guard parts.count == 2 else {
            self.init(date: date)
            return
        }
        var clock = parts[1]
        if clock.hasSuffix("+08:00") { clock.removeLast("+08:00".count) }
        let numbers = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(numbers.count),
            numbers.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let values = numbers.compactMap { Int($0) }
        guard values.count == numbers.count, values[0] <= 24, values[1] < 60, values.count == 2 || values[2] < 60
        else { return nil }
        let total = values[0] * 3600 + values[1] * 60 + (values.count == 3 ? values[2] : 0)
        guard total <= 86_400 else { return nil }
        self.init(date: date, second: min(total, 86_399))
    }

    /// The instant meant: when only the date is known, the earliest moment of that day that is not before `previous`.
    public func resolved(notBefore previous: LegalTime?) -> LegalTime {
        if let second { return LegalTime(date: date, second: second) }
        guard let previous, previous.date == date else { return LegalTime(date: date) }
        return previous
    }
}
