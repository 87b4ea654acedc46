/// What a store keeps of a failed attempt.
public struct OutboxFailure: Hashable, Sendable {
    /// Pending while it is to be tried again, failed when it is given up.
    public let status: OutboxRecord.Status
    /// The message, without NUL characters and cut to 2 000 characters.
    public let error: String
    public let retryAt: String?

    /// Throws `invalid` when `retryAt` is not an instant that sorts.
    public init(error: String, retryAt: String?) throws(StoreError) {
        if let retryAt { try FieldRule.instant(retryAt, of: "retryAt") }
        self.status = retryAt == nil ? .failed : .pending
        self.error = String(error.filter { $0 != "\0" }.prefix(2_000))
        self.retryAt = retryAt
    }
}
