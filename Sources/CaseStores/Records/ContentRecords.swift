public import DataValues

/// A bundle kept for the cases that began with it. The same hash always has the same content.
public struct BundleRecord: Hashable, Sendable {
    public var hash: String
    public var workflow: String
    public var locality: String
    public var content: DataValue
    /// The instant at which it was first kept.
    public var storedAt: String

    public init(hash: String, workflow: String, locality: String, content: DataValue, storedAt: String) {
        self.hash = hash
        self.workflow = workflow
        self.locality = locality
        self.content = content
        self.storedAt = storedAt
    }
}

/// A version of the calendars kept for the deadlines derived from it. The same hash always has the same content.
public struct CalendarRecord: Hashable, Sendable {
    public var hash: String
    public var content: DataValue
    /// The instant at which it was first kept.
    public var storedAt: String

    public init(hash: String, content: DataValue, storedAt: String) {
        self.hash = hash
        self.content = content
        self.storedAt = storedAt
    }
}

/// The answer given to a command, kept so that the command sent again gets the same answer and acts only once.
public struct RequestRecord: Hashable, Sendable {
    public var id: String
    /// `ContentHash` of what was asked; the same id with another body is a mistake.
    public var bodyHash: String
    public var answer: DataValue
    /// The instant at which it was answered.
    public var recordedAt: String

    public init(id: String, bodyHash: String, answer: DataValue, recordedAt: String) {
        self.id = id
        self.bodyHash = bodyHash
        self.answer = answer
        self.recordedAt = recordedAt
    }
}
