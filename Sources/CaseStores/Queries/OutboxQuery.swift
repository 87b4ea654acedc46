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
