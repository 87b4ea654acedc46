public import Diagnostics

/// Which days are worked: the weekday rule, the State Council's notices by year, local holidays on top.
///
/// Layers are looked at from the last to the first; the first that speaks of a day decides, so that a local layer may cancel a national
/// holiday. A day that no layer speaks of is a rest day on Saturday and Sunday and a working day otherwise.
public struct WorkCalendar: Hashable, Sendable {
    /// What one notice says of one day.
    public struct Entry: Hashable, Sendable {
        public var isWorking: Bool
        /// The holiday or the reason: 春节, 春节调休上班.
        public var name: BilingualText

        public init(isWorking: Bool, name: BilingualText) {
            self.isWorking = isWorking
            self.name = name
        }
    }

    /// One published notice, or the statutory days of a year whose notice is not out yet.
    public struct Notice: Hashable, Sendable {
        public var place: String
        public var year: Int
        /// The notice's name and number.
        public var source: BilingualText
        /// False while only the statutory days are known: every result that rests on the year is provisional.
        public var isPublished: Bool
        public var days: [LegalDate: Entry]

        public init(place: String, year: Int, source: BilingualText, isPublished: Bool, days: [LegalDate: Entry]) {
            self.place = place
            self.year = year
            self.source = source
            self.isPublished = isPublished
            self.days = days
        }
    }

    /// A day's kind and why.
    public struct Day: Hashable, Sendable {
        public var date: LegalDate
        public var isWorking: Bool
        public var reason: BilingualText
        /// The notice behind it; nil for the plain weekday rule.
        public var source: BilingualText?
    }

    public let notices: [Notice]
    private let publishedYears: Set<Int>

    /// - Parameter notices: the nation's first, the most local last.
    public init(notices: [Notice]) {
        self.notices = notices
        publishedYears = Set(notices.filter { $0.isPublished && $0.place == "cn" }.map(\.year))
    }

    /// Whether the holidays of a year are not published, so that dates resting on it may still move.
    public func isProvisional(_ year: Int) -> Bool { !publishedYears.contains(year) }

    public func isWorking(_ date: LegalDate) -> Bool {
        for notice in notices.reversed() {
            if let entry = notice.days[date] { return entry.isWorking }
        }
        return !date.weekday.isWeekend
    }

    public func day(_ date: LegalDate) -> Day {
        for notice in notices.reversed() {
            if let entry = notice.days[date] {
                return Day(date: date, isWorking: entry.isWorking, reason: entry.name, source: notice.source)
            }
        }
        let name = date.weekday.name
        return date.weekday.isWeekend
            ? Day(date: date, isWorking: false, reason: name)
            : Day(date: date, isWorking: true, reason: BilingualText(zh: "工作日", en: "working day"))
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
}

extension Weekday {
    public var isWeekend: Bool { self == .saturday || self == .sunday }

    public var name: BilingualText {
        switch self {
        case .monday: BilingualText(zh: "周一", en: "Monday")
        case .tuesday: BilingualText(zh: "周二", en: "Tuesday")
        case .wednesday: BilingualText(zh: "周三", en: "Wednesday")
        case .thursday: BilingualText(zh: "周四", en: "Thursday")
        case .friday: BilingualText(zh: "周五", en: "Friday")
        case .saturday: BilingualText(zh: "周六", en: "Saturday")
        case .sunday: BilingualText(zh: "周日", en: "Sunday")
        }
    }
}
