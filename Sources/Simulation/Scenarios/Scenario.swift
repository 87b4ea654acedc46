public import Diagnostics
public import Workflows

/// A case told in advance: the facts it opens with, what people do and when, and what must then be true.
///
/// A value read from YAML (docs/reference/scenarios.md); names and facts are looked up when it runs, because what they mean depends on
/// the workflow and the locality.
public struct Scenario: Hashable, Sendable {
    /// How the case begins.
    public struct Opening: Hashable, Sendable {
        /// The legal date on which the virtual clock starts, at 09:00 unless it states a time of day.
        public var at: StatedTime
        public var actor: ScenarioActor
        public var facts: [YAMLEntry]
        public var location: SourceLocation

        public init(at: StatedTime, actor: ScenarioActor, facts: [YAMLEntry] = [], location: SourceLocation) {
            self.at = at
            self.actor = actor
            self.facts = facts
            self.location = location
        }
    }

    public var title: BilingualText
    /// Where the scenario begins in its file.
    public var location: SourceLocation
    /// What it proves, as tags: `pitfall-31`, `LMAL-14`.
    public var covers: [String]
    public var workflow: Located<String>
    public var locality: Located<String>
    public var opening: Opening
    public var steps: [ScenarioStep]

    public init(
        title: BilingualText, location: SourceLocation, covers: [String] = [], workflow: Located<String>,
        locality: Located<String>, opening: Opening, steps: [ScenarioStep]
    ) {
        self.title = title
        self.location = location
        self.covers = covers
        self.workflow = workflow
        self.locality = locality
        self.opening = opening
        self.steps = steps
    }
}

/// Who acts in a scenario: somebody of one role, named after it, or a person with their roles.
public struct ScenarioActor: Hashable, Sendable {
    public var id: String
    public var roles: [Located<String>]

    public init(id: String, roles: [Located<String>]) {
        self.id = id
        self.roles = roles
    }

    public var actor: Actor { Actor(id: id, roles: Set(roles.map(\.value))) }
}
