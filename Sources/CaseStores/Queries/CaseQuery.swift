/// Which cases a list shows, and in what order. Filters that are `nil` let everything through; the others must all hold.
public struct CaseQuery: Hashable, Sendable {
    public enum Assignment: Hashable, Sendable {
        case to(String)
        case nobody
    }

    /// Every order ends with the case id, so that pages neither repeat nor skip a case that did not change.
    public enum Order: String, Hashable, Sendable, CaseIterable {
        /// Earliest open deadline first, pending or overdue; cases without one last.
        case dueOn
        /// Latest opened first.
        case newest
        /// Latest changed first.
        case lastChanged
        case id
    }

    /// `prefix(covering:)` gives the first digits of a province's or city's code.
    public var places: PlaceScope
    public var status: CaseStatus?
    public var workflow: String?
    /// What the ids begin with, such as `2026-610113-`.
    public var idPrefix: String?
    /// Only cases that follow this bundle.
    public var bundleHash: String?
    /// Only cases opened on this date or later.
    public var openedSince: String?
    /// Only cases whose id comes after this one: where the page before ended, in the order of ids.
    public var afterID: String?
    /// A state that is active, or one inside which a state is active (`mediation` finds `mediation.referral`).
    public var state: String?
    public var assignment: Assignment?
    /// Words to find in title or case id; ASCII letters match in either case.
    public var text: String?
    /// Only cases with an open deadline, pending or overdue, due on or before this date.
    public var dueThrough: String?
    public var order: Order
    public var limit: Int
    public var offset: Int

    public init(
        places: PlaceScope, status: CaseStatus? = nil, workflow: String? = nil, idPrefix: String? = nil,
        bundleHash: String? = nil, openedSince: String? = nil, afterID: String? = nil, state: String? = nil,
        assignment: Assignment? = nil, text: String? = nil,
        dueThrough: String? = nil,
        order: Order = .dueOn, limit: Int = 100, offset: Int = 0
    ) {
        self.places = places
        self.status = status
        self.workflow = workflow
        self.idPrefix = idPrefix
        self.bundleHash = bundleHash
        self.openedSince = openedSince
        self.afterID = afterID
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
