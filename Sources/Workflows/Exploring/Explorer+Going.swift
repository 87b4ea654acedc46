import DataValues
import StatutoryTime

/// One move, or a part of a way again.
extension Explorer {
    /// Does a move where a node stands.
    @discardableResult
    func follow(_ move: ExplorationMove, from node: ExplorationNode?, _ origin: Int?, varied: Set<String>)
        -> ExplorationOutcome
    {
        let path = node?.path ?? []
        let outcome = perform(move, from: node?.stand, after: path)
        if case .taken(let stand, let done) = outcome {
            arrive(stand, by: path + [done], (node?.trail ?? []) + [stand], from: origin, varied: varied)
        }
        return outcome
    }

    /// Goes a way again from the first of its moves that is another now; nil when it cannot be gone to its last move.
    func replay(
        _ moves: [ExplorationMove], from place: Int, of node: ExplorationNode, varied: Set<String>
    ) -> ExplorationOutcome? {
        var path = Array(node.path[..<place])
        var trail = Array(node.trail[..<place])
        var before: Int?
        for (index, move) in moves.enumerated().dropFirst(place) {
            guard !isSpent else { return nil }
            let outcome = perform(move, from: trail.last, after: path)
            guard case .taken(let next, let done) = outcome else {
                guard index == moves.count - 1 else { return nil }
                // Where the facts bar what was open with others, more may be barred; where not all is seen, others show more.
                if isBreadthFirst || keepsLast, let last = trail.last {
                    arrive(last, by: path, trail, from: nil, varied: varied)
                    lastKept = known[scope.key(of: last)]
                }
                return outcome
            }
            path.append(done)
            trail.append(next)
            guard index < moves.count - 1 else {
                arrive(next, by: path, trail, from: before, varied: varied)
                return outcome
            }
            // What lies on the way is not kept; but where it is known, so is what follows it.
            let here = known[scope.key(of: next)]
            if let before, let here { nodes[before].successors.append(here) }
            before = here
        }
        return nil
    }

    private func perform(
        _ move: ExplorationMove, from stand: ExplorationStand?, after path: [ExplorationMove]
    ) -> ExplorationOutcome {
        let outcome = perform(move, from: stand)
        meetings.note(outcome, path, probe, workflow, scope)
        for asking in probe.firstNo where waysToNo[asking] == nil { waysToNo[asking] = path + [outcome.move] }
        return outcome
    }
}
