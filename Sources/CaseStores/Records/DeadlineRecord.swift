public import DataValues

/// A legal time limit of a case, found by an index on its due date.
///
/// A row to be found by: what it says follows from the case's snapshot and bundle, and `dueOn` is never the start of a further count.
public struct DeadlineRecord: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// Waiting: it fires when its day is over.
        case pending
        /// What it waited for happened in time.
        case met
        /// It lapsed and its event was raised; nothing more is to be done about it.
        case fired
        /// It lapsed and its event was raised, and the office still owes the act: the state it belongs to is active.
        case overdue
        /// It no longer applies.
        case cancelled
    }

    public var caseID: String
    /// Unique within the case: `mediation.period`, `claims[2].answer`.
    public var key: String
    /// The state it belongs to.
    public var state: String
    /// The last day on which the act is in time; `nil` while the clock stands still or has not started.
    public var dueOn: String?
    public var status: Status
    /// The event raised when it lapses; `nil` when it only warns people.
    public var event: String?
    /// Who must act, as the workflow names them; `limit` where it names nobody.
    public var kind: String
    /// The article of law, as it is cited: `劳动争议调解仲裁法 第十四条`.
    public var citation: String
    /// The day the count starts from, for those who read the store; the date is derived anew from case and bundle, never from here.
    public var derivation: DataValue
    /// The dates, still to come, on which the handler is warned. A warning given is taken out by the step that gives it.
    public var warnOn: [String]
    /// True while the due date rests on a calendar year whose holidays have not been published.
    public var isProvisional: Bool

    public init(
        caseID: String, key: String, state: String, dueOn: String?, status: Status = .pending, event: String? = nil,
        kind: String, citation: String, derivation: DataValue = .record([:]), warnOn: [String] = [],
        isProvisional: Bool = false
    ) {
        self.caseID = caseID
        self.key = key
        self.state = state
        self.dueOn = dueOn
        self.status = status
        self.event = event
        self.kind = kind
        self.citation = citation
        self.derivation = derivation
        self.warnOn = warnOn
        self.isProvisional = isProvisional
    }

    /// The earliest warning still to come of a pending deadline.
    public var nextWarnOn: String? { status == .pending ? warnOn.min() : nil }

    /// Whether its event was raised.
    public var hasLapsed: Bool { status == .fired || status == .overdue }

    /// Whether something still waits for it: what lists show.
    public var isOpen: Bool { status == .pending || status == .overdue }
}
