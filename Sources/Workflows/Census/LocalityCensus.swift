public import Diagnostics

/// Where each locality differs from the nation: one entry for each thing that a layer says of a workflow.
///
/// The nation is the root of the localities' chains. What a locality takes from the layer above it is that layer's difference.
public struct LocalityCensus: Sendable {
    /// A locality in the order of its code, the nation first.
    public struct Place: Hashable, Sendable {
        public var code: String
        public var title: BilingualText
        /// The codes of its layers, the nation first and itself last.
        public var chain: [String]
    }

    public struct Difference: Hashable, Sendable {
        /// `parameters.award_period`, `hooks.takes_effect`, `deadlines.arbitration.award`, `states.arbitration`.
        public var key: String
        public var title: BilingualText
        /// The locality whose layer says so.
        public var layer: String
        /// Of a parameter with several values the one in force on the day, else the latest.
        public var value: BilingualText
        /// The value without this layer and those above it: the nation's, else the base's; nil when neither has any.
        public var national: BilingualText?
        /// The layer's value says what holds without it.
        public var isSame: Bool
        public var location: SourceLocation
        public var source: BilingualText?
        public var law: BilingualText?
        /// Whether somebody has compared it with its source; nil when neither a source nor a known article is named.
        public var isVerified: Bool?
        /// Whether something that a case does follows from it. What only papers and people read, an article say, no scenario can notice.
        public var isRead: Bool
    }

    public let workflow: String
    public let title: BilingualText
    /// The day whose values are shown, ISO text.
    public let date: String
    public let places: [Place]
    /// In the order of the files' keys, then of the places.
    public let differences: [Difference]

    /// The keys in which some locality differs, each once.
    public var keys: [String] {
        var seen: Set<String> = []
        return differences.map(\.key).filter { seen.insert($0).inserted }
    }

    /// What holds for a key in a place, when it is not the nation's: its own difference or that of the nearest layer above.
    public func difference(of key: String, in place: Place) -> Difference? {
        place.chain.reversed().lazy.compactMap { code in differences.first { $0.key == key && $0.layer == code } }.first
    }
}
