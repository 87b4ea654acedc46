import DataValues
import StatutoryTime

/// Everything that can be done where a node stands.
extension Explorer {
    private static let barrenEnough = 30
    private static let longWait = 12

    /// - Parameter pass: everything at once when nil.
    func expand(_ index: Int, _ pass: ExplorationQueue.Pass? = nil) {
        let node = nodes[index]
        guard !node.stand.isClosed else {
            nodes[index].isExpanded = true
            return
        }
        for event in machine.eventsListened(in: node.stand.snapshot) where workflow.event(event)?.isSystem == false {
            guard !isSpent else { return }
            if pass != nil, levels[index].rawValue >= NoveltyTable.Level.states.rawValue,
                barren[event, default: 0] > Self.barrenEnough
            {
                nodes[index].isSkipping = true
                continue
            }
            // On the way to what was never taken it was done already.
            if pass == .ways, node.done.contains(event) { continue }
            barren[event, default: 0] += 1
            raising = event
            let move = ExplorationMove(kind: .event(event), facts: needed(for: event, in: node.stand))
            if vary(move, from: index, pass) { nodes[index].mayAct = true }
        }
        if pass != .variations {
            letTimeRun(from: index, isFar: levels[index].rawValue <= NoveltyTable.Level.atom.rawValue)
        }
        guard !isSpent, pass != .ways else { return }
        guard !nodes[index].isSkipping else { return }
        nodes[index].isExpanded = true
        if !nodes[index].mayAct { meetings.add(.nobodyMayAct(scope.leaves(of: node.stand)), node.path) }
    }

    /// Nobody acts: the next deadline ends, or the next day on file comes; where something is new, a while longer.
    func letTimeRun(from index: Int, isFar: Bool) {
        raising = nil
        var current = index
        for _ in 0..<(isFar && !isBreadthFirst ? Self.longWait : 1) {
            let node = nodes[current]
            guard !node.stand.isClosed, let kind = nextInTime(node.stand) else { return }
            nodes[current].mayAct = true
            if node.later == nil {
                guard !isSpent else { return }
                let known = node.successors.count
                follow(ExplorationMove(kind: kind), from: node, current, varied: node.varied)
                guard nodes[current].successors.count > known else { return }
                nodes[current].later = nodes[current].successors.last
            }
            guard let next = nodes[current].later, next != current else { return }
            current = next
        }
    }

    func nextInTime(_ stand: ExplorationStand) -> ExplorationMove.Kind? {
        let lapse = stand.nextLapse
        let day = scope.nextDay(in: stand)
        if let day, lapse?.dueOn.map({ day.date <= $0 }) ?? true { return .wait(day.field) }
        guard let lapse, let event = lapse.event else { return nil }
        return .lapse(lapse.key, event: event)
    }

    /// What the event requires and the case does not have.
    func needed(for event: String, in stand: ExplorationStand) -> [String: DataValue] {
        let missing = machine.option(event, in: stand.snapshot).requires.filter {
            (stand.snapshot.fields[$0] ?? .null).isNull
        }
        return missing.reduce(into: [:]) { facts, name in
            facts[name] = workflow.field(name).map { domains.first(of: $0, on: stand.now.date) }
        }
    }
}
