/// What only the whole of an exploration shows.
extension Explorer {
    /// With what only the whole shows.
    ///
    /// - Parameter barred: states that guards bar, with the ways to them.
    func allMeetings(_ barred: [(BarredStates, [ExplorationMove])]) -> ExplorationMeetings {
        var all = meetings
        for index in nodesWithoutClosure() {
            all.add(.closureNotReached(scope.leaves(of: nodes[index].stand)), nodes[index].path)
        }
        for (barred, way) in barred where barred.closedBy.isEmpty { all.add(.guardNeverPasses(barred), way) }
        shorten(&all)
        return all
    }

    /// Where cases come to what never closes: what was not looked at is taken to close.
    private func nodesWithoutClosure() -> [Int] {
        guard workflow.states.contains(where: { $0.closure != nil }) else { return [] }
        var predecessors: [[Int]] = nodes.map { _ in [] }
        for (index, node) in nodes.enumerated() { for next in node.successors { predecessors[next].append(index) } }
        var closes = nodes.map { $0.stand.isClosed || !$0.isExpanded }
        var waiting = nodes.indices.filter { closes[$0] }
        while let next = waiting.popLast() {
            for before in predecessors[next] where !closes[before] {
                closes[before] = true
                waiting.append(before)
            }
        }
        return nodes.indices.filter { index in
            // The first of them; one that cannot move at all is told by itself.
            !closes[index] && !nodes[index].successors.isEmpty
                && (predecessors[index].isEmpty || predecessors[index].contains { closes[$0] })
        }
    }

    /// Looks, where nothing was done yet and no time runs, whether anything can be: each configuration once, those with new states first.
    func lookForDeadEnds() {
        var seen: Set<[Int]> = []
        let order = nodes.indices.sorted { (levels[$0].rawValue, $0) < (levels[$1].rawValue, $1) }
        for index in order where !isSpent {
            let node = nodes[index]
            guard !node.isExpanded, !node.mayAct, !node.stand.isClosed, nextInTime(node.stand) == nil,
                seen.insert(scope.leaves(of: node.stand)).inserted
            else { continue }
            isThorough = true
            expand(index)
            isThorough = false
        }
    }
}
