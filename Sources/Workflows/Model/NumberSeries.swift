/// The series from which a text field takes its number: 西劳人仲案字〔2026〕第123号.
public struct NumberSeries: Hashable, Sendable {
    /// The parameter of type text with the local pattern.
    public var pattern: String
    /// What stands for `{word}` in the pattern: 案.
    public var word: String

    public init(pattern: String, word: String) {
        self.pattern = pattern
        self.word = word
    }
}

/// The local pattern of numbers: `西劳人仲{word}字〔{year}〕第{serial}号`.
public struct NumberPattern: Hashable, Sendable {
    public var text: String

    public init(_ text: String) {
        self.text = text
    }

    /// What a pattern may hold in braces.
    public static let places = ["word", "year", "serial", "locality"]

    /// The first word in braces that no number has; nil when the pattern is sound.
    public var unknownPlace: String? {
        text.matches(of: #/\{([^{}]*)\}/#).map { String($0.1) }.first { !Self.places.contains($0) }
    }

    /// Whether numbers by this pattern say which case they mean.
    public var tellsCasesApart: Bool { text.contains("{year}") && text.contains("{serial}") }

    public var namesLocality: Bool { text.contains("{locality}") }

    /// The pattern with everything in its place but the count.
    public func filled(word: String, year: String, locality: String) -> NumberPattern {
        NumberPattern(
            text.replacing("{word}", with: word).replacing("{year}", with: year)
                .replacing("{locality}", with: locality))
    }

    /// The number, once everything else is in its place.
    public func number(_ serial: String) -> String { text.replacing("{serial}", with: serial) }
}
