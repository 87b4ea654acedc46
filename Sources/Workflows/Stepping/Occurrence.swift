public import DataValues
public import StatutoryTime

/// An event as it reaches a case from outside: its name, the facts supplied with it, who raised it and when it happened in law.
public struct Occurrence: Hashable, Sendable {
    public var event: String
    /// Field name → value; written to the case before any guard is asked.
    public var facts: [String: DataValue]
    public var actor: Actor
    public var time: LegalTime
    /// Raised by a deadline or the engine: system events are accepted, roles are not asked.
    public var isFromSystem: Bool
    /// The last day of the deadline that raised it, which lies before `time` where a late entry made it run out in hindsight; nil: people did.
    public var dueOn: LegalDate?
    /// Why the actor goes on where guards only caution; nil: a caution refuses.
    public var despite: String?
    /// How the granted days of a journal's step are taken; nil: it happens now, and they are held to `at_most`.
    public var granting: PastGrants?

    public init(
        event: String, facts: [String: DataValue] = [:], actor: Actor, time: LegalTime, isFromSystem: Bool = false,
        dueOn: LegalDate? = nil, despite: String? = nil, granting: PastGrants? = nil
    ) {
        self.event = event
        self.facts = facts
        self.actor = actor
        self.time = time
        self.isFromSystem = isFromSystem
        self.dueOn = dueOn
        self.despite = despite
        self.granting = granting
    }
}
