import DataValues
import Statecharts

/// A chart being run with a scripted model, for tests that read as a script.
struct Run {
    let chart: Statechart
    let interpreter: Interpreter
    var model: ScriptedModel
    var snapshot: Snapshot
    /// Of the last step.
    var step: Macrostep

    init(
        _ states: [StateDefinition], initial: DefaultEntry? = nil, model: ScriptedModel = ScriptedModel(),
        policy: ErrorPolicy = .abort, limit: Int = 1000
    ) throws {
        chart = try Statechart(compiling: StatechartDefinition(name: "test", initial: initial, states: states))
        interpreter = Interpreter(chart, policy: policy, microstepLimit: limit)
        self.model = model
        (snapshot, step) = try interpreter.start(model: &self.model, tracing: true)
    }

    /// Ids of the active atomic states.
    var active: [String] { chart.activeIDs(in: snapshot.configuration) }

    var isDone: Bool { snapshot.status == .done }

    @discardableResult
    mutating func send(_ name: String, data: DataValue = .null) throws -> Macrostep {
        step = try interpreter.step(Event(name, data: data), on: &snapshot, model: &model, tracing: true)
        return step
    }

    /// Ids of the states the last step left and entered, in order: `-a -b +c`.
    var moves: String {
        (step.trace?.microsteps ?? []).flatMap { microstep in
            microstep.exited.map { "-\(chart.id(of: $0))" } + microstep.entered.map { "+\(chart.id(of: $0))" }
        }.joined(separator: " ")
    }

    /// What set off the microsteps of the last step, those that took nothing in brackets.
    var causes: [String] {
        (step.trace?.microsteps ?? []).map { microstep in
            let name =
                switch microstep.cause {
                case .start: "start"
                case .eventless: "eventless"
                case .event(let event): event.name
                case .completion: "completion"
                }
            return microstep.transitions.isEmpty && name != "start" && name != "completion" ? "(\(name))" : name
        }
    }
}

/// A state in few words.
func state(
    _ id: String, initial: [String]? = nil, entry: [Int] = [], exit: [Int] = [],
    _ transitions: [TransitionDefinition] = [], _ children: [StateDefinition] = []
) -> StateDefinition {
    StateDefinition(
        id, initial: initial.map { DefaultEntry($0) }, onEntry: entry.isEmpty ? [] : [entry.map { Action($0) }],
        onExit: exit.isEmpty ? [] : [exit.map { Action($0) }], transitions: transitions, children: children)
}

func parallel(
    _ id: String, entry: [Int] = [], exit: [Int] = [], _ transitions: [TransitionDefinition] = [],
    _ children: [StateDefinition]
) -> StateDefinition {
    var definition = state(id, entry: entry, exit: exit, transitions, children)
    definition.kind = .parallel
    return definition
}

func final(_ id: String, doneData: Int? = nil, entry: [Int] = [], exit: [Int] = []) -> StateDefinition {
    var definition = state(id, entry: entry, exit: exit)
    definition.kind = .final
    definition.doneData = doneData.map { Expression($0) }
    return definition
}

func history(
    _ id: String, _ depth: HistoryDepth = .shallow, default targets: [String], actions: [Int] = []
) -> StateDefinition {
    StateDefinition(
        id, kind: .history(depth), initial: DefaultEntry(targets, actions: actions.map { Action($0) }))
}

/// A transition in few words; `events` is a list separated by blanks, as in SCXML.
func on(
    _ events: String = "", if condition: Int? = nil, to targets: String..., internal isInternal: Bool = false,
    do actions: [Int] = []
) -> TransitionDefinition {
    TransitionDefinition(
        on: EventDescriptor.list(events), guard: condition.map { Guard($0) }, to: targets,
        kind: isInternal ? .internal : .external, actions: actions.map { Action($0) })
}
