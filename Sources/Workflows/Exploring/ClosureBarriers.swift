import DataValues
import Diagnostics

/// Where ways that lead nearer to closure were refused, and in which situations.
struct ClosureBarriers {
    /// One who says no, at one place of its script, to one event.
    struct Barrier: Hashable {
        var event: String
        var name: String
        var location: SourceLocation?
        /// What it says, amounts and days left out.
        var words: String
    }

    /// For what kind of cases it is the end.
    struct Cause: Hashable {
        var barrier: Barrier
        /// The fact that such cases share; none when all that were refused there came to no closure.
        var field: String?
        var value: DataValue = .null
        /// A state in which it was met.
        var state: Int
        var refusal: Refusal?
    }

    /// Transitions between those that it bars and closure, at least.
    private(set) var distances: [Barrier: Int] = [:]
    private(set) var nodes: [Barrier: [Int]] = [:]
    private(set) var refusals: [Barrier: Refusal] = [:]
    private(set) var order: [Barrier] = []

    mutating func note(_ barrier: Barrier, _ refusal: Refusal, at node: Int, distance: Int) {
        if refusals[barrier] == nil {
            refusals[barrier] = refusal
            order.append(barrier)
        }
        distances[barrier] = min(distances[barrier] ?? distance, distance)
        if nodes[barrier]?.last != node { nodes[barrier, default: []].append(node) }
    }
}

extension Explorer {
    /// Nearer than this to closure, a refusal is looked behind.
    private static let nearEnough = 1
    /// A fact of more values than these makes no kinds.
    private static let kindsEnough = 12

    /// Keeps who barred an event that leads to closure, or next to it.
    func noteBarriers(_ refusals: [Refusal], of event: String, at node: Int) {
        let transitions = listened(in: nodes[node].stand).first { $0.event == event }?.transitions ?? []
        let near = transitions.compactMap(closureDistance).min()
        guard let near, near <= Self.nearEnough else { return }
        for refusal in refusals where refusal.reason == .guard {
            guard let name = refusal.guardName else { continue }
            let barrier = ClosureBarriers.Barrier(
                event: event, name: name, location: refusal.location,
                words: refusal.text.en.filter { !$0.isNumber })
            barriers.note(barrier, refusal, at: node, distance: near)
        }
    }

    /// How many transitions follow a transition until a case closes, at least; nil where none is near.
    func closureDistance(_ transition: Int) -> Int? {
        if seeking.map.entered[transition].contains(where: { workflow.states[$0].closure != nil }) {
            return 0
        }
        let near = closingTransitions.map { Int(seeking.map.distance(after: transition, to: $0)) + 1 }
            .min()
        return near.flatMap { $0 > Self.nearEnough ? nil : $0 }
    }

    /// Looks for kinds of cases that come to no closure: of those that one refusal met, all, and then all that share a fact.
    ///
    /// What it cannot say of within its bound is kept by name.
    func lookBehindBarriers() {
        let order = barriers.order.sorted {
            (barriers.distances[$0] ?? 0) < (barriers.distances[$1] ?? 0)
        }
        let closes = closing()
        var (partly, none): ([ClosureBarriers.Barrier], [Suspects]) = ([], [])
        for barrier in order {
            let met = barriers.nodes[barrier] ?? []
            if met.contains(where: { closes[$0] }) {
                partly.append(barrier)
            } else {
                var suspects = Suspects(barrier, met, cause(of: barrier, met))
                if let field = suspects.cause?.field {
                    suspects.isLasting = met.allSatisfy { isLasting(field, nodes[$0].stand) }
                }
                none.append(suspects)
            }
        }
        var bound = steps + limit / 10
        // First those of which most can be said.
        for suspects in none.filter(\.isLasting) + none.filter({ !$0.isLasting })
        where !settle(suspects, until: bound) {
            partly.append(suspects.barrier)
        }
        bound = steps + limit / 20
        var kinds: [Suspects] = []
        for barrier in partly {
            for (field, value, some) in self.kinds(of: barriers.nodes[barrier] ?? [], barrier) {
                let closes = closing()
                guard !some.contains(where: { closes[$0] }) else { continue }
                var suspects = Suspects(barrier, some, Suspects.Cause(field: field, value: value))
                suspects.isCause = isCause(field, value, of: barrier, some)
                suspects.isLasting =
                    suspects.isCause && some.allSatisfy { isLasting(field, nodes[$0].stand) }
                kinds.append(suspects)
            }
        }
        for suspects in kinds.filter(\.isLasting) + kinds.filter({ !$0.isLasting }) {
            settle(suspects, until: bound)
        }
    }

    func note(_ barrier: ClosureBarriers.Barrier, _ field: String?, _ value: DataValue, _ met: [Int]) {
        guard let first = met.min(by: { nodes[$0].path.count < nodes[$1].path.count }),
            let state = scope.leaves(of: nodes[first].stand).first
        else { return }
        let cause = ClosureBarriers.Cause(
            barrier: barrier, field: field, value: value, state: state,
            refusal: barriers.refusals[barrier])
        meetings.add(.closureBarred(cause), nodes[first].path)
    }

    /// Situations by each value of the facts of few values that the guard reads.
    private func kinds(of met: [Int], _ barrier: ClosureBarriers.Barrier) -> [(
        String, DataValue, [Int]
    )] {
        let read = scope.reads(of: [barrier.name])
        var found: [(String, DataValue, [Int])] = []
        for field in workflow.fields where read.contains(field.name) {
            switch field.type {
            case .choice, .boolean, .text, .integer, .money: break
            default: continue
            }
            let groups = Dictionary(grouping: met) {
                nodes[$0].stand.snapshot.fields[field.name] ?? .null
            }
            guard (2...Self.kindsEnough).contains(groups.count) else { continue }
            for (value, some) in groups.sorted(by: { $0.key.canonicalJSON < $1.key.canonicalJSON }) {
                found.append((field.name, value, some))
            }
        }
        return found
    }
}
