public import DataValues

/// One entry of a store's register of publications: append-only, each chained to the one before by its hash.
@dynamicMemberLookup
public struct PublicationRecord: Hashable, Sendable {
    /// Counts from 1 without gaps, over all workflows and localities of the store.
    public var number: Int
    public var draft: PublicationDraft
    /// The hash of the entry before, or that of `JournalHead.empty`.
    public var previousHash: String
    /// SHA-256 over the canonical JSON of all the rest, `sealedContent`.
    public var hash: String

    /// An entry as it was stored; nothing is checked.
    public init(number: Int, draft: PublicationDraft, previousHash: String, hash: String) {
        self.number = number
        self.draft = draft
        self.previousHash = previousHash
        self.hash = hash
    }

    /// The entry that follows `previous`, its hash taken.
    public init(sealing draft: PublicationDraft, after previous: PublicationRecord?) {
        var draft = draft
        draft.evidence = draft.evidence.normalized
        self.init(
            number: (previous?.number ?? 0) + 1, draft: draft,
            previousHash: previous?.hash ?? JournalHead.empty.hash, hash: "")
        hash = ContentHash.of(sealedContent)
    }

    public subscript<Value>(dynamicMember member: KeyPath<PublicationDraft, Value>) -> Value {
        draft[keyPath: member]
    }

    /// What the hash is taken over: every part but the hash itself, with the number of this format.
    public var sealedContent: DataValue {
        [
            "format": 1,
            "number": .integer(Int64(number)),
            "kind": .text(draft.kind.rawValue),
            "workflow": .text(draft.workflow),
            "locality": .text(draft.locality),
            "bundle": .text(draft.bundleHash),
            "replaces": DataValue(optional: draft.replaces),
            "reason": .text(draft.reason),
            "actor": [
                "id": .text(draft.actor.id), "roles": .list(draft.actor.roles.map(DataValue.text)),
                "on_behalf_of": DataValue(optional: draft.actor.onBehalfOf),
            ],
            "published_at": .text(draft.publishedAt),
            "evidence": draft.evidence,
            "previous_hash": .text(previousHash),
        ]
    }

    /// The first entry of a whole register, in order of number, that is not what was written; `nil` when there is none.
    public static func firstBroken(in register: [PublicationRecord]) -> PublicationRecord? {
        var previous: PublicationRecord?
        for entry in register {
            guard entry.number == (previous?.number ?? 0) + 1,
                entry.previousHash == previous?.hash ?? JournalHead.empty.hash,
                entry.hash == ContentHash.of(entry.sealedContent)
            else { return entry }
            previous = entry
        }
        return nil
    }
}
