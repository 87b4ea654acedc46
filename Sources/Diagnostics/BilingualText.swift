/// One piece of text for people, written in Simplified Chinese and in English.
///
/// Text is paired where it is written, so that the compiler refuses a sentence that lacks a translation;
/// `String(localized:)` does not exist on Linux.
public struct BilingualText: Hashable, Sendable {
    public var zh: String
    public var en: String

    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The same words in both languages: a name, a code, a number.
    public init(verbatim text: String) {
        self.init(zh: text, en: text)
    }

    public subscript(language: Language) -> String {
        switch language {
        case .chinese: zh
        case .english: en
        }
    }
}
