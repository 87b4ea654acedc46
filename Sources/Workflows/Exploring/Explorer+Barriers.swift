import DataValues
import Statecharts
import StatutoryTime

/// Cases that one refusal met and of which none came to closure.
struct Suspects {
    struct Cause {
        var field: String
        var value: DataValue
    }

    var barrier: ClosureBarriers.Barrier
    var nodes: [Int]
    var cause: Cause?
    /// Whether they would not be refused so if that fact were another.
    var isCause: Bool
    /// Whether nothing that may follow changes it.
    var isLasting = false

    init(_ barrier: ClosureBarriers.Barrier, _ nodes: [Int], _ cause: Cause?) {
        (self.barrier, self.nodes, self.cause) = (barrier, nodes, cause)
        isCause = cause != nil
    }
}

/// What is said of cases behind a barrier for which the search within its bound found no way.
extension Explorer {
    private enum Search {
        case found
        /// Nothing was left to try.
        case ranDry
        case cutShort
        /// Nothing was tried any more.
        case leftOut
    }

    private static let startsEnough = 2
    private static let othersEnough = 6

    private func search(_ some: [Int], until bound: Int) -> Search {
        let closes = closing()
        if some.contains(where: { closes[$0] }) { return .found }
        // Those come to last know most of a case's facts.
        for (number, start) in some.suffix(Self.startsEnough).enumerated() {
            guard steps < bound, !isSpent else { return number == 0 ? .leftOut : .cutShort }
            if reachesClosure(from: start, over: closingTransitions, closes, within: limit / 50) {
                return .found
            }
            if !searchRanDry { return .cutShort }
        }
        return .ranDry
    }

    /// Looks for a way to closure; tells of cases for which there is none, or none was found and nothing that may follow changes the fact for
    /// which they are refused; keeps the others by name.
    ///
    /// - Returns: false when a way was found.
    @discardableResult
    func settle(_ suspects: Suspects, until bound: Int) -> Bool {
        let cause = suspects.cause
        switch search(suspects.nodes, until: bound) {
        case .found: return false
        case .ranDry: note(suspects.barrier, cause?.field, cause?.value ?? .null, suspects.nodes)
        case .cutShort where suspects.isLasting:
            note(suspects.barrier, cause?.field, cause?.value ?? .null, suspects.nodes)
        case .cutShort, .leftOut:
            guard suspects.isCause || cause == nil else { break }
            let kind = UnsettledKind(
                event: suspects.barrier.event, guardName: suspects.barrier.name, field: cause?.field,
                value: cause?.value ?? .null)
            if !unsettled.contains(kind) { unsettled.append(kind) }
        }
        return true
    }

    /// The fact that cases which one refusal met share, and without which the first of them would not be refused so.
    func cause(of barrier: ClosureBarriers.Barrier, _ met: [Int]) -> Suspects.Cause? {
        let read = scope.reads(of: [barrier.name])
        for field in workflow.fields where read.contains(field.name) {
            guard let first = met.first else { return nil }
            let value = nodes[first].stand.snapshot.fields[field.name] ?? .null
            guard met.allSatisfy({ (nodes[$0].stand.snapshot.fields[field.name] ?? .null) == value }),
                isCause(field.name, value, of: barrier, met)
            else { continue }
            return Suspects.Cause(field: field.name, value: value)
        }
        return nil
    }

    /// Whether a case would not be refused so if this fact of it were another: one that is tried, or that another case has.
    func isCause(
        _ name: String, _ value: DataValue, of barrier: ClosureBarriers.Barrier, _ met: [Int]
    ) -> Bool {
        guard let first = met.first, let field = workflow.field(name) else { return false }
        switch field.type {
        case .date, .instant, .record: return false
        case .choice, .boolean, .text, .integer, .money, .list: break
        }
        let stand = nodes[first].stand
        var others = domains.values(of: field, on: stand.now.date)
        for node in nodes.suffix(200) {
            if let other = node.stand.snapshot.fields[name], !others.contains(other) {
                others.append(other)
            }
        }
        let facts = needed(for: barrier.event, in: stand)
        return others.filter { $0 != value }.prefix(Self.othersEnough).contains { other in
            guard let refusal = refusing(barrier.event, facts, stand, with: name, other) else {
                return true
            }
            return refusal.location != barrier.location
        }
    }

    /// Whether no transition that may follow, by the chart, changes a field.
    func isLasting(_ field: String, _ stand: ExplorationStand) -> Bool {
        var seen = Set(stand.snapshot.chart.configuration.map(\.rawValue))
        var waiting = Array(seen)
        while let state = waiting.popLast() {
            for index in workflow.transitions.indices where workflow.transitions[index].source == state {
                if seeking.map.writes[index].contains(field) { return false }
                for entered in seeking.map.entered[index] {
                    let line = sequence(first: entered) { self.workflow.states[$0].parent }
                    for next in line where seen.insert(next).inserted { waiting.append(next) }
                }
            }
        }
        return true
    }
}
