/// Moments as they are written: `2026-02-13T09:00:00+08:00`.
public enum InstantLiteral {
    /// Whether `text` is ISO 8601 with day, time and offset (or `Z`); seconds and their fraction may be left out.
    public static func isMoment(_ text: String) -> Bool {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, DateLiteral.isDay(String(parts[0])) else { return false }
        return parts[1].wholeMatch(
            of: #/([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])/#)
            != nil
    }
}
