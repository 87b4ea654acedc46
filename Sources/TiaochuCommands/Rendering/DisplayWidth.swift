import Glibc

/// Columns a text takes on a terminal: 2 for a Chinese character, 0 for a combining mark.
///
/// The widths are glibc's `wcwidth` in the C.UTF-8 locale, which every Debian has, so a table is the same whatever `LANG` says.
enum DisplayWidth {
    static func of(_ text: String) -> Int {
        var previous: locale_t?
        if let utf8Locale { previous = uselocale(utf8Locale) }
        defer { if let previous { uselocale(previous) } }
        return text.unicodeScalars.reduce(0) { $0 + max(0, Int(wcwidth(wchar_t(bitPattern: $1.value)))) }
    }

    /// The text followed by enough spaces to fill `width` columns.
    static func pad(_ text: String, to width: Int, rightAligned: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - of(text)))
        return rightAligned ? space + text : text + space
    }

    /// The text, cut with an ellipsis so that it fills at most `width` columns.
    static func clip(_ text: String, to width: Int) -> String {
        guard of(text) > width, width > 1 else { return text }
        var kept = ""
        for character in text {
            if of(kept + String(character)) > width - 1 { break }
            kept.append(character)
        }
        return kept + "…"
    }

    // A locale object is immutable once made, and glibc allows its use from every thread.
    private nonisolated(unsafe) static let utf8Locale: locale_t? = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
}
