/// Which pending deadlines to look at, by due date or by date of warning.
public struct DeadlineQuery: Hashable, Sendable {
    /// A place in the order of due date, case id, key: the last deadline already seen.
    public struct Position: Hashable, Sendable {
        public var date: String
        public var caseID: String
        public var key: String

        public init(date: String, caseID: String, key: String) {
            self.date = date
            self.caseID = caseID
            self.key = key
        }
    }

    public enum Event: Hashable, Sendable {
        /// The due date.
        case due
        /// The earliest warning.
        case warning
    }

    /// Which date decides.
    public var event: Event
    /// The last date looked at, included; `nil` for all.
    public var through: String?
    public var localityPrefix: String?
    /// Prefixes of locality codes, with one of which that of the case must begin; empty for no deadline at all.
    public var localityScope: [String]?
    /// Where the page before ended.
    public var after: Position?
    public var limit: Int

    public init(
        _ event: Event = .due, through: String? = nil, localityPrefix: String? = nil,
        localityScope: [String]? = nil, after: Position? = nil,
        limit: Int = 100
    ) {
        self.event = event
        self.through = through
        self.localityPrefix = localityPrefix
        self.localityScope = localityScope
        self.after = after
        self.limit = limit
    }
}
