/// The search for a way to closure from each state from which none was met by the way.
extension Explorer {
    private static let startsEnough = 3

    /// By node: whether a way that was gone leads from it to closure.
    func closing() -> [Bool] {
        var predecessors: [[Int]] = nodes.map { _ in [] }
        for (index, node) in nodes.enumerated() { for next in node.successors { predecessors[next].append(index) } }
        var closes = nodes.map(\.stand.isClosed)
        var waiting = nodes.indices.filter { closes[$0] }
        while let next = waiting.popLast() {
            for before in predecessors[next] where !closes[before] {
                closes[before] = true
                waiting.append(before)
            }
        }
        return closes
    }

    /// Says nothing of small workflows: what was looked at whole is told with certainty.
    func lookForClosure() {
        let goals = closingTransitions
        guard !goals.isEmpty, !isComplete else { return }
        let moves = limit / 50
        var closes = closing()
        for state in workflow.states.indices {
            let here = nodes.indices.filter { scope.leaves(of: nodes[$0].stand).contains(state) }
            guard !here.isEmpty, !here.contains(where: { closes[$0] }) else { continue }
            var isFound = false
            // Those come to last know most of a case's facts.
            for start in here.suffix(Self.startsEnough) where !isFound && !isSpent {
                isFound = reachesClosure(from: start, over: goals, closes, within: moves)
            }
            closes = closing()
            if !isFound, !isSpent, let first = here.min(by: { nodes[$0].path.count < nodes[$1].path.count }) {
                meetings.add(.closureNotMet(state), nodes[first].path)
            }
        }
    }

    /// What lies nearer to a closure by the chart is done first.
    func reachesClosure(from start: Int, over goals: [Int], _ closes: [Bool], within moves: Int) -> Bool {
        func distance(_ node: Int) -> Int {
            let leaves = scope.leaves(of: nodes[node].stand)
            return goals.flatMap { goal in leaves.map { Int(seeking.map.distance(from: $0, to: goal)) } }.min() ?? 0
        }
        let bound = steps + moves
        var seen: Set<Int> = [start]
        var waiting = [(node: start, distance: distance(start))]
        while steps < bound, !isSpent,
            let place = waiting.indices.min(by: { waiting[$0].distance < waiting[$1].distance })
        {
            let index = waiting.remove(at: place).node
            if nodes[index].stand.isClosed || index < closes.count && closes[index] { return true }
            advance(index, towards: goals, until: bound)
            for next in nodes[index].successors where seen.insert(next).inserted {
                waiting.append((next, distance(next)))
            }
        }
        // Nothing is left to try of what the search takes: it was not cut short.
        searchRanDry = waiting.isEmpty
        return waiting.contains { nodes[$0.node].stand.isClosed || $0.node < closes.count && closes[$0.node] }
    }

    /// Raises each event here once, with what those who refuse it ask for, and lets time run.
    private func advance(_ index: Int, towards goals: [Int], until bound: Int) {
        let stand = nodes[index].stand
        guard !stand.isClosed, !nodes[index].isExpanded else { return }
        func rank(_ transitions: [Int]) -> Int {
            goals.flatMap { goal in transitions.map { Int(seeking.map.distance(after: $0, to: goal)) } }.min() ?? 0
        }
        let events = listened(in: stand).filter { workflow.event($0.event)?.isSystem == false }
            .enumerated().sorted {
                (rank($0.element.transitions), $0.offset) < (rank($1.element.transitions), $1.offset)
            }
        for (event, transitions) in events.map(\.element) where steps < bound && !isSpent {
            let move = ExplorationMove(kind: .event(event), facts: needed(for: event, in: stand))
            if vary(move, from: index, .ways, goals: Set(transitions.filter(goals.contains))) {
                nodes[index].mayAct = true
            }
        }
        letTimeRun(from: index, isFar: false)
    }
}
