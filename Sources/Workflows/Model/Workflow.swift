public import Diagnostics
public import Statecharts
public import StatutoryTime

/// A workflow resolved for one locality: every layer merged, every name looked up, every check passed.
///
/// `states` and `transitions` are parallel to the compiled statechart: index `i` here is state or transition `i` there, in document
/// order. The kernel knows guards and actions as integers; `guards` and `actions` say what each integer means.
public struct Workflow: Sendable {
    /// The name of its folder, `labour-dispute`.
    public let name: String
    public let title: BilingualText
    public let localities: LocalityChain
    public let roles: [Role]
    public let fields: [Field]
    /// Where a case names those who are recused; nil: the workflow knows no recusal.
    public let recusal: RecusalRule?
    public let parameters: ParameterTable
    public let events: [EventDeclaration]
    public let closures: [Closure]
    /// Bodies that states name as the case's owner.
    public let owners: [Owner]
    /// What behaviour is explored with.
    public let domains: [FactDomain]
    public let states: [StateMetadata]
    public let transitions: [TransitionMetadata]
    public let guards: [GuardMeaning]
    public let actions: [ActionMeaning]
    /// Its states and transitions stand in the order of `states` and `transitions`; ids are `chartID(_:)` of ours.
    public let chart: Statechart
    /// The statutes that are cited, by id: how deadlines count.
    public let statutes: [String: Statute]
    /// Lua files: the base's, then each layer's from the root to the locality.
    public let scripts: [HookScript]

    private let eventIndex: [String: Int]
    private let stateIndex: [String: Int]
    private let fieldIndex: [String: Int]

    public init(
        name: String, title: BilingualText, localities: LocalityChain, roles: [Role], fields: [Field],
        recusal: RecusalRule? = nil,
        parameters: ParameterTable, events: [EventDeclaration], closures: [Closure], owners: [Owner] = [],
        domains: [FactDomain] = [], states: [StateMetadata],
        transitions: [TransitionMetadata], guards: [GuardMeaning], actions: [ActionMeaning], chart: Statechart,
        statutes: [String: Statute], scripts: [HookScript]
    ) {
        self.name = name
        self.title = title
        self.localities = localities
        self.roles = roles
        self.fields = fields
        self.recusal = recusal
        self.parameters = parameters
        self.events = events
        self.closures = closures
        self.owners = owners
        self.domains = domains
        self.states = states
        self.transitions = transitions
        self.guards = guards
        self.actions = actions
        self.chart = chart
        self.statutes = statutes
        self.scripts = scripts
        eventIndex = Self.index(events.map(\.name))
        stateIndex = Self.index(states.map(\.id))
        fieldIndex = Self.index(fields.map(\.name))
    }

    private static func index(_ names: [String]) -> [String: Int] {
        Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public func event(_ name: String) -> EventDeclaration? { eventIndex[name].map { events[$0] } }

    public func field(_ name: String) -> Field? { fieldIndex[name].map { fields[$0] } }

    /// The id that a state has in the statechart: `mediation/referral` for `mediation.referral`.
    ///
    /// Events are matched token by token at dots, and `done.state.mediation` would else also be taken for the completion of
    /// `mediation.referral`.
    public static func chartID(_ id: String) -> String { id.replacing(".", with: "/") }

    /// The id of the state that the statechart knows by this one: `mediation.referral` for `mediation/referral`.
    static func id(ofChartID id: String) -> String { id.replacing("/", with: ".") }

    /// The article as it is cited to people: 劳动争议调解仲裁法 第四十三条.
    public func words(for citation: Citation) -> BilingualText {
        statutes[citation.statute]?.citation(citation.article)
            ?? BilingualText(verbatim: "\(citation.statute) \(citation.article)")
    }

    /// The index of the state with this id, `mediation.referral`.
    public func stateIndex(_ id: String) -> Int? { stateIndex[id] }

    public func role(_ name: String) -> Role? { roles.first { $0.name == name } }

    public func closure(_ code: String) -> Closure? { closures.first { $0.code == code } }

    /// Every deadline, in document order of the states.
    public var deadlines: [DeadlineDeclaration] { states.flatMap(\.deadlines) }

    /// The roles that may take a transition: its own, or its event's; empty: any role.
    public func roles(taking transition: TransitionMetadata) -> [String] {
        if let roles = transition.roles { return roles }
        guard case .event(let name) = transition.trigger else { return [] }
        return event(name)?.roles ?? []
    }
}

/// What a guard handle of the statechart stands for: everything that decides whether a transition may be taken.
public struct GuardMeaning: Hashable, Sendable {
    /// The transition, whose metadata names guards, roles and required fields.
    public var transition: Int

    public init(transition: Int) {
        self.transition = transition
    }
}

/// What an action handle of the statechart stands for: the stamps, sets and Lua actions of one place, in this order.
public enum ActionMeaning: Hashable, Sendable {
    /// `stamps`, `sets` and `entry` of a state.
    case enter(state: Int)
    /// `exit` of a state.
    case leave(state: Int)
    /// `stamps`, `sets` and `actions` of a transition.
    case take(transition: Int)
}

/// A Lua file that defines hooks.
public struct HookScript: Hashable, Sendable {
    /// Relative to the workspace.
    public var path: String
    /// The code of the locality it belongs to; nil for the workflow's own.
    public var layer: String?
    public var source: String

    public init(path: String, layer: String?, source: String) {
        self.path = path
        self.layer = layer
        self.source = source
    }
}
