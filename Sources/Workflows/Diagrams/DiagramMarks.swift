public import DataValues
import Statecharts

/// What a diagram sets off: what a locality does differently, where a case stands and which way it came, how many cases are where.
///
/// States and transitions are indices into the workflow's.
public struct DiagramMarks: Sendable {
    /// States of which a locality's layer says something, or whose deadlines or functions it changes.
    public var localStates: Set<Int> = []
    /// Transitions that a layer adds, or whose event, guards or actions it changes.
    public var localTransitions: Set<Int> = []
    /// The active states of a case.
    public var position: Set<Int> = []
    /// States that the case was in.
    public var visited: Set<Int> = []
    /// Transitions that the case took.
    public var walked: Set<Int> = []
    /// Live cases in each state; a case counts in every state around the one it stands in. Nil: they are not shown.
    public var counts: [Int: Int]?

    public init() {}

    var isEmpty: Bool {
        localStates.isEmpty && localTransitions.isEmpty && position.isEmpty && visited.isEmpty && counts == nil
    }
}

extension DiagramMarks {
    /// Marks what the layers below the nation make of a workflow.
    ///
    /// - Parameter date: the day whose parameters count, ISO text.
    public mutating func markDifferences(of bundle: WorkflowBundle, on date: String) {
        let workflow = bundle.workflow
        let differences = LocalDifferences(bundle, on: date)
        for (index, state) in workflow.states.enumerated() {
            let isLocal =
                differences.says(of: "states.\(state.id)") || differences.changes(state.entry + state.exit)
                || state.deadlines.contains(where: differences.changes)
            if isLocal { localStates.insert(index) }
        }
        for (index, transition) in workflow.transitions.enumerated() {
            var isLocal =
                differences.isLocal(transition.declaration)
                || differences.changes(transition.guards + transition.actions)
            if case .event(let name) = transition.trigger, differences.says(of: "events.\(name)") { isLocal = true }
            if isLocal { localTransitions.insert(index) }
        }
    }

    /// Marks where a case stands and, from the traces of its journal, oldest first, which way it came.
    public mutating func mark(position configuration: [String], traces: [DataValue], in workflow: Workflow) {
        let indices = Dictionary(
            workflow.states.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let active = Set(configuration.compactMap { indices[$0] })
        // Where it stands is the innermost; the states around that are on the way.
        position = active.subtracting(active.compactMap { workflow.states[$0].parent })
        visited = active.subtracting(position)
        for step in traces.flatMap({ $0.list ?? [] }) {
            visited.formUnion((step["entered"].list ?? []).compactMap { $0.text.flatMap { indices[$0] } })
            for text in (step["transitions"].list ?? []).compactMap(\.text) {
                if let taken = Self.transition(text, step, workflow) { walked.insert(taken) }
            }
        }
    }

    /// The transition that a trace names by its ends; of several with one event, the one whose guards held.
    private static func transition(_ text: String, _ step: DataValue, _ workflow: Workflow) -> Int? {
        let held = Set(
            (step["guards"].list ?? []).filter { $0["passed"] == .boolean(true) }
                .compactMap { answer in answer["guard"].text.map { "\(answer["source"].text ?? "") \($0)" } })
        let candidates = workflow.transitions.indices.filter { index in
            let transition = workflow.transitions[index]
            guard StepTrace.text(index, of: workflow) == text else { return false }
            return switch transition.trigger {
            case .event(let name): step["event"].text == name
            case .always: step["event"].isNull
            case .done: true
            }
        }
        return candidates.first { index in
            let transition = workflow.transitions[index]
            let name = transition.guards.joined(separator: " & ")
            return !name.isEmpty && held.contains("\(workflow.states[transition.source].id) \(name)")
        } ?? candidates.first { workflow.transitions[$0].guards.isEmpty } ?? candidates.first
    }
}

/// Which keys, functions and parameters the layers below the nation change.
private struct LocalDifferences {
    private let workflow: Workflow
    private let root: String?
    private let keys: Set<String>
    private let hooks: Set<String>
    private let parameters: Set<String>

    init(_ bundle: WorkflowBundle, on date: String) {
        workflow = bundle.workflow
        let root = bundle.workflow.localities.codes.first
        self.root = root
        let explainer = WorkflowExplainer(bundle)
        keys = Set(
            explainer.keys.filter { key in
                !key.hasPrefix("parameters.")
                    && explainer.provenance(of: key)?.steps.contains { $0.layer != nil && $0.layer != root } == true
            })
        let table = bundle.workflow.parameters
        let changed = table.parameters.map(\.name).filter { name in
            guard let value = table.value(of: name, on: date), value.declaration.layer != root else { return false }
            // A value that only places can give, such as a wage, makes no place differ from the nation.
            let nation = table.values(of: name).first {
                $0.declaration.layer == root && $0.from <= date && date <= ($0.until ?? "9999-12-31")
            }
            return nation.map { $0.value != value.value } ?? false
        }
        parameters = Set(changed)
        let bodies = FunctionBodies(bundle.workflow.scripts)
        let definitions = HookCatalogue(bundle.workflow.scripts).definitions
        hooks = Set(
            definitions.compactMap { name, versions in
                guard let version = versions.last else { return nil }
                if let layer = version.layer, layer != root { return name }
                let text = bodies.text(from: version.location)
                let isChanged = text.matches(of: #/params\.([A-Za-z0-9_]+)/#).contains {
                    changed.contains(String($0.1))
                }
                return isChanged ? name : nil
            })
    }

    func isLocal(_ declaration: Declaration) -> Bool { declaration.layer != nil && declaration.layer != root }
    func says(of key: String) -> Bool { keys.contains(key) }
    func changes(_ functions: [String]) -> Bool { functions.contains(where: hooks.contains) }

    func changes(_ deadline: DeadlineDeclaration) -> Bool {
        if case .parameter(let name) = deadline.length, parameters.contains(name) { return true }
        return says(of: "deadlines.\(deadline.key)") || changes([deadline.condition].compactMap { $0 })
    }
}
