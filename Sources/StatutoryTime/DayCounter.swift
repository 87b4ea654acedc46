import Diagnostics

/// Walks the days from the anchor to the last one; writes each down when asked to.
struct DayCounter {
    private let terms: DeadlineTerms
    private let records: Bool
    private(set) var days: [Derivation.Day] = []
    /// The span of days whose kind decided the result.
    private var asked: ClosedRange<LegalDate>?

    private var rule: DeadlineRule { terms.rule }
    private var calendar: WorkCalendar { terms.calendar }

    init(_ terms: DeadlineTerms, records: Bool) {
        self.terms = terms
        self.records = records
    }

    /// Where a count came to.
    struct End {
        var anchor: LegalDate
        var naturalEnd: LegalDate?
        var date: LegalDate?
        var counted: Int
        var remaining = 0
    }

    var provisionalYears: [Int] {
        asked.map { calendar.provisionalYears(from: $0.lowerBound, through: $0.upperBound) } ?? []
    }

    mutating func count() -> End {
        switch rule.direction {
        case .before: backward()
        case .after: forward()
        }
    }

    // MARK: Forwards

    /// What came of counting from one anchor.
    private enum Leg {
        case ended(natural: LegalDate, date: LegalDate, counted: Int)
        /// An open pause stopped the clock.
        case standing(counted: Int, remaining: Int)
        /// The period had not ended when a restart came.
        case cut(counted: Int)

        var counted: Int {
            switch self {
            case .ended(_, _, let counted), .standing(let counted, _), .cut(let counted): counted
            }
        }
    }

    private mutating func forward() -> End {
        var anchor = terms.anchor
        if !rule.countsStartDay { note(anchor, .anchor, 0, event: terms.begun.map(Derivation.Event.begun)) }
        var leg = leg(from: anchor, isFirst: true, until: terms.restarts.first?.date)
        for (index, restart) in terms.restarts.enumerated() {
            if restart.kind == .interruption, case .ended(_, let date, let counted) = leg {
                note(restart.date, .void, counted, event: .interruptionTooLate(restart, ended: date))
                continue
            }
            anchor = restart.date
            note(anchor, .restarted, 0, event: .restart(restart, lost: leg.counted))
            asked = nil
            let next = index + 1 < terms.restarts.count ? terms.restarts[index + 1].date : nil
            leg = self.leg(from: anchor, isFirst: false, until: next)
        }
        switch leg {
        case .ended(let natural, let date, let counted):
            return End(anchor: anchor, naturalEnd: natural, date: date, counted: counted)
        case .standing(let counted, let remaining):
            return End(anchor: anchor, counted: counted, remaining: remaining)
        case .cut(let counted):
            return End(anchor: anchor, counted: counted)
        }
    }

    /// Counts the period and what was granted on top of it, from one anchor to the last day or to the day of the next restart.
    private mutating func leg(from anchor: LegalDate, isFirst: Bool, until restart: LegalDate?) -> Leg {
        var walk = Walk(date: isFirst && rule.countsStartDay ? anchor.adding(days: -1) : anchor, until: restart)
        var granted = terms.extensions.filter { granted in
            guard let day = granted.grantedOn else { return true }
            return day < restart ?? day.adding(days: 1) && (isFirst || day >= anchor || rule.extensionsSurviveRestart)
        }
        let target = Self.length(of: rule.period, from: anchor)
        if let stop = advance(&walk, target, rule.period.unit, later: granted) { return stop }
        while !granted.isEmpty {
            let one = granted.removeFirst()
            if let day = one.grantedOn, day > rolled(walk.date) {
                note(walk.date, .void, walk.count, event: .extensionTooLate(one))
                continue
            }
            note(walk.date, .extended, walk.count, event: .extended(one))
            if (one.period.unit == .workingDays) != (rule.period.unit == .workingDays) { walk.count = 0 }
            let target = Self.length(of: one.period, from: walk.date)
            if let stop = advance(&walk, target, one.period.unit, later: granted) { return stop }
        }
        return roll(walk)
    }

    /// A place in the walk.
    private struct Walk {
        var date: LegalDate
        var count = 0
        /// The day of the next restart, at which the walk stops.
        var until: LegalDate?
    }

