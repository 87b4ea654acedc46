/// An article of a statute that something rests on.
public struct Citation: Hashable, Sendable {
    /// The statute's id, the name of its file in `workflows/statutes`.
    public var statute: String
    /// `43`, `41(2)`.
    public var article: String

    public init(statute: String, article: String) {
        self.statute = statute
        self.article = article
    }
}
