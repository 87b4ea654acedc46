public import Diagnostics
public import StatutoryTime
public import Workflows

/// One line of a scenario.
public struct ScenarioStep: Hashable, Sendable {
    public enum Action: Hashable, Sendable {
        /// Somebody raises an event, which must be taken.
        case advance(ScenarioAct)
        /// Somebody tries an event, which must be refused, for a reason that fits.
        case refused(ScenarioAct, RefusalExpectation)
        /// The clock moves on by a period; deadlines that expire on the way fire.
        case wait(Period)
        /// The clock moves to a date, or to a time of day on it.
        case until(StatedTime)
        case expect(CaseExpectation)
    }

    public var action: Action
    public var location: SourceLocation

    public init(_ action: Action, at location: SourceLocation) {
        self.action = action
        self.location = location
    }
}

/// An event with who raises it and what they supply.
public struct ScenarioAct: Hashable, Sendable {
    public var event: Located<String>
    public var actor: ScenarioActor
    /// When it happened in law; the clock's present without it.
    public var at: StatedTime?
    /// Why the act is done where the rules caution.
    public var despite: String?
    /// Field names and values as written: their types are the workflow's to say.
    public var facts: [YAMLEntry]

    public init(
        event: Located<String>, actor: ScenarioActor, at: StatedTime? = nil, despite: String? = nil,
        facts: [YAMLEntry] = []
    ) {
        self.event = event
        self.actor = actor
        self.at = at
        self.despite = despite
        self.facts = facts
    }
}

/// What a refusal must say; one refusal must meet all that is stated.
public struct RefusalExpectation: Hashable, Sendable {
    public var reason: Refusal.Reason?
    public var guardName: Located<String>?
    /// A part of its text, in either language.
    public var text: String?
    public var statute: String?
    public var article: String?
    public var location: SourceLocation

    public init(
        reason: Refusal.Reason? = nil, guardName: Located<String>? = nil, text: String? = nil, statute: String? = nil,
        article: String? = nil, location: SourceLocation
    ) {
        self.reason = reason
        self.guardName = guardName
        self.text = text
        self.statute = statute
        self.article = article
        self.location = location
    }
}
