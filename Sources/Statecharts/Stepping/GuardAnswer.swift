/// What a data model says to a guard.
public enum GuardAnswer: Hashable, Sendable {
    case pass
    /// No, and for this reason.
    case refuse(Refusal)
}
