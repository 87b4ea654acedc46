public import Diagnostics

/// How a deadline was counted, day by day, in a form that can go into the file.
public struct Derivation: Hashable, Sendable {
    /// What a day did to the count.
    public enum Role: String, Sendable, CaseIterable {
        /// The start day, which is not counted.
        case anchor
        case counted
        /// A rest day that working days skip.
        case rest
        /// A day during which the clock stood still.
        case paused
        /// A day to which the last day moved, on its way to the working day on which it came to rest.
        case rolled
        /// The day from which the period is counted anew; it is not counted itself.
        case restarted
        /// The day from which time granted on top is counted on.
        case extended
        /// A restart or an extension that came too late and changed nothing.
        case void
    }

    /// What happened to the clock on a day.
    public enum Event: Hashable, Sendable {
        case pause(Pause)
        /// The period was counted anew by law from the very day from which it is counted first: a case received by transfer.
        case begun(Restart)
        /// - Parameter lost: the days that had been counted and no longer matter.
        case restart(Restart, lost: Int)
        case interruptionTooLate(Restart, ended: LegalDate)
        case extended(Extension)
        case extensionTooLate(Extension)
    }

    public struct Day: Hashable, Sendable {
        public var date: LegalDate
        public var role: Role
        /// How many days had been counted at its end.
        public var count: Int
        public var kind: WorkCalendar.Kind
        /// What makes it a working day or a rest day.
        public var reason: BilingualText
        /// The notice behind that; nil for the plain weekday rule.
        public var source: BilingualText?
        public var event: Event?

        public var isWorking: Bool { kind.isWorking }

        init(_ day: WorkCalendar.Day, role: Role, count: Int, event: Event?) {
            date = day.date
            self.role = role
            self.count = count
            kind = day.kind
            reason = day.reason
            source = day.source
            self.event = event
        }
    }

    /// The day from which the first count began, before any restart.
    public let anchor: LegalDate
    public let rule: DeadlineRule
    /// In the order of the count.
    public let days: [Day]
    public let naturalEnd: LegalDate?
    public let date: LegalDate?
    /// How many days are left while the clock stands still.
    public let remaining: Int
    public let provisionalYears: [Int]

    public var isProvisional: Bool { !provisionalYears.isEmpty }
}
