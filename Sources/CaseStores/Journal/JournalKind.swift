/// What sort of act a journal entry records. New kinds may appear; readers keep those they do not know.
public struct JournalKind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    public var rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public init(stringLiteral value: String) {
        self.rawValue = value
    }

    public static let opened: JournalKind = "opened"
    /// A person or a system raised an event.
    public static let advanced: JournalKind = "advanced"
    /// A deadline lapsed and raised its event.
    public static let deadlineFired: JournalKind = "deadlineFired"
    /// Deadlines were derived anew, as after a holiday notice.
    public static let deadlinesMoved: JournalKind = "deadlinesMoved"
    /// Somebody went on where the rules caution, with a reason; their act is the next entry.
    public static let cautionPassedOver: JournalKind = "cautionPassedOver"
    /// The act before it gave the case a number of a series that counts without gaps.
    public static let numbered: JournalKind = "numbered"
    public static let noted: JournalKind = "noted"
    public static let assigned: JournalKind = "assigned"
    /// Sensitive fields were shown to someone.
    public static let revealed: JournalKind = "revealed"
    /// A paper with sensitive fields was made from the case.
    public static let documented: JournalKind = "documented"
    /// Facts recorded earlier were put right; the earlier entries stay.
    public static let corrected: JournalKind = "corrected"
    /// The case was moved to another bundle on purpose.
    public static let migrated: JournalKind = "migrated"
}
