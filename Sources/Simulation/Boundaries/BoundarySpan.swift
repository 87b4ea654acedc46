public import Diagnostics
import StatutoryTime

/// What lies around the last day of a deadline whose edge is tried.
public enum BoundarySpan: String, Sendable, CaseIterable {
    /// No holiday and no make-up day for a week on either side.
    case ordinary
    /// A holiday of five days and more ends or stretches the count.
    case holiday
    /// The last day is a Saturday or Sunday that is worked.
    case makeUp = "make-up"
    /// The year's notice is not published yet.
    case provisional
    /// The clock stood still for some days in the middle.
    case suspension

    public var title: BilingualText {
        switch self {
        case .ordinary: BilingualText(zh: "平常日子", en: "in an ordinary week")
        case .holiday: BilingualText(zh: "遇长假", en: "over a long holiday")
        case .makeUp: BilingualText(zh: "遇调休上班日", en: "on a make-up working day")
        case .provisional: BilingualText(zh: "放假通知未公布", en: "in a provisional year")
        case .suspension: BilingualText(zh: "中途停算", en: "with a suspension in the middle")
        }
    }
}

/// Finds days of the calendar on which a last day shows what a span is about.
struct BoundaryDays {
    let calendar: WorkCalendar
    /// The years whose notices are out, in order.
    private let published: [Int]

    init(_ calendar: WorkCalendar) {
        self.calendar = calendar
        let years = Set(calendar.notices.map(\.year))
        published = years.filter { !calendar.isProvisional($0) }.sorted()
    }

    /// The days that a last day may be, the nearest to `day` first.
    func targets(_ span: BoundarySpan, nearest day: LegalDate, rule: DeadlineRule) -> [LegalDate] {
        let all: [LegalDate]
        switch span {
        case .ordinary, .suspension: all = days(of: published).filter(isOrdinary)
        case .holiday:
            all = days(of: published).filter { date in
                guard rule.restDays != .stays || rule.period.unit == .workingDays else {
                    return longHoliday(around: date) != nil
                }
                guard calendar.isWorking(date) else { return false }
                return longHoliday(around: date.adding(days: rule.direction == .after ? -1 : 1)) != nil
            }
        case .makeUp: all = days(of: published).filter { calendar.day($0).kind == .makeUp && $0.weekday.isWeekend }
        case .provisional:
            guard let last = published.last else { return [] }
            all = days(of: [last + 1]).filter { date in
                if rule.restDays == .stays { return true }
                return calendar.isWorking(date)
                    && !calendar.isWorking(date.adding(days: rule.direction == .after ? -1 : 1))
            }
        }
        return all.sorted { (abs(day.days(until: $0)), $0) < (abs(day.days(until: $1)), $1) }
    }

    /// Whether a count came out as the span wants it.
    func shows(_ span: BoundarySpan, _ deadline: Deadline, rule: DeadlineRule) -> Bool {
        guard let date = deadline.date, let natural = deadline.naturalEnd else { return false }
        let countsWorkingDays = rule.period.unit == .workingDays
        switch span {
        case .ordinary, .suspension: return !deadline.isProvisional && natural == date && isOrdinary(date)
        case .holiday:
            guard !deadline.isProvisional else { return false }
            if countsWorkingDays {
                let edge = date.adding(days: rule.direction == .after ? -1 : 1)
                let block = longHoliday(around: edge)
                // The holiday lies inside the count, not before its start.
                return block.map { !$0.contains(deadline.anchor) } ?? false
            }
            return longHoliday(around: natural) != nil
        case .makeUp:
            return !deadline.isProvisional && calendar.day(date).kind == .makeUp && date.weekday.isWeekend
        case .provisional:
            return deadline.isProvisional && (countsWorkingDays || rule.restDays == .stays || natural != date)
        }
    }

    /// The rest days around a date, when they are five at least and a notice made some of them.
    func longHoliday(around date: LegalDate) -> ClosedRange<LegalDate>? {
        guard !calendar.isWorking(date) else { return nil }
        var (first, last) = (date, date)
        while !calendar.isWorking(first.adding(days: -1)) { first = first.adding(days: -1) }
        while !calendar.isWorking(last.adding(days: 1)) { last = last.adding(days: 1) }
        return first.days(until: last) >= 4 ? first...last : nil
    }

    private func isOrdinary(_ date: LegalDate) -> Bool {
        (-7...7).allSatisfy { offset in
            let kind = calendar.day(date.adding(days: offset)).kind
            return kind == .workday || kind == .weekend
        } && (-1...1).allSatisfy { calendar.isWorking(date.adding(days: $0)) }
    }

    private func days(of years: [Int]) -> [LegalDate] {
        years.flatMap { year -> [LegalDate] in
            guard let first = LegalDate(year: year, month: 1, day: 1),
                let last = LegalDate(year: year, month: 12, day: 28)
            else { return [] }
            return [first] + first.daysFollowing(through: last)
        }
    }
}
