public import DataValues

/// Names one effect for ever: the case, the journal entry that ordered it, its place among that entry's effects.
///
/// The receiver of an effect can tell a repetition by it, since effects are performed at least once.
public struct OutboxID: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var caseID: String
    public var sequence: Int
    /// Counts from 0.
    public var index: Int

    public init(caseID: String, sequence: Int, index: Int) {
        self.caseID = caseID
        self.sequence = sequence
        self.index = index
    }

    /// The idempotency key in writing: `CASE/SEQUENCE/INDEX`.
    public var description: String { "\(caseID)/\(sequence)/\(index)" }

    public static func < (left: OutboxID, right: OutboxID) -> Bool {
        if left.caseID != right.caseID { return left.caseID.utf8.lexicographicallyPrecedes(right.caseID.utf8) }
        return (left.sequence, left.index) < (right.sequence, right.index)
    }
}

/// An effect that a step ordered and that the outside has still to perform, or has performed.
public struct OutboxRecord: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case pending, done, failed
    }

    /// A worker's claim: until it runs out no other worker is given the effect.
    public struct Lease: Hashable, Sendable {
        public var owner: String
        /// An instant; allow for the clocks of the machines to differ.
        public var until: String

        public init(owner: String, until: String) {
            self.owner = owner
            self.until = until
        }
    }

    public var id: OutboxID
    /// What is to be done: `notify`, `document`, `refer`, …
    public var kind: String
    public var payload: DataValue
    public var status: Status
    /// Claims so far, a claim whose worker died included.
    public var attempts: Int
    public var lastError: String?
    /// The instant before which it is not tried.
    public var nextAttemptAt: String
    public var lease: Lease?

    public init(
        id: OutboxID, kind: String, payload: DataValue, status: Status = .pending, attempts: Int = 0,
        lastError: String? = nil, nextAttemptAt: String, lease: Lease? = nil
    ) {
        self.id = id
        self.kind = kind
        self.payload = payload
        self.status = status
        self.attempts = attempts
        self.lastError = lastError
        self.nextAttemptAt = nextAttemptAt
        self.lease = lease
    }
}
