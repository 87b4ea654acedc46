/// Which cases a list shows, and in what order. Filters that are `nil` let everything through; the others must all hold.
public struct CaseQuery: Hashable, Sendable {
    public enum Assignment: Hashable, Sendable {
        case to(String)
        case nobody
    }

    /// Every order ends with the case id, so that pages neither repeat nor skip a case that did not change.
    public enum Order: String, Hashable, Sendable, CaseIterable {
        /// Earliest pending deadline first; cases without one last.
        case dueOn
        /// Latest opened first.
        case newest
        /// Latest changed first.
        case lastChanged
        case id
    }

    public var status: CaseStatus?
    public var workflow: String?
    /// The first digits of the locality code; `prefix(covering:)` gives those of a province or city.
    public var localityPrefix: String?
    /// A state that is active, or one inside which a state is active (`mediation` finds `mediation.referral`).
    public var state: String?
    public var assignment: Assignment?
    /// Words to find in title or case id; ASCII letters match in either case.
    public var text: String?
    /// Only cases with a pending deadline due on or before this date.
    public var dueThrough: String?
    public var order: Order
    public var limit: Int
    public var offset: Int

    public init(
        status: CaseStatus? = nil, workflow: String? = nil, localityPrefix: String? = nil, state: String? = nil,
        assignment: Assignment? = nil, text: String? = nil, dueThrough: String? = nil, order: Order = .dueOn,
        limit: Int = 100, offset: Int = 0
    ) {
        self.status = status
        self.workflow = workflow
        self.localityPrefix = localityPrefix
        self.state = state
        self.assignment = assignment
        self.text = text
        self.dueThrough = dueThrough
        self.order = order
        self.limit = limit
        self.offset = offset
    }

    /// The digits that a locality and everything below it share: `610000` gives `61`, `610100` gives `6101`, `cn` gives none.
    public static func prefix(covering locality: String) -> String {
        guard locality != "cn" else { return "" }
        var digits = Substring(locality)
        while digits.hasSuffix("00") { digits.removeLast(2) }
        return String(digits)
    }
}

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
        /// The earliest warning still to come.
        case warning
    }

    /// Which date decides.
    public var event: Event
    /// The last date looked at, included; `nil` for all.
    public var through: String?
    public var localityPrefix: String?
    /// Where the page before ended.
    public var after: Position?
    public var limit: Int

    public init(
        _ event: Event = .due, through: String? = nil, localityPrefix: String? = nil, after: Position? = nil,
        limit: Int = 100
    ) {
        self.event = event
        self.through = through
        self.localityPrefix = localityPrefix
        self.after = after
        self.limit = limit
    }
}

/// Which effects to look at, in order of id.
public struct OutboxQuery: Hashable, Sendable {
    public var status: OutboxRecord.Status?
    public var caseID: String?
    public var after: OutboxID?
    public var limit: Int

    public init(
        status: OutboxRecord.Status? = nil, caseID: String? = nil, after: OutboxID? = nil, limit: Int = 100
    ) {
        self.status = status
        self.caseID = caseID
        self.after = after
        self.limit = limit
    }
}

/// Which effects a worker asks for.
public struct OutboxClaim: Hashable, Sendable {
    /// Names the worker among all workers on all machines.
    public var owner: String
    /// The instant of asking.
    public var now: String
    /// The instant at which the lease runs out; far enough for the slowest effect and for clocks that differ.
    public var leaseUntil: String
    /// Kinds the worker can perform; `nil` for all.
    public var kinds: [String]?
    public var limit: Int

    public init(owner: String, now: String, leaseUntil: String, kinds: [String]? = nil, limit: Int = 16) {
        self.owner = owner
        self.now = now
        self.leaseUntil = leaseUntil
        self.kinds = kinds
        self.limit = limit
    }
}

/// How much a store holds.
public struct StoreCounts: Hashable, Sendable {
    public var openCases: Int
    public var closedCases: Int
    public var pendingDeadlines: Int
    public var pendingEffects: Int
    public var failedEffects: Int

    public init(
        openCases: Int = 0, closedCases: Int = 0, pendingDeadlines: Int = 0, pendingEffects: Int = 0,
        failedEffects: Int = 0
    ) {
        self.openCases = openCases
        self.closedCases = closedCases
        self.pendingDeadlines = pendingDeadlines
        self.pendingEffects = pendingEffects
        self.failedEffects = failedEffects
    }
}
