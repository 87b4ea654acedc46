/// A case's number by the local rule, 西劳人仲案字〔2026〕第123号, from the number under which the store keeps it, `2026-610100-00123`.
///
/// Case ids count without gaps within a year and a locality, so the number does too.
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

    /// What a pattern may hold in braces.
    public static let places = ["word", "year", "serial", "locality"]

    /// The first word in braces that no number has; nil when the pattern is sound.
    public static func unknownPlace(in pattern: String) -> String? {
        pattern.matches(of: #/\{([^{}]*)\}/#).map { String($0.1) }.first { !places.contains($0) }
    }

    /// Whether numbers by this pattern say which case they mean.
    public static func tellsCasesApart(_ pattern: String) -> Bool {
        pattern.contains("{year}") && pattern.contains("{serial}")
    }

    /// The number in words.
    ///
    /// - Parameter word: what the paper's series is called, 案 or 不.
    public func text(by pattern: String, word: String) -> String {
        pattern.replacing("{word}", with: word).replacing("{year}", with: year).replacing("{serial}", with: serial)
            .replacing("{locality}", with: locality)
    }
}
