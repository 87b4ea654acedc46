/// Days as they are written: `2026-02-13`.
public enum DateLiteral {
    /// Whether `text` is a day between the years 1900 and 2999, in exactly this form.
    public static func isDay(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
        else { return false }
        guard (1900...2999).contains(year), (1...12).contains(month) else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        return (1...days).contains(day)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.reduce(0 as Int?) { value, digit in
            guard let value, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            return value * 10 + Int(digit - UInt8(ascii: "0"))
        }
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
