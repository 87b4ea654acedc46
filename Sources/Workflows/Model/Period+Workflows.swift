public import StatutoryTime

extension Period {
    /// The fewest and the most calendar days the period can span.
    ///
    /// Weekends and holidays stretch working days: n of them are taken for 2n+30 calendar days at most, which leaves a month for one
    /// holiday however long a notice makes it.
    var spanInDays: ClosedRange<Int> {
        let amount = max(amount, 0)
        return switch unit {
        case .days: amount...amount
        case .workingDays: amount...amount * 2 + 30
        case .months: amount * 28...amount * 31
        case .years: amount * 365...amount * 366
        }
    }

    /// Months, when the period is written in months or years.
    private var monthCount: Int? {
        switch unit {
        case .months: amount
        case .years: amount * 12
        case .days, .workingDays: nil
        }
    }

    /// Whether this period is never longer than `other`; nil when that depends on the calendar.
    public func isAtMost(_ other: Period) -> Bool? {
        if unit == other.unit { return amount <= other.amount }
        if let own = monthCount, let others = other.monthCount { return own <= others }
        if spanInDays.upperBound <= other.spanInDays.lowerBound { return true }
        if spanInDays.lowerBound > other.spanInDays.upperBound { return false }
        return nil
    }
}