    /// Counts so many days on; returns why it stopped when it did not get through.
    private mutating func advance(
        _ walk: inout Walk, _ target: Int, _ unit: Period.Unit, later: [Extension]
    ) -> Leg? {
        var left = target
        while left > 0 {
            let next = walk.date.adding(days: 1)
            if next == walk.until { return .cut(counted: walk.count) }
            if let pause = terms.pauses.first(where: { $0.covers(next) }) {
                note(next, .paused, walk.count, event: .pause(pause))
                if pause.last == nil {
                    let more = later.filter { $0.period.unit == unit }.map(\.period.amount).reduce(0, +)
                    return .standing(counted: walk.count, remaining: left + more)
                }
            } else if unit == .workingDays, !isWorking(next) {
                note(next, .rest, walk.count)
            } else {
                walk.count += 1
                left -= 1
                note(next, .counted, walk.count)
            }
            walk.date = next
        }
        return nil
    }

    /// Moves a last day off the rest days. A day on which the clock stands still is no day to end on either.
    private mutating func roll(_ walk: Walk) -> Leg {
        let natural = walk.date
        var date = natural
        guard rule.restDays != .stays, !isWorking(date) else {
            return .ended(natural: natural, date: date, counted: walk.count)
        }
        if rule.restDays == .earlier {
            date = moveBack(from: date, walk.count)
            return .ended(natural: natural, date: date, counted: walk.count)
        }
        while true {
            date = date.adding(days: 1)
            if date == walk.until { return .cut(counted: walk.count) }
            if let pause = terms.pauses.first(where: { $0.covers(date) }) {
                note(date, .paused, walk.count, event: .pause(pause))
                if pause.last == nil { return .standing(counted: walk.count, remaining: 0) }
                continue
            }
            note(date, .rolled, walk.count)
            if isWorking(date) { return .ended(natural: natural, date: date, counted: walk.count) }
        }
    }

    /// Where a last day would move to, without a word.
    private mutating func rolled(_ date: LegalDate) -> LegalDate {
        guard rule.restDays == .later else { return date }
        var date = date
        while !isWorking(date) { date = date.adding(days: 1) }
        return date
    }

    /// The days a period spans from a day on: for months and years up to the corresponding day.
    private static func length(of period: Period, from date: LegalDate) -> Int {
        switch period.unit {
        case .days, .workingDays: period.amount
        case .months: date.days(until: date.adding(months: period.amount))
        case .years: date.days(until: date.adding(years: period.amount))
        }
    }

    // MARK: Backwards

    private mutating func backward() -> End {
        let anchor = terms.anchor
        if !rule.countsStartDay { note(anchor, .anchor, 0) }
        var date = rule.countsStartDay ? anchor.adding(days: 1) : anchor
        let backwards = Period(-rule.period.amount, rule.period.unit)
        let target = abs(Self.length(of: backwards, from: anchor))
        var count = 0
        while count < target {
            date = date.adding(days: -1)
            if rule.period.unit == .workingDays, !isWorking(date) {
                note(date, .rest, count)
            } else {
                count += 1
                note(date, .counted, count)
            }
        }
        let natural = date
        switch rule.restDays {
        case .stays: break
        case .earlier: if !isWorking(date) { date = moveBack(from: date, count) }
        case .later:
            while !isWorking(date) {
                date = date.adding(days: 1)
                note(date, .rolled, count)
            }
        }
        return End(anchor: anchor, naturalEnd: natural, date: date, counted: count)
    }

    private mutating func moveBack(from natural: LegalDate, _ count: Int) -> LegalDate {
        var date = natural
        while !isWorking(date) {
            date = date.adding(days: -1)
            note(date, .rolled, count)
        }
        return date
    }

    // MARK: Notes

    private mutating func isWorking(_ date: LegalDate) -> Bool {
        if let span = asked {
            if date < span.lowerBound { asked = date...span.upperBound }
            if date > span.upperBound { asked = span.lowerBound...date }
        } else {
            asked = date...date
        }
        return calendar.isWorking(date)
    }

    private mutating func note(
        _ date: LegalDate, _ role: Derivation.Role, _ count: Int, event: Derivation.Event? = nil
    ) {
        guard records else { return }
        days.append(Derivation.Day(calendar.day(date), role: role, count: count, event: event))
    }
}
