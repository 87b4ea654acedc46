import DataValues
import StatutoryTime

/// One event with one value after the other of what its hooks read.
extension Explorer {
    private static let triesEnough = 3
    private static let goalEnough = 24
    private static let recipesEnough = 4

    /// Does a move with what is on file, then with each other value of what its hooks read, then with several values changed at once.
    ///
    /// - Parameter goals: transitions for the sake of which it is done; the first of them that is taken ends it.
    /// - Returns: whether any was taken.
    @discardableResult
    func vary(
        _ move: ExplorationMove, from origin: Int?, _ pass: ExplorationQueue.Pass?, goals: Set<Int> = []
    ) -> Bool {
        let node = origin.map { nodes[$0] }
        let length = node?.path.count ?? 0
        let spent = steps + Self.goalEnough
        var taken = false
        var queue: [[ExplorationVariation]] = [[]]
        var tried: Set<Set<ExplorationVariation>> = [[]]
        var next = 0
        while next < queue.count, !isSpent, goals.isEmpty || steps < spent {
            let variations = queue[next]
            next += 1
            let fields = Set(variations.map(\.field))
            let varied = (node?.varied ?? []).union(fields)
            let changed = scope.applying(variations, to: move, after: node?.path ?? [])
            let first = variations.map(\.place).min() ?? length
            let isReplay = first < length
            let outcome =
                if isReplay, let node {
                    replay(changed, from: first, of: node, varied: varied)
                } else {
                    follow(changed[length], from: node, origin, varied: varied)
                }
            guard let outcome else { continue }
            var asked: Set<String>
            var blamed = ""
            switch outcome {
            case .taken(let stand, let done):
                // What was done on another way says nothing of the node that asked.
                if !isReplay {
                    taken = true
                    if !variations.isEmpty { remember(done, at: stand) }
                }
                if goals.isEmpty {
                    // Other values of what opens a way already come after the ways that none opens yet.
                    if pass == .ways { return true }
                    asked = scope.reads(of: probe.asked.union(scope.conditions(in: stand)))
                } else {
                    if goals.contains(where: { seeking.takes[$0] > 0 }) { return true }
                    let guards = seeking.guards(of: goals)
                    let refusals = machine.model.refusals.filter { $0.guardName.map(guards.contains) ?? false }
                    blamed = note(refusals)
                    // Where no guard of theirs was asked, another transition came first: it has to refuse.
                    asked = refusals.isEmpty ? scope.reads(of: probe.asked) : helpful(refusals)
                }
            case .refused(_, let refusals):
                blamed = note(refusals)
                if !isReplay, let origin, case .event(let event) = move.kind {
                    noteBarriers(refusals, of: event, at: origin)
                }
                asked = isBreadthFirst ? scope.reads(of: probe.asked) : helpful(refusals)
            case .failed: continue
            }
            let isFollowingReasons =
                if case .refused = outcome { !isBreadthFirst && !isThorough } else { !goals.isEmpty }
            guard variations.count < (isFollowingReasons ? 4 : isBreadthFirst || isThorough ? 2 : 1) else { continue }
            if next == 1, !isBreadthFirst, case .event(let event) = move.kind, case .refused = outcome {
                for recipe in recipes[event] ?? [] {
                    let variations = recipe.filter { move.facts[$0.key] != $0.value }
                        .map { ExplorationVariation(field: $0.key, value: $0.value, place: length) }
                        .sorted { $0.field < $1.field }
                    if tried.insert(Set(variations)).inserted { queue.append(variations) }
                }
            }
            let context = ExplorationContext(
                move: changed[length], path: Array(changed.dropLast()), stand: node?.stand, start: start)
            asked.subtract(fields)
            for variation in scope.variations(of: asked, in: context, varied: node?.varied ?? []) {
                let next = variations + [variation]
                guard tried.insert(Set(next)).inserted else { continue }
                if isWorthTrying(next, move, length, blamed) {
                    queue.append(next)
                } else if let origin {
                    // Nothing is said of a node where something that could be done was passed over.
                    nodes[origin].isSkipping = true
                }
            }
        }
        return taken
    }

    /// Keeps what those who said no name.
    ///
    /// - Returns: the guards that said no.
    private func note(_ refusals: [Refusal]) -> String {
        for refusal in refusals {
            guard let name = refusal.guardName else { continue }
            wanted[name, default: []].formUnion(refusal.facts)
            seeking.note(refusal.facts.isEmpty ? scope.reads(of: [name]) : Set(refusal.facts), by: [name])
        }
        return refusals.compactMap(\.guardName).joined(separator: " ")
    }

    /// Keeps the facts with which an event was taken, days left out: they would be another day's.
    private func remember(_ move: ExplorationMove, at stand: ExplorationStand) {
        guard case .event(let event) = move.kind else { return }
        let facts = move.facts.filter { workflow.field($0.key)?.type != .date }
        guard !facts.isEmpty, recipes[event]?.contains(facts) != true else { return }
        recipes[event] = Array(([facts] + (recipes[event] ?? [])).prefix(Self.recipesEnough))
    }

    /// The facts that would change a no, as those who said it name them; where they name none, everything that was read.
    private func helpful(_ refusals: [Refusal]) -> Set<String> {
        let named = Set(refusals.flatMap(\.facts))
        let isGuards = refusals.contains { $0.reason == .guard || $0.reason == .caution }
        return named.isEmpty && isGuards ? scope.reads(of: probe.asked) : named
    }

    /// - Parameter blamed: who said no; where it is somebody else, values that were tried may help now.
    private func isWorthTrying(
        _ variations: [ExplorationVariation], _ move: ExplorationMove, _ length: Int, _ blamed: String
    ) -> Bool {
        if isBreadthFirst || isThorough { return true }
        let key =
            "\(move.kind) \(blamed) "
            + variations.map { "\($0.field)=\($0.value.canonicalJSON)" }.sorted().joined(separator: " ")
        tries[key, default: 0] += 1
        // What has to be done again from far back costs its length.
        let isReplay = variations.contains { $0.place < length }
        return tries[key, default: 0] <= (isReplay ? 1 : Self.triesEnough)
    }
}
