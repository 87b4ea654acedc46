public import Diagnostics

/// How a statute counts its time limits.
public struct CountingRule: Hashable, Sendable {
    /// A rule that a number of 日 means working days: 办案规则 第八十条 for 3, 5 and 10.
    public struct WorkingDays: Hashable, Sendable {
        /// The numbers it holds for; empty for every number up to `atMost`.
        public var amounts: Set<Int>
        /// Every number up to this one; nil when `amounts` lists them, or for all when both are empty.
        public var atMost: Int?

        public init(amounts: Set<Int> = [], atMost: Int? = nil) {
            self.amounts = amounts
            self.atMost = atMost
        }

        public func holds(for amount: Int) -> Bool {
            if let atMost { return amount <= atMost }
            return amounts.isEmpty || amounts.contains(amount)
        }
    }

    /// Which numbers of 日 mean working days; nil when 日 always means calendar days.
    public var workingDays: WorkingDays?
    /// Whether a last day on a rest day moves on.
    public var rolls: Bool
    /// Whether the day from which a period runs is its first day.
    public var countsStartDay: Bool
    /// The article that says so.
    public var source: BilingualText
    /// Whether somebody has compared it with the statute's text.
    public var isVerified: Bool

    public init(
        workingDays: WorkingDays?, rolls: Bool, countsStartDay: Bool = false, source: BilingualText,
        isVerified: Bool
    ) {
        self.workingDays = workingDays
        self.rolls = rolls
        self.countsStartDay = countsStartDay
        self.source = source
        self.isVerified = isVerified
    }

    /// The unit that a number of 日 has.
    public func unit(ofDays amount: Int) -> Period.Unit {
        workingDays?.holds(for: amount) == true ? .workingDays : .days
    }

    /// The rule by which a period is counted.
    public func rule(for period: Period, direction: DeadlineRule.Direction = .after) -> DeadlineRule {
        DeadlineRule(period, direction: direction, rolls: rolls, countsStartDay: countsStartDay, basis: source)
    }
}
