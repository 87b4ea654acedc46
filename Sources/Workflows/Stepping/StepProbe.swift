import DataValues

/// Notes what one step asks and writes, for the exploration of behaviour; cases of people run without one.
final class StepProbe {
    struct Write: Hashable {
        var field: String
        var value: DataValue
        var writer: ActionMeaning
    }

    struct Rivals: Hashable {
        var first: Int
        var second: Int
    }

    /// Guards that were asked.
    var asked: Set<String> = []
    /// Guards that have passed since the beginning.
    var passed: Set<String> = []
    /// Whose writes come now.
    var writer: ActionMeaning?
    /// The deadline whose lapse changed nothing.
    var idleLapse: String?
    private(set) var writes: [Write] = []
    private(set) var rivals: Set<Rivals> = []
    /// The transitions after each, of its state and trigger, whose guards do not make them its general case.
    private let later: [Set<Int>]

    init(_ workflow: Workflow) {
        later = workflow.transitions.indices.map { Self.rivals(of: $0, in: workflow) }
    }

    func begin() {
        asked.removeAll(keepingCapacity: true)
        idleLapse = nil
        writes.removeAll(keepingCapacity: true)
        rivals.removeAll(keepingCapacity: true)
    }

    func wrote(_ field: String, _ value: DataValue) {
        if let writer { writes.append(Write(field: field, value: value, writer: writer)) }
    }

    func isRival(_ other: Int, of transition: Int) -> Bool { later[transition].contains(other) }

    func bothPass(_ first: Int, _ second: Int) { rivals.insert(Rivals(first: first, second: second)) }

    private static func rivals(of index: Int, in workflow: Workflow) -> Set<Int> {
        let own = workflow.transitions[index]
        return Set(
            workflow.transitions.indices.filter { other in
                let transition = workflow.transitions[other]
                return other > index && transition.source == own.source && transition.trigger == own.trigger
                    && !transition.isOtherwise && !Set(transition.guards).isSubset(of: own.guards)
            })
    }
}
