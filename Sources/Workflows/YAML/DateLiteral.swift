import StatutoryTime

/// Days as they are written: `2026-02-13`.
public enum DateLiteral {
    /// Years that a day may have; others are slips of the keyboard.
    public static let years = 1900...2999

    /// Whether `text` is a day of these years, in exactly this form.
    public static func isDay(_ text: String) -> Bool {
        guard let date = LegalDate(text) else { return false }
        return years.contains(date.year)
    }
}

extension DateLiteral {
    /// The day in ISO form from what people type: `2026-02-13`, `2026/2/13`, `2026.2.13`, `20260213`, `2026年2月13日`; digits and marks may be
    /// full-width, and spaces may stand around them.
    public static func day(typed text: String) -> String? {
        let text = halfWidth(text).filter { !$0.isWhitespace }
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

    /// Full-width digits, letters and marks as those of ASCII: `２０２６－０３－０２` as `2026-03-02`.
    public static func halfWidth(_ text: String) -> String {
        var narrow = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: narrow.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000: narrow.append(" ")
            // The hyphens and dashes that keyboards and word processors put for a hyphen, and the minus sign.
            case 0x2010...0x2015, 0x2212: narrow.append("-")
            default: narrow.append(scalar)
            }
        }
        return String(narrow)
    }
}
