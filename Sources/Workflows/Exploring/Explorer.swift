import DataValues
import Diagnostics
import Statecharts
import StatutoryTime

/// Runs the machine of one bundle from the opening of a case along everything that can happen, and keeps what it meets.
///
/// Breadth first for a tenth of its steps, so that small workflows are seen whole and by shortest ways; then what shows something
/// new goes first. Bounded by steps of the machine, never by time: the same rules give the same answer on every computer.
final class Explorer {
    let workflow: Workflow
    let machine: CaseMachine
    let calendar: WorkCalendar
    let start: LegalDate
    let limit: Int
    let watch = RuleWatch(seesScripts: false)
    let probe: StepProbe
    let domains: FactDomains
    let scope: ExplorationScope
    var steps = 0
    private(set) var nodes: [ExplorationNode] = []
    private(set) var meetings = ExplorationMeetings()
    private var known: [ExplorationKey: Int] = [:]
    private var novelty = NoveltyTable()
    private var queue = ExplorationQueue()
    private var levels: [NoveltyTable.Level] = []
    /// How often a value was tried with an event.
    private var tries: [String: Int] = [:]
    private static let triesEnough = 3
    /// How often an event was tried since it last led to anything new; where much has been seen, such events are passed over.
    private var barren: [String: Int] = [:]
    private var raising: String?
    /// By guard: the facts that it named when it said no.
    private var wanted: [String: Set<String>] = [:]
    private static let barrenEnough = 30

    init(_ bundle: WorkflowBundle, calendar: WorkCalendar, from start: LegalDate, limit: Int) throws(StepFault) {
        workflow = bundle.workflow
        machine = try CaseMachine(bundle: bundle, watch: watch)
        self.calendar = calendar
        self.start = start
        self.limit = limit
        probe = StepProbe(bundle.workflow)
        domains = FactDomains(bundle.workflow, from: start)
        scope = ExplorationScope(bundle.workflow, domains)
        machine.model.probe = probe
    }

    var isBreadthFirst: Bool { steps < limit / 10 }
    var isSpent: Bool { steps >= limit }
    var isComplete: Bool { nodes.allSatisfy(\.isExpanded) }

    func run() {
        open()
        var next = 0
        while isBreadthFirst, next < nodes.count {
            expand(next)
            next += 1
        }
        for index in nodes.indices where !nodes[index].isExpanded { queue.add(index, levels[index]) }
        while !isSpent, let task = queue.next() {
            expand(task.node, task.pass)
            if task.pass == .ways { queue.addVariations(task.node, levels[task.node]) }
        }
    }

    /// States that were entered at some moment, if only to be left again.
    var passed: Set<Int> = []

    func isHistory(_ state: Int) -> Bool {
        if case .history = machine.chart[StateIndex(state)].kind { true } else { false }
    }

