/// Which deadlines with a due date to look at, in order of it.
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

    public enum Kind: Hashable, Sendable, CaseIterable {
        /// Those that wait for their day: what may fire.
        case pending
        /// Those, and the overdue ones whose act is still owed: what people are shown.
        case open
    }

    public var kind: Kind
    /// The last due date looked at, included; `nil` for all.
    public var through: String?
    /// Where the cases are whose deadlines these are.
    public var places: PlaceScope
    /// Where the page before ended.
    public var after: Position?
    public var limit: Int

    public init(
        _ kind: Kind = .open, places: PlaceScope, through: String? = nil, after: Position? = nil, limit: Int = 100
    ) {
        self.kind = kind
        self.through = through
        self.places = places
        self.after = after
        self.limit = limit
    }

    /// Whether deadlines of that status are looked at.
    public func covers(_ deadline: DeadlineRecord) -> Bool {
        switch kind {
        case .pending: deadline.status == .pending
        case .open: deadline.isOpen
        }
    }
}
