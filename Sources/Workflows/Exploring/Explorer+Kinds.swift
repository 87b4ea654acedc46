import DataValues

/// Looks for kinds of cases that an event next to closure refuses: what opens a way is otherwise asked of one case, and others pass by unseen.
extension Explorer {
    private static let placesEnough = 3
    private static let asksEnough = 40
    private static let casesEnough = 3

    /// Asks each event next to closure, where it is permitted, about the same case with one fact otherwise; where that would be refused, goes
    /// for a case of this kind, so that what refuses it is known among the barriers.
    func lookForKinds() {
        let bound = steps + limit / 10
        keepsLast = true
        defer { keepsLast = false }
        var asked: Set<UnsettledKind> = []
        for (event, transitions) in closingEvents() {
            let guards = Set(transitions.flatMap { workflow.transitions[$0].guards })
            let fields = scope.reads(of: guards)
            for place in places(permitting: event) {
                let stand = nodes[place].stand
                let facts = needed(for: event, in: stand)
                for field in workflow.fields where fields.contains(field.name) && facts[field.name] == nil {
                    for value in domains.values(of: field, on: stand.now.date)
                    where value != stand.snapshot.fields[field.name] {
                        guard let name = refusing(event, facts, stand, with: field.name, value)?.guardName
                        else { continue }
                        var kind = UnsettledKind(event: event, guardName: name, field: field.name, value: value)
                        guard asked.insert(kind).inserted else { continue }
                        let isMet = steps < bound && !isSpent && goFor(kind, at: place)
                        kind.wasMet = false
                        if !isMet, !unsettled.contains(kind) { unsettled.append(kind) }
                    }
                }
            }
        }
    }

    /// Events that lead to closure, or next to it, with the transitions that do; the nearest first.
    private func closingEvents() -> [(event: String, transitions: [Int])] {
        var found: [(event: String, distance: Int, transitions: [Int])] = []
        for index in workflow.transitions.indices {
            guard case .event(let event) = workflow.transitions[index].trigger,
                workflow.event(event)?.isSystem == false,
                let distance = closureDistance(index)
            else { continue }
            if let place = found.firstIndex(where: { $0.event == event }) {
                found[place].transitions.append(index)
                found[place].distance = min(found[place].distance, distance)
            } else {
                found.append((event, distance, [index]))
            }
        }
        return found.enumerated().sorted {
            ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
        }
        .map { ($0.element.event, $0.element.transitions) }
    }

    /// Situations where an event is permitted, of different standing; those met last know most facts.
    private func places(permitting event: String) -> [Int] {
        var found: [Int] = []
        var asks = 0
        for index in nodes.indices.reversed() where !nodes[index].stand.isClosed {
            guard found.count < Self.placesEnough, asks < Self.asksEnough else { break }
            let stand = nodes[index].stand
            let place = scope.leaves(of: stand)
            guard listened(in: stand).contains(where: { $0.event == event }),
                !found.contains(where: { scope.leaves(of: nodes[$0].stand) == place })
            else { continue }
            asks += 1
            if case .taken? = answer(event, needed(for: event, in: stand), stand) { found.append(index) }
        }
        return found
    }

    /// What a guard says to an event were one fact of the case another; nil where none refuses it.
    func refusing(
        _ event: String, _ facts: [String: DataValue], _ stand: ExplorationStand, with field: String,
        _ value: DataValue
    ) -> Refusal? {
        var other = stand
        other.snapshot.fields[field] = value.isNull ? nil : .some(value)
        guard case .refused(let refusals)? = answer(event, facts, other) else { return nil }
        return refusals.first { $0.reason == .guard }
    }

    /// Asks without a trace; nil where a script fails.
    func answer(_ event: String, _ facts: [String: DataValue], _ stand: ExplorationStand)
        -> StepOutcome?
    {
        guard let bystander else { return nil }
        steps += 1
        let roles = bystander.option(event, in: stand.snapshot).roles
        let occurrence = Occurrence(
            event: event, facts: facts,
            actor: Self.actor(roles.isEmpty ? workflow.roles.map(\.name) : roles),
            time: stand.now, despite: "-")
        return try? bystander.step(occurrence, from: stand.snapshot, calendar: calendar)
    }

    /// Comes to a case of a kind and raises the event there.
    ///
    /// - Returns: whether one was met.
    private func goFor(_ kind: UnsettledKind, at place: Int) -> Bool {
        guard let name = kind.field else { return false }
        let known = nodes.indices.filter { index in
            nodes[index].stand.snapshot.fields[name] == kind.value && !nodes[index].stand.isClosed
                && listened(in: nodes[index].stand).contains { $0.event == kind.event }
        }
        for index in known.suffix(Self.casesEnough) where !isSpent {
            follow(kind.event, from: index)
        }
        if !known.isEmpty { return true }
        let node = nodes[place]
        let move = ExplorationMove(
            kind: .event(kind.event), facts: needed(for: kind.event, in: node.stand))
        let context = ExplorationContext(move: move, path: node.path, stand: node.stand, start: start)
        for variation in scope.variations(of: [name], in: context, varied: [])
        where variation.value == kind.value {
            guard variation.place < node.path.count else { continue }
            let changed = scope.applying([variation], to: move, after: node.path)
            lastKept = nil
            switch replay(changed, from: variation.place, of: node, varied: node.varied.union([name])) {
            case .taken?: return true
            case .refused(_, let refusals)?:
                guard let lastKept else { continue }
                noteBarriers(refusals, of: kind.event, at: lastKept)
                return true
            case .failed?, nil: continue
            }
        }
        return false
    }

    private func follow(_ event: String, from index: Int) {
        let move = ExplorationMove(
            kind: .event(event), facts: needed(for: event, in: nodes[index].stand))
        let node = nodes[index]
        if case .refused(_, let refusals) = follow(move, from: node, index, varied: node.varied) {
            noteBarriers(refusals, of: event, at: index)
        }
    }
}
