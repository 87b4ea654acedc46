public import Diagnostics

/// More days than the law allows, granted in a recorded step: wrong in law, and no sign that anybody changed the record.
///
/// Engines did not hold grants to `at_most` at first, so such cases are there and cannot be undone.
public struct ExcessGrant: Hashable, Sendable {
    public var caseID: String
    /// The journal entry that granted them.
    public var sequence: Int
    public var field: String
    /// One sentence for people: case, entry, day, days, and how many the article allows.
    public var what: BilingualText
}
