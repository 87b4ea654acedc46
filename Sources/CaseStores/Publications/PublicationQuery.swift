/// Which entries of the register of publications to list, the newest first.
public struct PublicationQuery: Hashable, Sendable {
    public var workflow: String?
    /// The exact code of a locality.
    public var locality: String?
    /// Only entries before this number: where the page before ended.
    public var before: Int?
    public var limit: Int

    public init(workflow: String? = nil, locality: String? = nil, before: Int? = nil, limit: Int = 100) {
        self.workflow = workflow
        self.locality = locality
        self.before = before
        self.limit = limit
    }
}
