public import Diagnostics

/// What each layer said about one value that layers may change: the answer of `workflow explain KEY`.
public struct Provenance: Hashable, Sendable {
    public struct Step: Hashable, Sendable {
        /// nil: the base definition.
        public var layer: String?
        /// The value as written.
        public var value: String
        public var location: SourceLocation
        public var source: BilingualText?
        public var law: Citation?
        /// False when the layer says that nobody has checked the value against its source.
        public var isVerified: Bool
        /// For values with a date: the first and the last day in force.
        public var from: String?
        public var until: String?
        /// It says only what people read, such as the article: nothing that a case does follows from it.
        public var isWords: Bool

        public init(
            layer: String?, value: String, at location: SourceLocation, source: BilingualText? = nil,
            law: Citation? = nil, isVerified: Bool = true, from: String? = nil, until: String? = nil,
            isWords: Bool = false
        ) {
            self.layer = layer
            self.value = value
            self.location = location
            self.source = source
            self.law = law
            self.isVerified = isVerified
            self.from = from
            self.until = until
            self.isWords = isWords
        }
    }

    /// `parameters.minimum_wage`, `states.arbitration.deadlines.award.within`.
    public var key: String
    /// From the base to the locality; the last one is in force, except that dated values are each in force in their time.
    public var steps: [Step]

    public init(key: String, steps: [Step]) {
        self.key = key
        self.steps = steps
    }
}
