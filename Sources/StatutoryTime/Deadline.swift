/// A time limit counted out: its last day, and how that was reached.
///
/// It is always counted from the anchor, never from a date that an earlier count had moved. Counting is cheap; the day-by-day derivation is
/// made only when it is asked for.
public struct Deadline: Hashable, Sendable {
    /// The day from which the period that decides is counted: the anchor, or the day of the last restart.
    public let anchor: LegalDate
    /// The last day before rest days moved it; nil while the clock stands still.
    public let naturalEnd: LegalDate?
    /// The last day on which the act is in time, until 24:00; nil while the clock stands still.
    public let date: LegalDate?
    /// How many days had been counted at the end, or when the clock was stopped; in days, working days for a period in working days.
    public let counted: Int
    /// How many days are still to be counted once the clock runs again; 0 when it does not stand still.
    public let remaining: Int
    /// The years on whose rest days the result depends and for which no national notice is loaded.
    public let provisionalYears: [Int]
    private let terms: DeadlineTerms

    /// Whether a year it rests on has no published holidays yet, so that it may still move.
    public var isProvisional: Bool { !provisionalYears.isEmpty }

    /// How long it is, without what was granted on top.
    public var period: Period { terms.rule.period }

    /// Every day from the anchor to the last, and what each did to the count.
    public var derivation: Derivation {
        var counter = DayCounter(terms, records: true)
        let end = counter.count()
        return Derivation(
            anchor: terms.anchor, rule: terms.rule, days: counter.days, naturalEnd: end.naturalEnd, date: end.date,
            remaining: end.remaining, provisionalYears: counter.provisionalYears)
    }
}

extension Deadline {
    /// Counts a time limit from its anchor.
    ///
    /// - Parameters:
    ///   - pauses: spans whose days do not count, in any order; they may overlap. The remaining days of a period in months or years are those
    ///     between its anchor and its corresponding day.
    ///   - restarts: days from which the period is counted anew, in any order; those not after the anchor change nothing; one by law
    ///     on the anchor itself is named in the derivation.
    ///   - extensions: time granted on top; without effect when granted after the period had ended.
    ///
    /// A period counted backwards has neither pauses, restarts nor extensions: they are ignored.
    public static func counted(
        from anchor: LegalDate, by rule: DeadlineRule, on calendar: WorkCalendar, pauses: [Pause] = [],
        restarts: [Restart] = [], extensions: [Extension] = []
    ) -> Deadline {
        Deadline(
            DeadlineTerms(
                anchor: anchor, rule: rule, calendar: calendar, pauses: pauses,
                restarts: inOrder(restarts, after: anchor),
                begun: restarts.first { $0.date == anchor && $0.kind == .recount },
                extensions: extensions.sorted { ($0.grantedOn ?? anchor) < ($1.grantedOn ?? anchor) }))
    }

    /// The restarts that matter, one a day: what begins anew by law on the same day as an interruption prevails.
    private static func inOrder(_ restarts: [Restart], after anchor: LegalDate) -> [Restart] {
        restarts.filter { $0.date > anchor }
            .sorted { ($0.date, $0.kind == .recount ? 0 : 1) < ($1.date, $1.kind == .recount ? 0 : 1) }
            .reduce(into: []) { kept, restart in
                if kept.last?.date != restart.date { kept.append(restart) }
            }
    }

    private init(_ terms: DeadlineTerms) {
        var counter = DayCounter(terms, records: false)
        let end = counter.count()
        anchor = end.anchor
        naturalEnd = end.naturalEnd
        date = end.date
        counted = end.counted
        remaining = end.remaining
        provisionalYears = counter.provisionalYears
        self.terms = terms
    }
}

/// Everything a time limit follows from.
struct DeadlineTerms: Hashable, Sendable {
    var anchor: LegalDate
    var rule: DeadlineRule
    var calendar: WorkCalendar
    var pauses: [Pause]
    /// After the anchor, in order.
    var restarts: [Restart]
    /// One on the anchor, which changes no day and is told for its reason.
    var begun: Restart?
    /// In the order in which they were granted.
    var extensions: [Extension]
}
