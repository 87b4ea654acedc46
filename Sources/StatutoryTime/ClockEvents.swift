public import Diagnostics

/// Days during which a clock stands still: suspension (中止) or a span that is not counted in (不计入), such as public notice.
///
/// What had been counted before it is kept, and counting goes on after it.
public struct Pause: Hashable, Sendable {
    /// The first day that does not count.
    public var first: LegalDate
    /// The last day that does not count; nil while the clock still stands.
    public var last: LegalDate?
    /// Why, in words for the file: 中止审理, 公告送达.
    public var reason: BilingualText?

    public init(first: LegalDate, last: LegalDate? = nil, reason: BilingualText? = nil) {
        self.first = first
        self.last = last
        self.reason = reason
    }

    func covers(_ date: LegalDate) -> Bool { date >= first && date <= last ?? date }
}

/// A day from which the whole period is counted anew; the day itself is not counted.
public struct Restart: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// The period begins anew by law, whether or not it had ended: joinder, changed claims, transfer (办案规则 第四十六条).
        case recount
        /// A running limitation period is interrupted (中断); one that has already ended is not revived (劳动争议调解仲裁法 第二十七条第二款).
        case interruption
    }

    public var date: LegalDate
    public var kind: Kind
    /// Why, in words for the file: 追加当事人.
    public var reason: BilingualText?

    public init(on date: LegalDate, _ kind: Kind = .recount, reason: BilingualText? = nil) {
        self.date = date
        self.kind = kind
        self.reason = reason
    }
}

/// Time granted on top of a period. It is counted on from the period's own last day, never from a day to which that had moved.
public struct Extension: Hashable, Sendable {
    public var period: Period
    /// The day it was granted; one granted after the period had ended has no effect. Nil when it is not known, which is taken as in time.
    public var grantedOn: LegalDate?
    /// By whom and why, in words for the file.
    public var reason: BilingualText?

    public init(_ period: Period, grantedOn: LegalDate? = nil, reason: BilingualText? = nil) {
        self.period = period
        self.grantedOn = grantedOn
        self.reason = reason
    }
}
