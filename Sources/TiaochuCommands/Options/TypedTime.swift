import Diagnostics
import StatutoryTime
import Workflows

/// Days and times of day as people type them.
///
/// `2026-03-02`, `2026/3/2`, `20260302` and `2026年3月2日` are one day; `9:30`, `09:30:00` and `9时30分` stand behind it after a space or `T`.
enum TypedTime {
    static func day(_ text: String) throws -> LegalDate {
        guard let day = DateLiteral.day(typed: text), let date = LegalDate(day) else { throw failure(text) }
        return date
    }

    static func time(_ text: String) throws -> StatedTime {
        if let date = DateLiteral.day(typed: text).flatMap({ LegalDate($0) }) { return StatedTime(date: date) }
        let narrow = DateLiteral.halfWidth(text).trimmed
        // The day ends at T or a space before the first colon or 时; in 2026年 3月 2日 09:30 that is the last of them.
        let clock = narrow.lastIndex { $0 == "T" || $0 == "t" || $0 == "日" || $0.isWhitespace }
        guard let clock else { throw failure(text) }
        let end = narrow[clock] == "日" ? narrow.index(after: clock) : clock
        guard let day = DateLiteral.day(typed: String(narrow[..<end])),
            let time = StatedTime("\(day)T\(Self.clock(String(narrow[narrow.index(after: clock)...])))")
        else { throw failure(text) }
        return time
    }

    /// `9:30` and `9时30分` as `09:30`.
    private static func clock(_ text: String) -> String {
        var text = text
        for (word, mark) in [("时", ":"), ("点", ":"), ("分", ":"), ("秒", "")] { text.replace(word, with: mark) }
        if text.last == ":" { text.removeLast() }
        return text.firstIndex(of: ":").map { text.distance(from: text.startIndex, to: $0) } == 1 ? "0" + text : text
    }

    private static func failure(_ text: String) -> CommandFailure {
        let fix = BilingualText(
            zh: "例如 2026-03-05、2026年3月5日 或 2026-03-05T09:30",
            en: "such as 2026-03-05, 2026/3/5 or 2026-03-05T09:30")
        // A day that exists but in no year that is meant deserves to hear so.
        if let year = strayYear(text) {
            let years = DateLiteral.years
            return CommandFailure(
                .usage, code: "bad-time",
                what: BilingualText(
                    zh: "“\(text)”的年份 \(year) 不在 \(years.lowerBound) 至 \(years.upperBound) 之间",
                    en: "the year \(year) of '\(text)' does not lie between \(years.lowerBound) and \(years.upperBound)"
                ),
                fix: fix)
        }
        return CommandFailure(
            .usage, code: "bad-time",
            what: BilingualText(zh: "“\(text)”不是日期或时间", en: "'\(text)' is neither a date nor a time"), fix: fix)
    }

    private static func strayYear(_ text: String) -> String? {
        let head = DateLiteral.halfWidth(text).trimmed.prefix(10)
        guard let date = LegalDate(String(head)), !DateLiteral.years.contains(date.year) else { return nil }
        return String(head.prefix(4))
    }
}

extension String {
    fileprivate var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
