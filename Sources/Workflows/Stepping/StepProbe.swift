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

    /// A guard of one transition, by its place among that transition's guards.
    struct Asking: Hashable {
        var transition: Int
        var place: Int
    }

    /// How often it was asked, and what it said.
    struct Said {
        var asked = 0
        var refused = 0
        /// The first no.
        var refusal: Refusal?
        /// Whether a later no was worded otherwise: what it says then follows what it is asked of.
        var isVaried = false
    }

    /// Guards that were asked.
    var asked: Set<String> = []
    /// Guards that have passed since the beginning.
    var passed: Set<String> = []
    /// Whose writes come now.
    var writer: ActionMeaning?
    /// The deadline whose lapse changed nothing.
    var idleLapse: String?
    /// What guards said since the beginning.
    private(set) var said: [Asking: Said] = [:]
    /// Guards that said no for the first time in this step.
    private(set) var firstNo: [Asking] = []
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
        firstNo.removeAll(keepingCapacity: true)
        writes.removeAll(keepingCapacity: true)
        rivals.removeAll(keepingCapacity: true)
    }

    /// Before a guard is asked: one that fails has been asked, and has said nothing.
    func asks(_ asking: Asking) { said[asking, default: Said()].asked += 1 }

    func refused(_ asking: Asking, _ refusal: Refusal) {
        said[asking, default: Said()].refused += 1
        if let first = said[asking]?.refusal {
            if first.text != refusal.text { said[asking]?.isVaried = true }
            return
        }
        said[asking]?.refusal = refusal
        firstNo.append(asking)
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
