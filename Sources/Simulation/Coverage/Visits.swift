import Diagnostics
import Workflows

/// What steps passed through, in the terms of the base definition that all localities share.
public struct Visits: Hashable, Sendable {
    /// Ids of states that were entered.
    public var states: Set<String> = []
    /// Transitions that were taken.
    public var transitions: Set<TransitionKey> = []

    public init() {}

    public mutating func formUnion(_ other: Visits) {
        states.formUnion(other.states)
        transitions.formUnion(other.transitions)
    }

    /// Adds what a step did.
    mutating func add(_ trace: StepTrace, of workflow: Workflow) {
        for microstep in trace.microsteps {
            states.formUnion(microstep.entered)
            for index in microstep.transitionIndices where workflow.transitions.indices.contains(index) {
                transitions.insert(TransitionKey(index, of: workflow))
            }
        }
    }
}

/// Names a transition by where it is declared, which is the same in every locality that takes it from the base.
public struct TransitionKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var file: String
    public var line: Int
    public var column: Int
    /// `mediation --lapsed--> arbitration`
    public var text: String

    init(_ index: Int, of workflow: Workflow) {
        let transition = workflow.transitions[index]
        let place = transition.declaration.location
        file = place.file
        line = place.line
        column = place.column
        let source = workflow.states[transition.source].id
        let targets = transition.targets.map { workflow.states[$0].id }.joined(separator: ", ")
        let trigger =
            switch transition.trigger {
            case .event(let name): "--\(name)-->"
            case .always: "-->"
            case .done: "--done-->"
            }
        text = "\(source.isEmpty ? "*" : source) \(trigger) \(targets.isEmpty ? "·" : targets)"
    }

    /// `mediation --lapsed--> arbitration (workflows/labour-dispute/workflow.yaml:120)`
    public var description: String { "\(text) (\(file):\(line))" }

    public static func < (left: TransitionKey, right: TransitionKey) -> Bool {
        (left.file, left.line, left.column, left.text) < (right.file, right.line, right.column, right.text)
    }
}
