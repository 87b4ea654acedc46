public import Diagnostics

/// A place with rules of its own: an administrative division by its six-digit code (GB/T 2260), or `cn`.
public struct Locality: Hashable, Sendable {
    public var code: String
    public var title: BilingualText
    /// The file of its layer.
    public var location: SourceLocation

    public init(code: String, title: BilingualText, location: SourceLocation) {
        self.code = code
        self.title = title
        self.location = location
    }
}

/// The layers that apply in one place, from `cn` to the place itself.
public struct LocalityChain: Hashable, Sendable, CustomStringConvertible {
    /// Never empty; the root first.
    public var localities: [Locality]

    public init(_ localities: [Locality]) {
        precondition(!localities.isEmpty, "a chain has at least its own locality")
        self.localities = localities
    }

    /// The place itself.
    public var locality: Locality { localities[localities.count - 1] }

    public var codes: [String] { localities.map(\.code) }

    /// `cn > 610000 > 610100 > 610113`
    public var description: String { codes.joined(separator: " > ") }
}
