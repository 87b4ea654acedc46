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

extension OutboxClaim {
    /// Throws `invalid` when the owner is no id or an instant is not written so that it sorts; every store asks.
    public func validate() throws(StoreError) {
        try FieldRule.identifier(owner, of: "claim.owner")
        try FieldRule.instant(now, of: "claim.now")
        try FieldRule.instant(leaseUntil, of: "claim.leaseUntil")
    }
}
