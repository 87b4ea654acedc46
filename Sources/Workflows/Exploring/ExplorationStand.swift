import DataValues
import Statecharts
import StatutoryTime

/// A case between two moves.
struct ExplorationStand: Sendable {
    var snapshot: CaseSnapshot
    var deadlines: [CaseDeadline]
    var now: LegalTime
    /// Deadlines that have ended on their day: `arbitration.award 2026-04-20`.
    var fired: Set<String>
    /// Its facts as far as cases are told apart by them, in the order of the scope's fields; empty until somebody asks often.
    var told: [DataValue] = []

    var isClosed: Bool { snapshot.chart.status == .done }

    static func mark(_ deadline: CaseDeadline) -> String {
        "\(deadline.key) \(deadline.dueOn?.description ?? "")"
    }

    /// The deadline that ends next and raises an event.
    var nextLapse: CaseDeadline? {
        deadlines.filter { $0.event != nil && $0.dueOn != nil && !fired.contains(Self.mark($0)) }
            .min { left, right in
                guard let one = left.dueOn, let other = right.dueOn, one != other else { return left.key < right.key }
                return one < other
            }
    }
}

/// A case in a state that was reached, and how.
struct ExplorationNode {
    var stand: ExplorationStand
    /// From the opening on: doing it again leads here.
    var path: [ExplorationMove]
    /// Where each of its moves led.
    var trail: [ExplorationStand]
    /// Fields whose value was chosen on the way.
    var varied: Set<String>
    var atoms: [Int]
    var successors: [Int] = []
    var mayAct = false
    /// Events that were raised here on the way to what was never taken.
    var done: Set<String> = []
    /// Where it stands when time was let run; nil while it was not.
    var later: Int?
    /// Something was passed over that is not expected to show anything new.
    var isSkipping = false
    /// Everything that was to be tried from here was.
    var isExpanded = false
}
