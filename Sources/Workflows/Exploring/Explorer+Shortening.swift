import DataValues
import StatutoryTime

/// Ways to what was met, without the moves that it does not take.
extension Explorer {
    private static let movesForOne = 600

    /// Leaves out of each way what can be left out, by going the rest again; bounded, and counted apart from what was explored.
    func shorten(_ meetings: inout ExplorationMeetings) {
        let bound = steps + max(limit / 5, Self.movesForOne)
        for kind in meetings.kinds {
            guard steps < bound, let way = meetings.ways[kind] else { return }
            if let shorter = shorter(kind, way, until: min(bound, steps + Self.movesForOne)) {
                meetings.replaceWay(of: kind, by: shorter)
            }
        }
    }

    private func shorter(_ kind: ExplorationMeetings.Kind, _ way: [ExplorationMove], until bound: Int)
        -> [ExplorationMove]?
    {
        switch kind {
        case .guardNeverPasses, .guardLoosened, .nothingOpens: return nil
        default: break
        }
        guard way.count > 2, let (whole, end) = again(way), met(kind, at: end) else { return nil }
        let key = isPlace(kind) ? end.stand.map(scope.key) : nil
        var best = whole
        var length = (whole.count - 1) / 2
        while length > 0 {
            var place = best.count - length
            while place > 0 {
                guard steps < bound else { return best }
                // The opening stays, and so does the last move, which shows what was met, but where a place is what was met.
                let last = isPlace(kind) ? best.count : best.count - 1
                if place + length <= last {
                    let rest = Array(best[..<place] + best[(place + length)...])
                    if let (done, end) = again(rest), met(kind, at: end), key == nil || end.stand.map(scope.key) == key
                    {
                        best = done
                        place = min(place, best.count - length + 1)
                    }
                }
                place -= 1
            }
            length /= 2
        }
        return best
    }

    /// Whether it is where a case stands that was met, and not what a step did.
    private func isPlace(_ kind: ExplorationMeetings.Kind) -> Bool {
        switch kind {
        case .nobodyMayAct, .closureNotReached, .closureNotMet, .closureBarred: true
        default: false
        }
    }

    /// What the last move of a way gone again came to.
    private struct End {
        var stand: ExplorationStand?
        var meetings: ExplorationMeetings
    }

    private func met(_ kind: ExplorationMeetings.Kind, at end: End) -> Bool {
        isPlace(kind) || end.meetings.ways[kind] != nil
    }

    /// Goes a way from the opening on; nil where it cannot be gone to its last move.
    private func again(_ way: [ExplorationMove]) -> (way: [ExplorationMove], end: End)? {
        var (stand, done): (ExplorationStand?, [ExplorationMove]) = (nil, [])
        for (index, move) in way.enumerated() {
            var move = move
            if case .event(let event) = move.kind, let stand {
                // What a move left out would have put on file.
                move.facts = needed(for: event, in: stand).merging(move.facts) { $1 }
            }
            let outcome = perform(move, from: stand)
            var met = ExplorationMeetings()
            if index == way.count - 1 { met.note(outcome, done, probe, workflow, scope) }
            guard case .taken(let next, let taken) = outcome else {
                guard index == way.count - 1, case .failed(let failed, _) = outcome else { return nil }
                return (done + [failed], End(stand: nil, meetings: met))
            }
            done.append(taken)
            stand = next
            if index == way.count - 1 {
                met.noteOwners(of: next, done, workflow, scope)
                return (done, End(stand: next, meetings: met))
            }
        }
        return nil
    }
}
