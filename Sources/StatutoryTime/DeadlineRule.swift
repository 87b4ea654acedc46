/// How a time limit is counted.
public struct DeadlineRule: Hashable, Sendable {
    public enum Direction: Hashable, Sendable {
        /// Forwards from the anchor; the anchor's day is not counted (民事诉讼法 第八十五条).
        case after
        /// Backwards: the last day to act that lies at least so long before the anchor; never rolled forward.
        case before
    }

    public var period: Period
    public var direction: Direction
    /// Whether a last day on a rest day moves to the first working day after it.
    public var rolls: Bool
    /// Calendar or working days granted on top, counted in the period's own unit.
    public var extensionDays: Int

    public init(_ period: Period, direction: Direction = .after, rolls: Bool = true, extensionDays: Int = 0) {
        self.period = period
        self.direction = direction
        self.rolls = rolls
        self.extensionDays = extensionDays
    }
}

/// Days during which a clock stands still, from the first to the last that does not count; `last` is nil while it still stands.
public struct Pause: Hashable, Sendable {
    public var first: LegalDate
    public var last: LegalDate?

    public init(first: LegalDate, last: LegalDate? = nil) {
        self.first = first
        self.last = last
    }

    func covers(_ date: LegalDate) -> Bool { date >= first && date <= last ?? date }
}
