public import Diagnostics

extension WorkCalendar {
    /// What one notice says of one day.
    public struct Entry: Hashable, Sendable {
        public var isWorking: Bool
        /// The holiday or the reason: 春节, 春节调休上班.
        public var name: BilingualText
        /// Whether it is one of the statutory holidays themselves (全国年节及纪念日放假办法), not a day moved next to them.
        public var isStatutory: Bool

        public init(isWorking: Bool, name: BilingualText, isStatutory: Bool = false) {
            self.isWorking = isWorking
            self.name = name
            self.isStatutory = isStatutory
        }
    }

    /// One published notice, or the statutory days of a year whose notice is not out yet.
    public struct Notice: Hashable, Sendable {
        /// `cn`, or the code of the locality that published it.
        public var place: String
        public var year: Int
        /// The notice's name and number.
        public var source: BilingualText
        /// False while only the statutory days are known: every result that rests on the year is provisional.
        public var isPublished: Bool
        /// Whether somebody has compared the days with the notice's text.
        public var isVerified: Bool
        public var days: [LegalDate: Entry]

        public init(
            place: String, year: Int, source: BilingualText, isPublished: Bool, isVerified: Bool = true,
            days: [LegalDate: Entry]
        ) {
            self.place = place
            self.year = year
            self.source = source
            self.isPublished = isPublished
            self.isVerified = isVerified
            self.days = days
        }
    }

    /// What makes a day a rest day or a working day.
    public enum Kind: String, Sendable, CaseIterable {
        /// Monday to Friday, and no notice speaks of it.
        case workday
        /// Saturday or Sunday, and no notice speaks of it.
        case weekend
        /// A notice makes it a day off.
        case holiday
        /// A notice makes it a working day, most often a Saturday or Sunday (调休上班).
        case makeUp = "make-up"

        public var isWorking: Bool { self == .workday || self == .makeUp }
    }

    /// A day's kind and why.
    public struct Day: Hashable, Sendable {
        public var date: LegalDate
        public var kind: Kind
        public var reason: BilingualText
        /// The notice behind it; nil for the plain weekday rule.
        public var source: BilingualText?
        /// Whether it is one of the statutory holidays themselves.
        public var isStatutory: Bool

        public var isWorking: Bool { kind.isWorking }
    }
}
