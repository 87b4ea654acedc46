/// A checked and compiled statechart: immutable, shareable, and the same for every run of it.
///
/// Compiling refuses what SCXML calls non-conformant, so that stepping need not look: from a legal configuration every
/// step leads to a legal configuration.
public final class Statechart: Sendable {
    /// How deeply states may be nested.
    public static let maximumDepth = 100

    public let name: String
    /// In document order; `states[i].index.rawValue == i`.
    public let states: [StateNode]
    /// By source in document order, then in order of priority; `transitions[i].index.rawValue == i`.
    public let transitions: [Transition]
    /// The top-level states, history states excluded.
    public let topLevel: [StateIndex]
    /// Where a run starts.
    public let initial: [StateIndex]
    /// Tells charts apart whose states differ; the same in every process.
    let fingerprint: UInt64

    let tables: StateTables
    let stepTables: StepTables
    let events: EventTree
    /// The chart's own initial transition; its source is the chart itself.
    let start: TransitionRecord
    let doneData: ContiguousArray<Expression?>
    /// `done.state.ID` for the states that have children.
    let doneEvents: ContiguousArray<String>
    let hasHistories: Bool
    let hasEventless: Bool
    let hasInvocations: Bool
    private let indices: [String: StateIndex]

    /// Checks and compiles a definition.
    ///
    /// - Throws: every problem of the definition, in document order.
    public init(compiling definition: StatechartDefinition) throws(StatechartProblems) {
        let outline = Outline(definition)
        let problems = Validator.problems(in: outline)
        guard problems.isEmpty else { throw StatechartProblems(problems: problems) }
        let compiled = Compiler(outline)
        name = definition.name
        states = compiled.states
        transitions = compiled.transitions
        topLevel = outline.realChildren(of: Outline.root).map { StateIndex($0) }
        tables = compiled.tables
        stepTables = StepTables(
            compiled.tables, compiled.blocks, transitions: compiled.transitionRecords, spans: compiled.spans,
            entrySteps: compiled.entrySteps)
        events = compiled.events
        start = compiled.start
        initial = compiled.tables.targets[compiled.start.targets.indices].map { StateIndex(Int($0)) }
        doneData = ContiguousArray(outline.entries.map(\.definition.doneData))
        doneEvents = ContiguousArray(
            outline.entries.map { $0.children.isEmpty ? "" : "done.state.\($0.definition.id)" })
        hasHistories = compiled.tables.records.contains { $0.kind.isHistory }
        hasEventless = compiled.tables.records.contains { $0.meetsEventless }
        hasInvocations = !compiled.tables.invocations.isEmpty
        indices = outline.indices.mapValues { StateIndex($0) }
        fingerprint = compiled.fingerprint
    }

    /// Everything wrong with a definition, in document order; empty when it can be compiled.
    public static func problems(in definition: StatechartDefinition) -> [StatechartProblem] {
        Validator.problems(in: Outline(definition))
    }
}

// MARK: - Looking things up

extension Statechart {
    public subscript(state: StateIndex) -> StateNode { states[state.rawValue] }

    public subscript(transition: TransitionIndex) -> Transition { transitions[transition.rawValue] }

    /// The state with this id, if there is one.
    public func index(of id: String) -> StateIndex? { indices[id] }

    public func id(of state: StateIndex) -> String { states[state.rawValue].id }

    /// Whether `state` lies strictly inside `ancestor`.
    public func isDescendant(_ state: StateIndex, of ancestor: StateIndex) -> Bool {
        tables.isDescendant(Int32(state.rawValue), of: Int32(ancestor.rawValue))
    }

    /// The states around a state, from its parent outwards.
    public func ancestors(of state: StateIndex) -> [StateIndex] {
        Array(sequence(first: state) { self[$0].parent }.dropFirst())
    }

    /// The ids of the active atomic and final states, in document order: enough to tell configurations apart.
    public func activeIDs(in configuration: Configuration) -> [String] {
        configuration.filter { tables.records[$0.rawValue].kind.isAtomic }.map(id(of:))
    }
}
