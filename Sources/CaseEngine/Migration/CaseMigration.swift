public import Diagnostics
public import StatutoryTime

/// What it would mean for one running case to go on under other rules.
public struct CaseMigration: Sendable {
    /// Why it must stay under the rules it has.
    public struct Obstacle: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable {
            /// It is closed: what was decided stands under the rules it was decided by.
            case closed
            /// A state or fact has no place in the new rules.
            case misfit
            /// A running time limit would end on another day, or no longer run.
            case movedDate
            /// A new time limit would have ended already.
            case overdue
            /// Nobody could do anything and nothing would be due.
            case stuck
            /// A script of the new rules failed on this case.
            case fault
        }

        public var kind: Kind
        /// The state, field or deadline it is about.
        public var subject: String
        public var what: BilingualText
        public var fix: BilingualText?
    }

    /// A time limit whose last day differs between the rules; nil where it does not run.
    public struct MovedDate: Hashable, Sendable {
        public var key: String
        public var title: BilingualText
        public var from: LegalDate?
        public var to: LegalDate?
        /// Whether it has fired: then it stays as it fired, and neither moves nor fires again.
        public var hasFired = false
    }

    /// An event that people may raise under one of the rules only, with the other's reason against it.
    public struct ChangedEvent: Hashable, Sendable {
        public var event: String
        public var title: BilingualText
        public var isPermitted: Bool
        public var reason: BilingualText?
    }

    public var caseID: String
    /// The version of the case that was looked at.
    public var version: Int
    public var fromBundle: String
    public var toBundle: String
    /// Ids of the states it is in, by the old rules.
    public var configuration: [String]
    public var obstacles: [Obstacle] = []
    /// Time limits that the new rules end on another day: among the obstacles, all but those that only the new rules have and those that
    /// have fired.
    public var movedDates: [MovedDate] = []
    public var changedEvents: [ChangedEvent] = []

    public var isPossible: Bool { obstacles.isEmpty }
}
