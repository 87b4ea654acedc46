/// A time limit counted out: its last day, and how that was reached.
public struct Deadline: Hashable, Sendable {
    /// The last day before rolling; nil while the clock stands still.
    public var naturalEnd: LegalDate?
    /// The last day on which the act is in time, until 24:00; nil while the clock stands still.
    public var date: LegalDate?
    /// Whether a year it rests on has no published holidays yet.
    public var isProvisional: Bool
    public var derivation: Derivation
}

extension Deadline {
    /// Counts a time limit from its anchor, always from the anchor, never from a date that was rolled before.
    ///
    /// - Parameter pauses: spans whose days do not count. Months and years are extended by the days paused.
    public static func counted(
        from anchor: LegalDate, by rule: DeadlineRule, on calendar: WorkCalendar, pauses: [Pause] = []
    ) -> Deadline {
        var counter = Counter(anchor: anchor, rule: rule, calendar: calendar, pauses: pauses)
        return counter.run()
    }
}

/// Walks the days from the anchor to the deadline and writes down each.
private struct Counter {
    let anchor: LegalDate
    let rule: DeadlineRule
    let calendar: WorkCalendar
    let pauses: [Pause]
    var days: [Derivation.Day] = []

    init(anchor: LegalDate, rule: DeadlineRule, calendar: WorkCalendar, pauses: [Pause]) {
        self.anchor = anchor
        self.rule = rule
        self.calendar = calendar
        self.pauses = pauses
        days.append(Derivation.Day(calendar.day(anchor), role: .anchor, count: 0))
    }

    mutating func run() -> Deadline {
        switch rule.direction {
        case .before: return backward()
        case .after: return forward()
        }
    }

    private mutating func forward() -> Deadline {
        let target: Int
        switch rule.period.unit {
        case .days, .workingDays: target = rule.period.amount + rule.extensionDays
        // A corresponding day is found first; its distance in days is then walked, so that pauses can push it out.
        case .months: target = anchor.days(until: anchor.adding(months: rule.period.amount)) + rule.extensionDays
        case .years: target = anchor.days(until: anchor.adding(years: rule.period.amount)) + rule.extensionDays
        }
        var date = anchor
        var count = 0
        while count < target {
            date = date.adding(days: 1)
            if let pause = pauses.first(where: { $0.covers(date) }) {
                guard pause.last != nil else {
                    days.append(Derivation.Day(calendar.day(date), role: .paused, count: count))
                    return deadline(natural: nil, date: nil)
                }
                days.append(Derivation.Day(calendar.day(date), role: .paused, count: count))
                continue
            }
            let day = calendar.day(date)
            if rule.period.unit == .workingDays, !day.isWorking {
                days.append(Derivation.Day(day, role: .rest, count: count))
            } else {
                count += 1
                days.append(Derivation.Day(day, role: .counted, count: count))
            }
        }
        let natural = date
        while rule.rolls, !calendar.isWorking(date) {
            date = date.adding(days: 1)
            days.append(Derivation.Day(calendar.day(date), role: .rolled, count: count))
        }
        return deadline(natural: natural, date: date)
    }

    private mutating func backward() -> Deadline {
        var date = anchor
        switch rule.period.unit {
        case .months: date = anchor.adding(months: -rule.period.amount)
        case .years: date = anchor.adding(years: -rule.period.amount)
        case .days, .workingDays:
            var count = 0
            while count < rule.period.amount {
                date = date.adding(days: -1)
                let day = calendar.day(date)
                if rule.period.unit == .workingDays, !day.isWorking {
                    days.append(Derivation.Day(day, role: .rest, count: count))
                } else {
                    count += 1
                    days.append(Derivation.Day(day, role: .counted, count: count))
                }
            }
        }
        let natural = date
        while !calendar.isWorking(date) {
            date = date.adding(days: -1)
            days.append(Derivation.Day(calendar.day(date), role: .rolled, count: rule.period.amount))
        }
        return deadline(natural: natural, date: date)
    }

    private func deadline(natural: LegalDate?, date: LegalDate?) -> Deadline {
        let first = min(anchor, date ?? anchor)
        let last = max(anchor, date ?? anchor)
        let provisional = (first.year...last.year).contains { calendar.isProvisional($0) }
        return Deadline(
            naturalEnd: natural, date: date, isProvisional: provisional,
            derivation: Derivation(
                anchor: anchor, rule: rule, days: days, naturalEnd: natural, date: date, isProvisional: provisional))
    }
}
