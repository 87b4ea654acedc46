import Diagnostics

/// Which days are worked: the weekday rule, the State Council's notices by year, local notices on top.
///
/// Of the notices that speak of a day the last decides, so that a local layer may cancel a national holiday. A day that no notice speaks of
/// is a rest day on Saturday and Sunday and a working day otherwise.
public struct WorkCalendar: Hashable, Sendable {
    public let notices: [Notice]
    /// The answer of the last notice that speaks of each day, so that asking costs one look-up.
    private let answers: [LegalDate: Answer]
    private let publishedYears: Set<Int>
    /// Spans of days on which no missing notice can have a say.
    private let settled: [ClosedRange<LegalDate>]

    private struct Answer: Hashable, Sendable {
        var entry: Entry
        var notice: Int
    }

    /// - Parameter notices: the nation's first, the most local last.
    public init(notices: [Notice]) {
        self.notices = notices
        var answers: [LegalDate: Answer] = [:]
        for (index, notice) in notices.enumerated() {
            for (date, entry) in notice.days { answers[date] = Answer(entry: entry, notice: index) }
        }
        self.answers = answers
        publishedYears = Set(notices.filter { $0.isPublished && $0.place == Self.nation }.map(\.year))
        settled = Self.settled(by: publishedYears)
    }

    /// The place of the State Council's own notices.
    public static let nation = "cn"

    public static func == (left: Self, right: Self) -> Bool { left.notices == right.notices }

    public func hash(into hasher: inout Hasher) {
        // Equal calendars have equal places and years; hashing every day of every year would cost more than it tells apart.
        for notice in notices {
            hasher.combine(notice.place)
            hasher.combine(notice.year)
            hasher.combine(notice.isPublished)
        }
    }

    public func isWorking(_ date: LegalDate) -> Bool {
        answers[date]?.entry.isWorking ?? !date.weekday.isWeekend
    }

    public func day(_ date: LegalDate) -> Day {
        if let answer = answers[date] {
            return Day(
                date: date, kind: answer.entry.isWorking ? .makeUp : .holiday, reason: answer.entry.name,
                source: notices[answer.notice].source, isStatutory: answer.entry.isStatutory)
        }
        return date.weekday.isWeekend
            ? Day(date: date, kind: .weekend, reason: date.weekday.name, isStatutory: false)
            : Day(
                date: date, kind: .workday, reason: BilingualText(zh: "工作日", en: "working day"), isStatutory: false)
    }

    /// The first working day on or after a date.
    public func workingDay(onOrAfter date: LegalDate) -> LegalDate {
        var date = date
        while !isWorking(date) { date = date.adding(days: 1) }
        return date
    }

    /// The last working day on or before a date.
    public func workingDay(onOrBefore date: LegalDate) -> LegalDate {
        var date = date
        while !isWorking(date) { date = date.adding(days: -1) }
        return date
    }

    /// The last of so many working days after a date, or the first of so many before it if negative; the date itself is not counted, and
    /// with zero it is the answer whether it is worked or not.
    public func adding(workingDays amount: Int, to date: LegalDate) -> LegalDate {
        let stride = amount < 0 ? -1 : 1
        var (date, left) = (date, amount.magnitude)
        while left > 0 {
            date = date.adding(days: stride)
            if isWorking(date) { left -= 1 }
        }
        return date
    }
}

extension WorkCalendar {
    /// Whether a year's national notice is not loaded, so that dates resting on the year may still move.
    public func isProvisional(_ year: Int) -> Bool { !publishedYears.contains(year) }

    /// The years without a national notice on which the rest days from one date to another depend, in order.
    ///
    /// The last days of December depend on the next year's notice too: the notice for 2019 made 2018-12-29 a working Saturday and 2018-12-31 a
    /// holiday.
    public func provisionalYears(from first: LegalDate, through last: LegalDate) -> [Int] {
        guard first <= last, !settled.contains(where: { $0.contains(first) && $0.contains(last) }) else { return [] }
        let year = last.year
        let next = Self.notice(for: year + 1, mayCover: last) ? 1 : 0
        return (first.year...(year + next)).filter(isProvisional)
    }

    private static func settled(by years: Set<Int>) -> [ClosedRange<LegalDate>] {
        years.sorted().reduce(into: []) { spans, year in
            guard let first = LegalDate(year: year, month: 1, day: 1),
                let last = LegalDate(year: year, month: 12, day: 28)
            else { return }
            if let before = spans.last, years.contains(year - 1) {
                spans[spans.count - 1] = before.lowerBound...last
            } else {
                spans.append(first...last)
            }
        }
    }

    /// Whether a year's notice can speak of a date: one of the year, or the last days of the December before it. A New Year notice has
    /// never reached further back than 29 December (in 2007 and 2018).
    public static func notice(for year: Int, mayCover date: LegalDate) -> Bool {
        let parts = date.numbers
        return parts.year == year || (parts.year == year - 1 && parts.month == 12 && parts.day >= 29)
    }
}
