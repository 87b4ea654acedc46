public import Diagnostics

/// Something that a paper says and the case does not have.
public struct MissingFact: Hashable, Sendable {
    public enum Source: String, Hashable, Sendable {
        /// A fact of the case.
        case fact
        /// What is given when the paper is made.
        case given
        /// A parameter of the locality.
        case parameter
        /// A date of a deadline that does not run now.
        case deadline
    }

    public var source: Source
    /// The name in templates: `employer.legal_representative`.
    public var path: String
    public var title: BilingualText

    public init(_ source: Source, _ path: String, title: BilingualText) {
        self.source = source
        self.path = path
        self.title = title
    }
}

extension MissingFact {
    func element(_ index: Int) -> MissingFact {
        MissingFact(
            source, "\(path)[\(index)]",
            title: BilingualText(zh: "\(title.zh)第\(index + 1)项", en: "\(title.en) \(index + 1)"))
    }
}
