/// A language that text for people exists in.
public enum Language: String, CaseIterable, Sendable, Hashable {
    case chinese = "zh"
    case english = "en"
}
