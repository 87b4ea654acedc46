public import DataValues
import Diagnostics

/// How much of a fact can be kept: so little that every store takes it and every hook can read it.
public enum FieldLimits {
    /// Bytes of one text in UTF-8: some ten thousand Chinese characters.
    public static let longestText = 32 << 10
    /// Elements of one list.
    public static let longestList = 5_000
    /// Bytes of all facts of a case together, as canonical JSON.
    public static let largestFacts = 256 << 10

    static func problems(with text: String, at path: DataPath) -> [FieldProblem] {
        if text.utf8.count > longestText {
            return [
                FieldProblem(
                    .tooLarge, at: path,
                    BilingualText(
                        zh: "文字太长：\(text.utf8.count) 字节，最多 \(longestText) 字节（约 \(longestText / 3) 个汉字）",
                        en: "the text is too long: \(text.utf8.count) bytes, at most \(longestText)"),
                    fix: shorter)
            ]
        }
        if text.utf8.contains(0) {
            return [
                FieldProblem(
                    .malformed, at: path,
                    BilingualText(
                        zh: "含有 NUL 字符（\\u0000），不是文字", en: "holds a NUL character (\\u0000), which is no text"),
                    fix: BilingualText(zh: "去掉该字符", en: "leave it out"))
            ]
        }
        return []
    }

    static func tooLong(_ elements: [DataValue], at path: DataPath) -> FieldProblem {
        FieldProblem(
            .tooLarge, at: path,
            BilingualText(
                zh: "列表太长：\(elements.count) 项，最多 \(longestList) 项",
                en: "the list is too long: \(elements.count) elements, at most \(longestList)"), fix: shorter)
    }

    /// What is wrong with the facts of a case as a whole, at the largest of them; nil when there is room.
    public static func problem(with facts: [String: DataValue]) -> FieldProblem? {
        let sizes = facts.mapValues { $0.canonicalBytes.count }
        let total = sizes.values.reduce(0, +)
        guard total > largestFacts,
            let largest = sizes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
        else { return nil }
        return FieldProblem(
            .tooLarge, at: DataPath([.key(largest.key)]),
            BilingualText(
                zh: "案件的事实合计 \(total) 字节，最多 \(largestFacts) 字节；其中最大的有 \(largest.value) 字节",
                en:
                    "the facts of the case take \(total) bytes, at most \(largestFacts); this one takes \(largest.value)"
            ),
            fix: shorter)
    }

    private static let shorter = BilingualText(
        zh: "只写要点，长的材料另存，在此注明", en: "write the essence, keep long papers elsewhere and refer to them")
}
