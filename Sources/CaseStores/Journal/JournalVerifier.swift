/// Checks the journal of one case, entry by entry, with nothing but the entries and a head: no store, no clock, no network.
///
/// A chain proves that nothing was changed in the middle; only a head kept elsewhere proves that nothing was cut off or rewritten at the
/// end. The case record keeps one; a head printed or sent away is proof against someone who can write both tables.
public struct JournalVerifier: Sendable {
    public let caseID: String
    /// The last entry found good.
    public private(set) var head: JournalHead

    /// - Parameter head: where to go on; `empty` to begin with the first entry.
    public init(caseID: String, after head: JournalHead = .empty) {
        self.caseID = caseID
        self.head = head
    }

    /// Takes the next entry; throws the fault if it does not follow, and stays where it was.
    public mutating func check(_ entry: JournalEntry) throws(JournalFault) {
        let expected = head.sequence + 1
        guard entry.caseID == caseID else { throw fault(entry, .foreign(caseID: entry.caseID)) }
        if entry.sequence > expected { throw fault(entry, .gap(expected: expected)) }
        if entry.sequence < expected { throw fault(entry, .outOfOrder(expected: expected)) }
        let computed = ContentHash.of(entry.sealedContent)
        guard computed == entry.hash else { throw fault(entry, .edited(stored: entry.hash, computed: computed)) }
        guard entry.previousHash == head.hash else {
            throw fault(entry, .brokenLink(named: entry.previousHash, actual: head.hash))
        }
        head = entry.head
    }

    /// Compares the end reached with the head kept elsewhere.
    public func finish(at kept: JournalHead) throws(JournalFault) {
        if head.sequence < kept.sequence {
            throw JournalFault(caseID: caseID, sequence: head.sequence, kind: .truncated(expected: kept.sequence))
        }
        if head.sequence > kept.sequence {
            throw JournalFault(caseID: caseID, sequence: head.sequence, kind: .beyondHead(expected: kept.sequence))
        }
        if head.hash != kept.hash {
            throw JournalFault(
                caseID: caseID, sequence: head.sequence, kind: .headMismatch(expected: kept.hash, actual: head.hash))
        }
    }

    /// Checks a whole journal against its head; throws the first fault.
    public static func verify(
        caseID: String, entries: some Sequence<JournalEntry>, head: JournalHead
    ) throws(JournalFault) {
        var verifier = JournalVerifier(caseID: caseID)
        for entry in entries { try verifier.check(entry) }
        try verifier.finish(at: head)
    }

    /// Checks the journal of a case file against the head in its record; throws the first fault.
    public static func verify(_ file: CaseFile) throws(JournalFault) {
        try verify(caseID: file.record.id, entries: file.journal, head: file.record.journalHead)
    }

    private func fault(_ entry: JournalEntry, _ kind: JournalFault.Kind) -> JournalFault {
        JournalFault(caseID: caseID, sequence: entry.sequence, kind: kind)
    }
}
