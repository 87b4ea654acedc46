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
    /// Keys of the deadlines that were counted.
    public internal(set) var deadlines: Set<String> = []
    /// Lines of scripts that ran, by path; those that run when a file is loaded too.
    public internal(set) var lines: [String: Set<Int>] = [:]

    public init() {}

    public mutating func formUnion(_ other: RuleRecord) {
        answers.merge(other.answers) { $0.union($1) }
        deadlines.formUnion(other.deadlines)
        lines.merge(other.lines) { $0.union($1) }
    }
}
