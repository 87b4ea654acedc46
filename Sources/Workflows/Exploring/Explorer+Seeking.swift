import DataValues
import Statecharts

/// The search for transitions that no case has taken yet: by what guards ask for, and by the chart's distances.
extension Explorer {
    func seek(until bound: Int) {
        for index in nodes.indices { addTasks(of: index) }
        while steps < bound, let (task, urgency) = seeking.next() {
            let node = nodes[task.node]
            guard !node.isExpanded, !isDone(task, node), let now = self.urgency(of: task, at: place(node.stand)) else {
                continue
            }
            if now > urgency {
                seeking.add(task, now + 1)
            } else {
                pursue(task)
            }
        }
    }

    func addTasks(of index: Int) {
        let node = nodes[index]
        guard !node.stand.isClosed, !node.isExpanded else { return }
        let place = place(node.stand)
        for (event, _) in listened(in: node.stand) where workflow.event(event)?.isSystem == false {
            add(Seeking.Task(node: index, event: event), at: place)
        }
        add(Seeking.Task(node: index, event: nil), at: place)
    }

    private func add(_ task: Seeking.Task, at place: Seeking.Place) {
        if !isDone(task, nodes[task.node]), let urgency = urgency(of: task, at: place) { seeking.add(task, urgency) }
    }

    private func isDone(_ task: Seeking.Task, _ node: ExplorationNode) -> Bool {
        task.event.map(node.done.contains) ?? (node.later != nil)
    }

    private func place(_ stand: ExplorationStand) -> Seeking.Place {
        let isNew = { [seeking, scope] goal in !seeking.wasTested(goal, scope.facts(of: goal, stand)) }
        let active = candidates(in: stand).filter(seeking.isOpen)
        return Seeking.Place(leaves: scope.leaves(of: stand), refused: active.filter { !isNew($0) }, isNew: isNew)
    }

    private func urgency(of task: Seeking.Task, at place: Seeking.Place) -> Int? {
        let stand = nodes[task.node].stand
        if let event = task.event {
            return seeking.urgency(of: listening(event, stand), event: event, at: place)
        }
        guard nextInTime(stand) != nil else { return nil }
        var best: Int?
        // Deadlines end one after the other; one that ends later is waited for.
        for deadline in stand.deadlines {
            guard let event = deadline.event, deadline.dueOn != nil,
                !stand.fired.contains(ExplorationStand.mark(deadline)),
                let urgency = seeking.urgency(of: listening(event, stand), event: event, at: place)
            else { continue }
            best = min(best ?? urgency, urgency)
        }
        for goal in place.refused where seeking.wants[goal].contains(where: { scope.day($0, in: stand) != nil }) {
            best = min(best ?? Seeking.urgencies, seeking.urgencyOfHelp("", goal))
        }
        return best
    }

    // MARK: - What listens

    private func candidates(in stand: ExplorationStand) -> [Int] {
        let configuration = stand.snapshot.chart.configuration
        if let found = asked[configuration] { return found }
        let found = machine.chart.candidates(in: configuration).map(\.rawValue)
        asked[configuration] = found
        return found
    }

    /// Events with the transitions that are asked where a case stands, in the order of the chart.
    func listened(in stand: ExplorationStand) -> [(event: String, transitions: [Int])] {
        let configuration = stand.snapshot.chart.configuration
        if let found = listening[configuration] { return found }
        var found: [(event: String, transitions: [Int])] = []
        for index in candidates(in: stand) {
            guard case .event(let name) = workflow.transitions[index].trigger else { continue }
            if let place = found.firstIndex(where: { $0.event == name }) {
                found[place].transitions.append(index)
            } else {
                found.append((name, [index]))
            }
        }
        listening[configuration] = found
        return found
    }

    private func listening(_ event: String, _ stand: ExplorationStand) -> [Int] {
        listened(in: stand).first { $0.event == event }?.transitions ?? []
    }

    // MARK: - Trying

    private func pursue(_ task: Seeking.Task) {
        let stand = nodes[task.node].stand
        let place = place(stand)
        guard let event = task.event else { return wait(task.node, place) }
        let transitions = listening(event, stand)
        let goals = seeking.goals(of: transitions).filter(place.isNew)
        nodes[task.node].done.insert(event)
        raising = event
        let move = ExplorationMove(kind: .event(event), facts: needed(for: event, in: stand))
        if vary(move, from: task.node, .ways, goals: goals) { nodes[task.node].mayAct = true }
        if goals.isEmpty {
            seeking.tire(transitions)
            seeking.help(event, place.refused)
            return
        }
        if goals.contains(where: { seeking.takes[$0] > 0 }) {
            // The others of this event were not tried for.
            nodes[task.node].done.remove(event)
        } else {
            for goal in goals.sorted() { seeking.failed(goal, scope.facts(of: goal, stand)) }
        }
        // What it was refused for may be had from other events here.
        addTasks(of: task.node)
    }

    private func wait(_ index: Int, _ place: Seeking.Place) {
        let stand = nodes[index].stand
        guard let kind = nextInTime(stand) else { return }
        var goals: Set<Int> = []
        if case .lapse(_, let event) = kind { goals = seeking.goals(of: listening(event, stand)) }
        seeking.help("", place.refused)
        letTimeRun(from: index, isFar: false)
        for goal in goals.sorted() where seeking.takes[goal] == 0 { seeking.failed(goal, scope.facts(of: goal, stand)) }
    }
}
