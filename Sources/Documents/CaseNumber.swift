import Workflows

/// The number of a paper on a case that has none of its own series yet, by the local pattern, from the number under which the store keeps
/// the case: `2026-610100-00123`.
///
/// Case ids count without gaps within a year and a locality, so these numbers do too.
public struct CaseNumber: Hashable, Sendable {
    public let year: String
    public let locality: String
    /// Without the zeros in front.
    public let serial: String

    /// nil for an id that is not a year, a locality and a count.
    public init?(caseID: String) {
        let parts = caseID.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }), parts[0].count == 4, let serial = UInt64(parts[2]),
            UInt64(parts[0]) != nil
        else { return nil }
        year = String(parts[0])
        locality = String(parts[1])
        self.serial = String(serial)
    }

    /// The number in words.
    ///
    /// - Parameter word: what the paper's series is called, 案 or 不.
    public func text(by pattern: String, word: String) -> String {
        NumberPattern(pattern).filled(word: word, year: year, locality: locality).number(serial)
    }
}
