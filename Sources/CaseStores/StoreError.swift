public import Diagnostics

/// Why a store did not do what was asked. Decide by `code`; show `what` and `fix` to people.
public struct StoreError: Error, Hashable, Sendable {
    public enum Code: Hashable, Sendable {
        /// Someone else changed the case since it was loaded.
        case conflict(Conflict)
        /// A case with this id exists already.
        case alreadyOpen(caseID: String)
        /// No case or effect of this name.
        case notFound(String)
        /// The request was answered before; nothing was done again.
        case requestAnswered(RequestRecord)
        /// The request's id was used before for something else.
        case requestMismatch(RequestRecord)
        /// What was to be written contradicts itself or the store: a mistake of the program.
        case invalid
        /// Somebody else published rules for the same workflow and locality meanwhile.
        case superseded(PublicationRecord)
        /// Somebody else took the number meanwhile; the series has come to the one named.
        case numberTaken(NumberSeriesRecord)
        /// Another worker has, or had, the effect.
        case leaseLost(OutboxID)
        /// The store cannot be reached or opened.
        case unavailable
        /// Another process kept the store locked for too long; trying again is safe.
        case busy
        /// No room left.
        case full
        case readOnly
        /// What is stored cannot be read: damaged, or not one of our stores.
        case corrupt
        /// The store was written by a newer version of the program.
        case newerFormat(found: Int, known: Int)
        /// The store was written by an older version of the program and was opened for reading only, so that it cannot be migrated.
        case olderFormat(found: Int, known: Int)
    }

    /// Who was faster.
    public struct Conflict: Hashable, Sendable {
        public var caseID: String
        /// The version the losing step began from.
        public var expected: Int
        /// The version that stands now.
        public var current: Int
        /// The latest entry of the journal.
        public var changedBy: CaseActor
        public var kind: JournalKind
        public var event: String?
        /// The instant at which it was recorded.
        public var recordedTime: String

        public init(expected: Int, current: Int, latest entry: JournalEntry) {
            self.caseID = entry.caseID
            self.expected = expected
            self.current = current
            self.changedBy = entry.actor
            self.kind = entry.kind
            self.event = entry.event
            self.recordedTime = entry.recordedTime
        }
    }

    public var code: Code
    /// What happened: one sentence, with the store's path and the driver's code where they help.
    public var what: BilingualText
    /// What to do next.
    public var fix: BilingualText?

    public init(_ code: Code, what: BilingualText, fix: BilingualText? = nil) {
        self.code = code
        self.what = what
        self.fix = fix
    }
}

extension StoreError: CustomStringConvertible {
    public var description: String {
        what.en + (fix.map { "; " + $0.en } ?? "")
    }
}

// MARK: - Errors that every store words alike

extension StoreError {
    public static func conflict(_ conflict: Conflict) -> StoreError {
        let act = conflict.event ?? conflict.kind.rawValue
        return StoreError(
            .conflict(conflict),
            what: BilingualText(
                zh: "案件 \(conflict.caseID) 已由 \(conflict.changedBy.id) 于 \(conflict.recordedTime) 更改"
                    + "（\(act)，版本 \(conflict.expected) → \(conflict.current)）",
                en: "case \(conflict.caseID) was changed by \(conflict.changedBy.id) at \(conflict.recordedTime) "
                    + "(\(act), version \(conflict.expected) → \(conflict.current))"),
            fix: BilingualText(zh: "请重新载入案件，确认后再次办理", en: "reload the case, look at the change, and try again"))
    }

    public static func alreadyOpen(_ caseID: String) -> StoreError {
        StoreError(
            .alreadyOpen(caseID: caseID),
            what: BilingualText(zh: "案件编号 \(caseID) 已经存在", en: "a case with the id \(caseID) exists already"),
            fix: BilingualText(zh: "请换一个编号，或办理已有的案件", en: "choose another id, or go on with the existing case"))
    }

    public static func noCase(_ caseID: String) -> StoreError {
        StoreError(
            .notFound(caseID),
            what: BilingualText(zh: "没有编号为 \(caseID) 的案件", en: "there is no case with the id \(caseID)"))
    }

    public static func noFailedEffect(_ id: OutboxID) -> StoreError {
        StoreError(
            .notFound(id.description),
            what: BilingualText(zh: "没有失败的待办事项 \(id)", en: "there is no failed effect \(id)"))
    }

    /// The answer to a request that was seen before: repeated when its body is the same, refused otherwise.
    public static func request(_ stored: RequestRecord, repeatedWith bodyHash: String) -> StoreError {
        if stored.bodyHash == bodyHash {
            return StoreError(
                .requestAnswered(stored),
                what: BilingualText(
                    zh: "请求 \(stored.id) 已于 \(stored.recordedAt) 办理",
                    en: "the request \(stored.id) was carried out at \(stored.recordedAt)"))
        }
        return StoreError(
            .requestMismatch(stored),
            what: BilingualText(
                zh: "请求编号 \(stored.id) 已用于另一项内容不同的请求",
                en: "the request id \(stored.id) was used before for a request with another content"),
            fix: BilingualText(zh: "新的请求请用新的编号", en: "give the new request an id of its own"))
    }

    public static func leaseLost(_ id: OutboxID) -> StoreError {
        StoreError(
            .leaseLost(id),
            what: BilingualText(
                zh: "待办事项 \(id) 的租约不属于该执行者", en: "the lease on the effect \(id) is not this worker's"),
            fix: BilingualText(
                zh: "请加长租约；接收方按编号识别重复", en: "use a longer lease; the receiver knows a repetition by the id"))
    }

    public static func superseded(_ newest: PublicationRecord) -> StoreError {
        StoreError(
            .superseded(newest),
            what: BilingualText(
                zh: "\(newest.actor.id) 已于 \(newest.publishedAt) 为 \(newest.locality) 发布了 \(newest.workflow) "
                    + "的另一版规则（第 \(newest.number) 号）",
                en: "\(newest.actor.id) published other rules of \(newest.workflow) for \(newest.locality) at "
                    + "\(newest.publishedAt) (no. \(newest.number))"),
            fix: BilingualText(
                zh: "请先看现行规则与您的修改有何不同，再发布", en: "look at how the rules in force differ from yours, then publish again"))
    }

    public static func numberTaken(_ standing: NumberSeriesRecord) -> StoreError {
        StoreError(
            .numberTaken(standing),
            what: BilingualText(
                zh: "序列 \(standing.series) 已编到 \(standing.last)，所用编号已被他人取得",
                en: "the series \(standing.series) has come to \(standing.last): the number was taken by somebody else"),
            fix: BilingualText(zh: "请重试", en: "try again"))
    }

    public static func invalid(_ what: BilingualText) -> StoreError {
        StoreError(.invalid, what: what)
    }
}
