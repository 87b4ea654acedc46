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

    /// Keeps who barred an event that leads to closure, or next to it.
    func noteBarriers(_ refusals: [Refusal], of event: String, at node: Int) {
        let transitions = listened(in: nodes[node].stand).first { $0.event == event }?.transitions ?? []
        let near = transitions.compactMap(closureDistance).min()
        guard let near, near <= Self.nearEnough else { return }
        for refusal in refusals where refusal.reason == .guard {
            guard let name = refusal.guardName else { continue }
            let barrier = ClosureBarriers.Barrier(
                event: event, name: name, location: refusal.location, words: refusal.text.en.filter { !$0.isNumber })
            barriers.note(barrier, refusal, at: node, distance: near)
        }
    }

    /// How many transitions follow a transition until a case closes, at least; nil where none is near.
    private func closureDistance(_ transition: Int) -> Int? {
        if seeking.map.entered[transition].contains(where: { workflow.states[$0].closure != nil }) { return 0 }
        let near = closingTransitions.map { Int(seeking.map.distance(after: transition, to: $0)) + 1 }.min()
        return near.flatMap { $0 > Self.nearEnough ? nil : $0 }
    }

    /// Looks for kinds of cases that come to no closure: of those that one refusal met, all, and then all that share a fact.
    func lookBehindBarriers() {
        allowance = limit / 6
        let order = barriers.order.sorted { (barriers.distances[$0] ?? 0) < (barriers.distances[$1] ?? 0) }
        var partly: [ClosureBarriers.Barrier] = []
        var bound = steps + limit / 10
        for barrier in order {
            guard steps < bound, !isSpent, let met = barriers.nodes[barrier] else { break }
            let closes = closing()
            if met.contains(where: { closes[$0] }) || leads(met, closes, until: bound) {
                partly.append(barrier)
            } else {
                note(barrier, nil, .null, met)
            }
        }
        bound = steps + limit / 20
        for barrier in partly {
            for (field, value, some) in kinds(of: barriers.nodes[barrier] ?? [], barrier) {
                guard steps < bound, !isSpent else { return }
                let closes = closing()
                guard !some.contains(where: { closes[$0] }), !leads(some, closes, until: bound) else { continue }
                note(barrier, field, value, some)
            }
        }
    }

    private func note(
        _ barrier: ClosureBarriers.Barrier, _ field: String?, _ value: DataValue, _ met: [Int]
    ) {
        // What the bound cut short says nothing.
        guard !isSpent, let first = met.min(by: { nodes[$0].path.count < nodes[$1].path.count }),
            let state = scope.leaves(of: nodes[first].stand).first
        else { return }
        let cause = ClosureBarriers.Cause(
            barrier: barrier, field: field, value: value, state: state, refusal: barriers.refusals[barrier])
        meetings.add(.closureBarred(cause), nodes[first].path)
    }

    /// Situations by each value of the facts of few values that the guard reads.
    private func kinds(of met: [Int], _ barrier: ClosureBarriers.Barrier) -> [(String, DataValue, [Int])] {
        let read = scope.reads(of: [barrier.name])
        var found: [(String, DataValue, [Int])] = []
        for field in workflow.fields where read.contains(field.name) {
            switch field.type {
            case .choice, .boolean, .text: break
            default: continue
            }
            let groups = Dictionary(grouping: met) { nodes[$0].stand.snapshot.fields[field.name] ?? .null }
            guard groups.count > 1 else { continue }
            for (value, some) in groups.sorted(by: { $0.key.canonicalJSON < $1.key.canonicalJSON }) {
                found.append((field.name, value, some))
            }
        }
        return found
    }

    /// Whether closure was found from any of these, or the bound cut the search short.
    private func leads(_ some: [Int], _ closes: [Bool], until bound: Int) -> Bool {
        // Those come to last know most of a case's facts.
        for start in some.suffix(2) where steps < bound && !isSpent {
            if reachesClosure(from: start, over: closingTransitions, closes, within: limit / 50) { return true }
            // A search cut short says nothing.
            if !searchRanDry { return true }
        }
        return steps >= bound || isSpent
    }
}
