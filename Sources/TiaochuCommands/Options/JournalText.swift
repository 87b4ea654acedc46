import Diagnostics
import Workflows

/// What a person writes into a journal in their own words: a note, a reason.
enum JournalText {
    /// Enough for a page; longer papers are files of their own.
    static let limit = 4_000

    /// The text without blank ends; refused when nothing is left, or too much.
    static func checked(_ text: String, of place: String) throws -> String {
        let trimmed = text.drop(while: \.isWhitespace)
        guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else {
            throw CommandFailure(
                .usage, code: "empty-text",
                what: BilingualText(zh: "\(place) 没有内容", en: "\(place) says nothing"),
                fix: BilingualText(zh: "写明内容", en: "write what is to be kept"))
        }
        let kept = trimmed[...last]
        guard kept.count <= limit else {
            throw CommandFailure(
                .usage, code: "long-text",
                what: BilingualText(
                    zh: "\(place) 有 \(kept.count) 字，至多 \(limit) 字",
                    en: "\(place) has \(kept.count) characters, \(limit) at most"),
                fix: BilingualText(zh: "写成摘要，全文另存", en: "write a summary and keep the whole text elsewhere"))
        }
        return String(kept)
    }

    /// The text line by line, without telephone and identity numbers and the case's own personal data unless nothing is masked.
    static func shown(_ text: String, masking secrets: SensitiveValues?) -> [String] {
        masked(text, by: secrets).split(whereSeparator: \.isNewline).map(String.init)
    }

    static func masked(_ text: String, by secrets: SensitiveValues?) -> String {
        secrets.map { PersonalNumbers.masked(in: $0.masked(in: text)) } ?? text
    }
}
