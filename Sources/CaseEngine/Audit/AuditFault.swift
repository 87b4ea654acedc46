public import CaseStores
public import Diagnostics

/// Something a store says of a case that its journal does not bear out.
public struct AuditFault: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The journal itself does not hold.
        case journal(JournalFault.Kind)
        /// An entry does not follow from the rules it names.
        case unfollowable
        /// The case, or a part of it, cannot be read.
        case unreadable
        /// The journal is there, the case row is gone.
        case missingRow
        /// An effect of the outbox is not what the journal orders, is missing, or was never ordered.
        case effect(String)
        /// Lists would show the case where it is not, or not where it is.
        case listing
        /// The case row says other than the journal; `part` names the column.
        case row(part: String)
        /// An entry of the register of publications is not what was written, or its bundle is gone.
        case publication(Int)
        /// A series of numbers has a gap, or register and journal do not name the same numbers; names the series or the number.
        case number(String)
        /// A deadline row says other than the journal.
        case deadline(key: String)
    }

    /// Empty where the fault is no case's.
    public var caseID: String
    /// The entry at fault; nil when it is a row beside the journal.
    public var sequence: Int?
    public var kind: Kind
    /// One sentence for people; personal data is not in it.
    public var what: BilingualText

    init(_ fault: JournalFault) {
        caseID = fault.caseID
        sequence = fault.sequence
        kind = .journal(fault.kind)
        what = fault.what
    }

    init(_ caseID: String, at sequence: Int? = nil, _ kind: Kind, _ what: BilingualText) {
        self.caseID = caseID
        self.sequence = sequence
        self.kind = kind
        self.what = what
    }
}
