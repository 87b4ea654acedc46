public import Diagnostics

/// How a time limit is counted.
public struct DeadlineRule: Hashable, Sendable {
    public enum Direction: Hashable, Sendable {
        /// Forwards from the anchor.
        case after
        /// Backwards: the last day to act that lies at least so long before the anchor.
        case before
    }

    /// What happens when the last day is a rest day.
    public enum RestDayRule: String, Sendable, CaseIterable {
        /// It moves on to the first working day after the rest days (民事诉讼法 第八十五条第三款).
        case later
        /// One has to act before the rest days, as with a payday (保障农民工工资支付条例 第十四条) or a notice due before a date.
        case earlier
        /// It stays, as with a date on which service is deemed made.
        case stays
    }

    public var period: Period
    public var direction: Direction
    public var restDays: RestDayRule
    /// Whether the anchor's day is day 1; the law's default is that counting begins the next day (民法典 第二百零一条).
    public var countsStartDay: Bool
    /// Whether an extension granted before a restart lengthens the period that begins anew; the law is silent, so it is for the locality.
    public var extensionsSurviveRestart: Bool
    /// The provision that says how it counts, for the derivation.
    public var basis: BilingualText?

    /// - Parameter rolls: whether a last day on a rest day moves: on when counting forwards, to an earlier day when counting backwards,
    ///   since a period before a date must not be shortened.
    public init(
        _ period: Period, direction: Direction = .after, rolls: Bool = true, countsStartDay: Bool = false,
        extensionsSurviveRestart: Bool = false, basis: BilingualText? = nil
    ) {
        let restDays: RestDayRule = !rolls ? .stays : direction == .after ? .later : .earlier
        self.init(
            period, direction: direction, restDays: restDays, countsStartDay: countsStartDay,
            extensionsSurviveRestart: extensionsSurviveRestart, basis: basis)
    }

    public init(
        _ period: Period, direction: Direction = .after, restDays: RestDayRule, countsStartDay: Bool = false,
        extensionsSurviveRestart: Bool = false, basis: BilingualText? = nil
    ) {
        self.period = period
        self.direction = direction
        self.restDays = restDays
        self.countsStartDay = countsStartDay
        self.extensionsSurviveRestart = extensionsSurviveRestart
        self.basis = basis
    }
}
