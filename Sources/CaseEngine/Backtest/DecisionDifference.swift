public import Diagnostics
public import Workflows

/// A recorded decision that other rules would have made otherwise, with what each of the two says.
public struct DecisionDifference: Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The other rules refuse the act.
        case refused
        /// The case would have come to stand elsewhere, or would have been closed otherwise.
        case outcome
        /// A time limit would have ended on another day.
        case date
        /// A limit that ran out as recorded would still run when somebody acted, or one that did not would have run out by then.
        case lapse
        /// A script of the other rules failed on it.
        case fault
        /// The case cannot be taken over into the other rules at this point.
        case misfit
    }

    /// What keeps a case from being followed any further under the other rules, so that what was decided later is not asked again.
    public struct End: Sendable {
        /// What would make it one that can be followed: `--state old=new` for a state that has another id now.
        public var fixes: [BilingualText]
    }

    public var caseID: String
    /// The journal entry of the decision.
    public var sequence: Int
    /// The event decided on; nil for the opening.
    public var event: String?
    public var title: BilingualText
    public var time: LegalTime
    public var kind: Kind
    /// What was decided, under the rules the case followed.
    public var recorded: BilingualText
    /// What the other rules would decide.
    public var shadow: BilingualText
    /// Nil where the case is followed on.
    public var end: End?
}
