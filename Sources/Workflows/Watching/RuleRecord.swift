public import Diagnostics
public import StatutoryTime

/// What a workflow's rules were asked, and did, while somebody watched.
public struct RuleRecord: Hashable, Sendable {
    /// Which answers a guard gave.
    public struct Answers: OptionSet, Hashable, Sendable {
        public var rawValue: UInt8

        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let yes = Answers(rawValue: 1)
        /// Refused or cautioned.
        public static let no = Answers(rawValue: 2)
    }

    public internal(set) var answers: [GuardReference: Answers] = [:]
    /// How near the days on which cases were looked at came to the last day of each deadline, by its key.
    public internal(set) var deadlines: [String: NearestValues] = [:]
    /// Keys of the deadlines that fired: they were over.
    public private(set) var fired: Set<String> = []
    /// What comparisons of scripts compared, by the place of their sign.
    public internal(set) var comparisons: [SourceLocation: NearestValues] = [:]
    /// Lines of scripts that ran, by path; those that run when a file is loaded too.
    public internal(set) var lines: [String: Set<Int>] = [:]

    /// Where the values stand that parameters had.
    public internal(set) var parameters: Set<SourceLocation> = []

    public init() {}

    /// These deadlines were looked at on a day; one that waits or is met has no last day to come near to.
    public mutating func note(_ deadlines: [CaseDeadline], on date: LegalDate) {
        for deadline in deadlines {
            var nearest = self.deadlines[deadline.key] ?? NearestValues()
            if case .due(let last) = deadline.standing { nearest.add(date, against: last) }
            self.deadlines[deadline.key] = nearest
        }
    }

    /// The deadline was over, and took effect.
    public mutating func noteFired(_ key: String) { fired.insert(key) }

    private static func united(_ left: NearestValues, _ right: NearestValues) -> NearestValues {
        var both = left
        both.formUnion(right)
        return both
    }

    public mutating func formUnion(_ other: RuleRecord) {
        answers.merge(other.answers) { $0.union($1) }
        deadlines.merge(other.deadlines, uniquingKeysWith: Self.united)
        comparisons.merge(other.comparisons, uniquingKeysWith: Self.united)
        fired.formUnion(other.fired)
        parameters.formUnion(other.parameters)
        lines.merge(other.lines) { $0.union($1) }
    }
}
