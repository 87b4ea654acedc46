public import Diagnostics
public import StatutoryTime

/// A legal time limit of a case as it stands after a step.
public struct CaseDeadline: Hashable, Sendable {
    public enum Standing: Hashable, Sendable {
        /// It runs; act on or before this date.
        case due(LegalDate)
        /// Its clock stands still, or its anchor date is not known yet.
        case waiting
        /// What it waited for has happened.
        case met
    }

    /// The state's id and the deadline's name: `arbitration.award`.
    public var key: String
    public var state: String
    public var title: BilingualText
    public var standing: Standing
    /// The derivation behind the date; nil while the anchor is not known.
    public var deadline: Deadline?
    public var anchor: LegalDate?
    /// The system event raised when it lapses.
    public var event: String?
    public var citation: BilingualText
    /// Whether somebody in office must act by it.
    public var isDuty: Bool
    /// Who must act.
    public var obligor: String?
    /// Dates from which the handler is warned.
    public var warnOn: [LegalDate]

    public var dueOn: LegalDate? {
        if case .due(let date) = standing { date } else { nil }
    }

    /// Whether an act is still owed: late, when its last day is over.
    public var isOwed: Bool { isDuty && dueOn != nil }
}
