public import Diagnostics

/// The first place at which a journal is not what was written: tampered with, damaged or cut short.
public struct JournalFault: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// An entry of another case stands here.
        case foreign(caseID: String)
        /// Entries are missing before this one.
        case gap(expected: Int)
        /// An entry that came earlier stands here (again).
        case outOfOrder(expected: Int)
        /// The entry names another predecessor than the one before it: one of the two was replaced, or one between them removed.
        case brokenLink(named: String, actual: String)
        /// The entry's content does not give its hash: it was edited after it was sealed.
        case edited(stored: String, computed: String)
        /// The journal ends here although the case counts more entries.
        case truncated(expected: Int)
        /// The journal goes on although the case counts fewer entries.
        case beyondHead(expected: Int)
        /// The last entry is not the one that the case, or a hash noted elsewhere, names: the end was rewritten.
        case headMismatch(expected: String, actual: String)
    }

    public var caseID: String
    /// The entry at fault; for `truncated` the last one that is there.
    public var sequence: Int
    public var kind: Kind

    public init(caseID: String, sequence: Int, kind: Kind) {
        self.caseID = caseID
        self.sequence = sequence
        self.kind = kind
    }

    /// One sentence for people.
    public var what: BilingualText {
        switch kind {
        case .foreign(let other):
            say("第 \(sequence) 条属于另一案件 \(other)", "entry \(sequence) belongs to another case, \(other)")
        case .gap(let expected):
            say(
                "第 \(expected) 条缺失，其后是第 \(sequence) 条",
                "entry \(expected) is missing; entry \(sequence) stands in its place")
        case .outOfOrder(let expected):
            say(
                "应为第 \(expected) 条，却是第 \(sequence) 条：顺序被改动或重复",
                "entry \(sequence) stands where entry \(expected) belongs: reordered or repeated")
        case .brokenLink(let named, let actual):
            say(
                "第 \(sequence) 条所记的前条哈希 \(named.prefix(12))… 与前条 \(actual.prefix(12))… 不符：前条或本条被替换",
                "entry \(sequence) names \(named.prefix(12))… as its predecessor, which is \(actual.prefix(12))…: "
                    + "one of the two was replaced")
        case .edited(let stored, let computed):
            say(
                "第 \(sequence) 条的内容被改动：所记哈希 \(stored.prefix(12))…，内容算得 \(computed.prefix(12))…",
                "entry \(sequence) was edited: its hash is \(stored.prefix(12))…, its content gives \(computed.prefix(12))…"
            )
        case .truncated(let expected):
            say(
                "日志在第 \(sequence) 条后中断，案件记有 \(expected) 条",
                "the journal ends after entry \(sequence), but the case counts \(expected)")
        case .beyondHead(let expected):
            say(
                "第 \(sequence) 条多出：案件只记有 \(expected) 条",
                "entry \(sequence) is one too many: the case counts only \(expected)")
        case .headMismatch(let expected, let actual):
            say(
                "最后第 \(sequence) 条的哈希 \(actual.prefix(12))… 与案件所记 \(expected.prefix(12))… 不符：末尾被重写",
                "the last entry, \(sequence), has the hash \(actual.prefix(12))…, but the case names "
                    + "\(expected.prefix(12))…: the end was rewritten")
        }
    }

    private func say(_ chinese: String, _ english: String) -> BilingualText {
        BilingualText(zh: "案件 \(caseID)：\(chinese)", en: "case \(caseID): \(english)")
    }
}

extension JournalFault: CustomStringConvertible {
    public var description: String { what.en }
}
