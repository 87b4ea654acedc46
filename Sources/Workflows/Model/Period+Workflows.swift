public import StatutoryTime

extension Period {
    /// The fewest and the most calendar days the period can span; no upper end for working days, which holidays stretch.
    private var spanInDays: (least: Int, most: Int?) {
        switch unit {
        case .days: (amount, amount)
        case .workingDays: (amount, nil)
        case .months: (amount * 28, amount * 31)
        case .years: (amount * 365, amount * 366)
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
        if let most = spanInDays.most, most <= other.spanInDays.least { return true }
        if let most = other.spanInDays.most, spanInDays.least > most { return false }
        return nil
    }
}
