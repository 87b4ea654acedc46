public import DataValues

/// The end of a case's journal: how many entries it has and the hash of the last one.
public struct JournalHead: Hashable, Sendable {
    public var sequence: Int
    public var hash: String

    public init(sequence: Int, hash: String) {
        self.sequence = sequence
        self.hash = hash
    }

    /// The head of a journal without entries; its hash is 64 zeros.
    public static let empty = JournalHead(sequence: 0, hash: String(repeating: "0", count: 64))
}

/// Who did something, in which of their roles, and for whom.
public struct CaseActor: Hashable, Sendable {
    public var id: String
    /// The roles the act relied on.
    public var roles: [String]
    /// The person in whose place the actor acted (授权委托), if any.
    public var onBehalfOf: String?

    public init(id: String, roles: [String] = [], onBehalfOf: String? = nil) {
        self.id = id
        self.roles = roles
        self.onBehalfOf = onBehalfOf
    }

    /// The engine itself, as when a deadline fires.
    public static let system = CaseActor(id: "system")
}

/// What happened, before it has its place in the journal of a case.
public struct JournalDraft: Hashable, Sendable {
    public var kind: JournalKind
    /// The event raised, if the act raised one.
    public var event: String?
    /// The event's data, or a note's text.
    public var data: DataValue
    public var actor: CaseActor
    /// The instant at which it happened in law.
    public var legalTime: String
    /// The instant at which it was recorded.
    public var recordedTime: String
    public var bundleHash: String
    /// The hash of the calendars its dates were counted with.
    public var calendarVersion: String?
    /// Fields that changed: a list of `DataChange`s as values.
    public var changes: DataValue
    /// How the engine came to its answer: transitions, guards asked, states left and entered.
    public var trace: DataValue
    /// The command it answered, if that carried an id.
    public var requestID: String?

    public init(
        kind: JournalKind, event: String? = nil, data: DataValue = .null, actor: CaseActor, legalTime: String,
        recordedTime: String, bundleHash: String, calendarVersion: String? = nil, changes: DataValue = .list([]),
        trace: DataValue = .null, requestID: String? = nil
    ) {
        self.kind = kind
        self.event = event
        self.data = data
        self.actor = actor
        self.legalTime = legalTime
        self.recordedTime = recordedTime
        self.bundleHash = bundleHash
        self.calendarVersion = calendarVersion
        self.changes = changes
        self.trace = trace
        self.requestID = requestID
    }

    /// The draft as the next entry of a case's journal, its hash taken.
    public func sealed(in caseID: String, after head: JournalHead) -> JournalEntry {
        JournalEntry(sealing: self, caseID: caseID, after: head)
    }
}

/// One entry of a case's append-only journal, chained to the one before by its hash.
///
/// The draft's properties are read on the entry itself: `entry.event`, `entry.actor`.
@dynamicMemberLookup
public struct JournalEntry: Hashable, Sendable {
    public var caseID: String
    /// Counts from 1 without gaps.
    public var sequence: Int
    public var draft: JournalDraft
    /// The hash of the entry before, or that of `JournalHead.empty`.
    public var previousHash: String
    /// SHA-256 over the canonical JSON of all the rest, `sealedContent`.
    public var hash: String

    /// An entry as it was stored; nothing is checked. `JournalVerifier` checks.
    public init(caseID: String, sequence: Int, draft: JournalDraft, previousHash: String, hash: String) {
        self.caseID = caseID
        self.sequence = sequence
        self.draft = draft
        self.previousHash = previousHash
        self.hash = hash
    }

    /// The entry that follows `head`, its hash taken.
    public init(sealing draft: JournalDraft, caseID: String, after head: JournalHead) {
        self.init(caseID: caseID, sequence: head.sequence + 1, draft: draft, previousHash: head.hash, hash: "")
        hash = ContentHash.of(sealedContent)
    }

    public subscript<Value>(dynamicMember member: KeyPath<JournalDraft, Value>) -> Value {
        draft[keyPath: member]
    }

    /// The head of a journal that ends with this entry.
    public var head: JournalHead { JournalHead(sequence: sequence, hash: hash) }

    /// What the hash is taken over: every part but the hash itself, with the number of this format.
    public var sealedContent: DataValue {
        [
            "format": 1,
            "case": .text(caseID),
            "sequence": .integer(Int64(sequence)),
            "kind": .text(draft.kind.rawValue),
            "event": DataValue(optional: draft.event),
            "data": draft.data,
            "actor": [
                "id": .text(draft.actor.id),
                "roles": .list(draft.actor.roles.map(DataValue.text)),
                "on_behalf_of": DataValue(optional: draft.actor.onBehalfOf),
            ],
            "legal_time": .text(draft.legalTime),
            "recorded_time": .text(draft.recordedTime),
            "bundle": .text(draft.bundleHash),
            "calendar": DataValue(optional: draft.calendarVersion),
            "changes": draft.changes,
            "trace": draft.trace,
            "request": DataValue(optional: draft.requestID),
            "previous_hash": .text(previousHash),
        ]
    }

    /// The entry as one record for export: `sealedContent` and its `hash`.
    public var dataValue: DataValue {
        var value = sealedContent.record ?? [:]
        value["hash"] = .text(hash)
        return .record(value)
    }
}

extension DataValue {
    /// `null` for `nil`.
    init(optional text: String?) {
        self = text.map(DataValue.text) ?? .null
    }
}
