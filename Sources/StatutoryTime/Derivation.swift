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
        /// A day to which the last day moved on.
        case rolled
    }

    public struct Day: Hashable, Sendable {
        public var date: LegalDate
        public var role: Role
        /// How many days had been counted at its end.
        public var count: Int
        public var isWorking: Bool
        /// What makes it a working day or a rest day.
        public var reason: BilingualText
        public var source: BilingualText?

        init(_ day: WorkCalendar.Day, role: Role, count: Int) {
            date = day.date
            self.role = role
            self.count = count
            isWorking = day.isWorking
            reason = day.reason
            source = day.source
        }
    }

    public var anchor: LegalDate
    public var rule: DeadlineRule
    public var days: [Day]
    public var naturalEnd: LegalDate?
    public var date: LegalDate?
    public var isProvisional: Bool
}