    /// With what only the whole shows.
    var allMeetings: ExplorationMeetings {
        var all = meetings
        for index in nodesWithoutClosure() {
            all.add(.closureNotReached(scope.leaves(of: nodes[index].stand)), nodes[index].path)
        }
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

    // MARK: - Opening

    private func open() {
        var facts: [String: DataValue] = [:]
        for field in workflow.fields where field.isRequired { facts[field.name] = domains.first(of: field, on: start) }
        let move = ExplorationMove(kind: .open, facts: facts)
        vary(move, after: [], from: nil, varied: [], nil)
    }

    // MARK: - Going on

    /// - Parameter pass: everything at once when nil.
    private func expand(_ index: Int, _ pass: ExplorationQueue.Pass? = nil) {
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
            barren[event, default: 0] += 1
            raising = event
            let move = ExplorationMove(kind: .event(event), facts: needed(for: event, in: node.stand))
            if vary(move, after: node.path, from: index, varied: node.varied, pass) { nodes[index].mayAct = true }
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
    private func letTimeRun(from index: Int, isFar: Bool) {
        raising = nil
        var current = index
        for _ in 0..<(isFar && !isBreadthFirst ? Self.longWait : 1) {
            let node = nodes[current]
            guard !node.stand.isClosed, let kind = nextInTime(node.stand) else { return }
            nodes[current].mayAct = true
            if node.later == nil {
                guard !isSpent else { return }
                let known = node.successors.count
                follow(ExplorationMove(kind: kind), after: node.path, from: current, varied: node.varied)
                guard nodes[current].successors.count > known else { return }
                nodes[current].later = nodes[current].successors.last
            }
            guard let next = nodes[current].later, next != current else { return }
            current = next
        }
    }

    private static let longWait = 12

    private func nextInTime(_ stand: ExplorationStand) -> ExplorationMove.Kind? {
        let lapse = stand.nextLapse
        let day = scope.nextDay(in: stand)
        if let day, lapse?.dueOn.map({ day.date <= $0 }) ?? true { return .wait(day.field) }
        guard let lapse, let event = lapse.event else { return nil }
        return .lapse(lapse.key, event: event)
    }

    /// What the event requires and the case does not have.
    private func needed(for event: String, in stand: ExplorationStand) -> [String: DataValue] {
        let missing = machine.option(event, in: stand.snapshot).requires.filter {
            (stand.snapshot.fields[$0] ?? .null).isNull
        }
        return missing.reduce(into: [:]) { facts, name in
            facts[name] = workflow.field(name).map { domains.first(of: $0, on: stand.now.date) }
        }
    }

    /// Does a move with what is on file, then with each other value of what its hooks read, then with two values changed at once.
    ///
    /// - Returns: whether any was taken.
    @discardableResult
    private func vary(
        _ move: ExplorationMove, after path: [ExplorationMove], from origin: Int?, varied: Set<String>,
        _ pass: ExplorationQueue.Pass?
    ) -> Bool {
        var taken = false
        var queue: [[ExplorationVariation]] = [[]]
        var tried: Set<Set<ExplorationVariation>> = [[]]
        var next = 0
        while next < queue.count, !isSpent {
            let variations = queue[next]
            next += 1
            let fields = Set(variations.map(\.field))
            let changed = scope.applying(variations, to: move, after: path)
            let isReplay = variations.contains { $0.place < path.count }
            let outcome =
                isReplay
                ? replay(changed, varied: varied.union(fields))
                : follow(changed[changed.count - 1], after: path, from: origin, varied: varied.union(fields))
            guard let outcome else { continue }
            var asked: Set<String>
            switch outcome {
            case .taken(let stand, _):
                // What was done on another way says nothing of the node that asked.
                if !isReplay { taken = true }
                // Other values of what opens a way already come after the ways that none opens yet.
                if pass == .ways { return true }
                asked = scope.reads(of: probe.asked.union(scope.conditions(in: stand)))
            case .refused(_, let refusals):
                for refusal in refusals {
                    if let name = refusal.guardName { wanted[name, default: []].formUnion(refusal.facts) }
                }
                asked = isBreadthFirst ? scope.reads(of: probe.asked) : helpful(refusals)
            case .failed: continue
            }
            let isFollowingReasons = if case .refused = outcome { !isBreadthFirst } else { false }
            guard variations.count < (isFollowingReasons ? 4 : isBreadthFirst ? 2 : 1) else { continue }
            let context = ExplorationContext(
                move: changed[changed.count - 1], path: Array(changed.dropLast()),
                stand: origin.map { nodes[$0].stand },
                start: start)
            asked.subtract(fields)
            for variation in scope.variations(of: asked, in: context, varied: varied) {
                let next = variations + [variation]
                guard tried.insert(Set(next)).inserted else { continue }
                if isWorthTrying(next, move, after: path) {
                    queue.append(next)
                } else if let origin {
                    // Nothing is said of a node where something that could be done was passed over.
                    nodes[origin].isSkipping = true
                }
            }
        }
        return taken
    }

    /// Whether a case differs from the one it came from in a fact for want of which a guard, asked here, has always said no.
    private func helps(_ stand: ExplorationStand, _ before: ExplorationStand) -> Bool {
        let changed = scope.differences(stand, before)
        guard !changed.isEmpty else { return false }
        return scope.guards(in: stand).contains { name in
            !probe.passed.contains(name) && !changed.isDisjoint(with: wanted[name] ?? [])
        }
    }

    /// The facts that would change a no, as those who said it name them; where they name none, everything that was read.
    private func helpful(_ refusals: [Refusal]) -> Set<String> {
        let named = Set(refusals.flatMap(\.facts))
        let isGuards = refusals.contains { $0.reason == .guard || $0.reason == .caution }
        return named.isEmpty && isGuards ? scope.reads(of: probe.asked) : named
    }

    private func isWorthTrying(
        _ variations: [ExplorationVariation], _ move: ExplorationMove, after path: [ExplorationMove]
    ) -> Bool {
        if isBreadthFirst { return true }
        let key =
            "\(move.kind) " + variations.map { "\($0.field)=\($0.value.canonicalJSON)" }.sorted().joined(separator: " ")
        tries[key, default: 0] += 1
        // What has to be done again from the beginning costs its whole length.
        let isReplay = variations.contains { $0.place < path.count }
        return tries[key, default: 0] <= (isReplay ? 1 : Self.triesEnough)
    }

    /// Does a move where a node stands.
    @discardableResult
    private func follow(
        _ move: ExplorationMove, after path: [ExplorationMove], from origin: Int?, varied: Set<String>
    ) -> ExplorationOutcome? {
        let outcome = perform(move, from: origin.map { nodes[$0].stand }, after: path)
        if case .taken(let stand, let done) = outcome { arrive(stand, by: path + [done], from: origin, varied: varied) }
        return outcome
    }

    /// Does a way again, with facts supplied earlier on that were read only now; nil when it cannot be gone to its last move.
    private func replay(_ moves: [ExplorationMove], varied: Set<String>) -> ExplorationOutcome? {
        var stand: ExplorationStand?
        var path: [ExplorationMove] = []
        for (index, move) in moves.enumerated() {
            guard !isSpent else { return nil }
            let outcome = perform(move, from: stand, after: path)
            guard case .taken(let next, let done) = outcome else {
                guard index == moves.count - 1 else { return nil }
                // Where the facts bar what was open with others, more may be barred; where not all is seen, others show more.
                if isBreadthFirst, let stand { arrive(stand, by: path, from: nil, varied: varied) }
                return outcome
            }
            stand = next
            path.append(done)
            if index == moves.count - 1 {
                arrive(next, by: path, from: nil, varied: varied)
                return outcome
            }
        }
        return nil
    }

    private func perform(
        _ move: ExplorationMove, from stand: ExplorationStand?, after path: [ExplorationMove]
    ) -> ExplorationOutcome {
        let outcome = perform(move, from: stand)
        meetings.note(outcome, path, probe, workflow, scope)
        return outcome
    }

    private func arrive(
        _ stand: ExplorationStand, by path: [ExplorationMove], from origin: Int?, varied: Set<String>
    ) {
        let key = scope.key(of: stand)
        if let index = known[key] {
            if path.count < nodes[index].path.count {
                // The way and where it leads belong together: another way may have come on another day.
                nodes[index].path = path
                nodes[index].stand = stand
                nodes[index].varied = varied
            }
            if let origin { nodes[origin].successors.append(index) }
            return
        }
        let atoms = scope.atoms(of: stand).map { novelty.number(of: $0) }
        let before = origin.map { Set(nodes[$0].atoms) } ?? []
        var level = novelty.look(at: atoms, after: before)
        if let origin, helps(stand, nodes[origin].stand) { level = .state }
        if level.rawValue <= NoveltyTable.Level.states.rawValue, let raising { barren[raising] = 0 }
        let index = nodes.count
        known[key] = index
        nodes.append(ExplorationNode(stand: stand, path: path, varied: varied, atoms: atoms))
        levels.append(level)
        if let origin { nodes[origin].successors.append(index) }
        if !isBreadthFirst { queue.add(index, level) }
        meetings.noteOwners(of: stand, path, workflow, scope)
    }
}
