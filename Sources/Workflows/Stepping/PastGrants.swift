/// How a step that a journal records is done again where more days were granted than the deadline's `at_most` allows.
///
/// Engines did not hold to `at_most` at first. What was granted then stands: it is no reason to take the entry for forged.
public enum PastGrants: Hashable, Sendable {
    /// Days beyond `at_most` are taken, and not counted: as since engines hold to it.
    case taken
    /// They are counted too, as before.
    case counted
}
