public import CaseStores
public import DataValues
public import Diagnostics
public import StatutoryTime
public import Workflows

/// What the engine needs from outside, injected: the store, the rules for new cases, the calendars, the clock.
public struct EngineEnvironment {
    public var store: any CaseStore
    /// What the files say now: the bundle that a new case begins with while nothing is published for its workflow and locality.
    public var newestBundle: (_ workflow: String, _ locality: String) throws(EngineError) -> WorkflowBundle
    /// The calendar of a locality, and its content to keep in the store.
    public var calendar: (_ localityChain: [String]) throws(EngineError) -> CalendarVersion
    /// The present moment in China.
    public var now: () -> LegalTime
    /// Told when `calendar` fails and a case goes on with the calendar it was last counted with, kept in the store.
    public var usingKeptCalendar: ([Diagnostic]) -> Void
    /// Who the users are, as a locality sees them: asked of the facts that people supply, never of a journal that is followed again, since
    /// people leave. Nil: facts may name anybody, as in simulations.
    public var people: ((_ locality: String) -> PeopleDirectory)?
    /// Told what the rules are asked; nil but in tests of the rules.
    public var watch: RuleWatch?

    public init(
        store: any CaseStore,
        newestBundle: @escaping (_ workflow: String, _ locality: String) throws(EngineError) -> WorkflowBundle,
        calendar: @escaping (_ localityChain: [String]) throws(EngineError) -> CalendarVersion,
        now: @escaping () -> LegalTime, usingKeptCalendar: @escaping ([Diagnostic]) -> Void = { _ in },
        people: ((_ locality: String) -> PeopleDirectory)? = nil, watch: RuleWatch? = nil
    ) {
        self.store = store
        self.newestBundle = newestBundle
        self.calendar = calendar
        self.now = now
        self.usingKeptCalendar = usingKeptCalendar
        self.people = people
        self.watch = watch
    }
}

/// A calendar with the content it was made from, named by the hash of that content.
public struct CalendarVersion: Sendable {
    public var calendar: WorkCalendar
    public var content: DataValue
    public var hash: String

    public init(calendar: WorkCalendar, content: DataValue) {
        self.calendar = calendar
        self.content = content
        self.hash = ContentHash.of(content)
    }
}
