import StatutoryTime

/// Days as they are written: `2026-02-13`.
public enum DateLiteral {
    /// Whether `text` is a day between the years 1900 and 2999, in exactly this form; other years are slips of the keyboard.
    public static func isDay(_ text: String) -> Bool {
        guard let date = LegalDate(text) else { return false }
        return (1900...2999).contains(date.year)
    }
}

extension DateLiteral {
    /// The day in ISO form from what people type: `2026-02-13`, `2026/2/13`, `2026.2.13`, `20260213`, `2026年2月13日`.
    public static func day(typed text: String) -> String? {
        let digits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        var parts: [Substring]
        if digits, text.count == 8 {
            parts = [text.prefix(4), text.dropFirst(4).prefix(2), text.dropFirst(6)]
        } else {
            parts = text.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
            if let last = parts.last, last.hasSuffix("日") { parts[parts.count - 1] = last.dropLast() }
        }
        guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count), (1...2).contains(parts[2].count)
        else { return nil }
        let day =
            "\(parts[0])-\(parts[1].count == 1 ? "0" : "")\(parts[1])-\(parts[2].count == 1 ? "0" : "")\(parts[2])"
        return isDay(day) ? day : nil
    }
}
