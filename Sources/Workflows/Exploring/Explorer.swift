import DataValues
import Diagnostics
import Statecharts
import StatutoryTime

/// Runs the machine of one bundle from the opening of a case along everything that can happen, and keeps what it meets.
///
/// Breadth first for a tenth of its steps, so that small workflows are seen whole and by shortest ways; then towards transitions that
/// were never taken; then what shows something new goes first. Bounded by steps of the machine, never by time: the same rules give
/// the same answer on every computer.
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
    let functions: ScriptFunctions
    var steps = 0
    /// Moves that the exploration itself took; more are done beside it, to look behind barriers and to shorten ways.
    private(set) var explored = 0
    var allowance = 0
    /// Whether the last search for closure ended because nothing was left, and not at its bound.
    var searchRanDry = false
    var nodes: [ExplorationNode] = []
    var meetings = ExplorationMeetings()
    var known: [ExplorationKey: Int] = [:]
    var novelty = NoveltyTable()
    var queue = ExplorationQueue()
    var levels: [NoveltyTable.Level] = []
    /// How often a value was tried with an event.
    var tries: [String: Int] = [:]
    /// How often an event was tried since it last led to anything new; where much has been seen, such events are passed over.
    var barren: [String: Int] = [:]
    var raising: String?
    /// By guard: the facts that it named when it said no.
    var wanted: [String: Set<String>] = [:]
    /// By event: the facts with which it was taken, other than those it is given first.
    var recipes: [String: [[String: DataValue]]] = [:]
    let seeking: Seeking
    /// By where a case stands: the transitions that are asked, and the events that are listened to.
    var asked: [Configuration: [Int]] = [:]
    var listening: [Configuration: [(event: String, transitions: [Int])]] = [:]
    /// States that were entered at some moment, if only to be left again.
    var passed: Set<Int> = []
    /// New situations go to the queue, which is filled when the search breadth first is over.
    var isQueueing = false
    /// By guard: the way on which it first said no.
    var waysToNo: [StepProbe.Asking: [ExplorationMove]] = [:]
    /// Transitions that close a case.
    private(set) lazy var closingTransitions = workflow.transitions.indices.filter { index in
        seeking.map.entered[index].contains { workflow.states[$0].closure != nil }
    }
    /// Where ways that lead nearer to closure were refused.
    var barriers = ClosureBarriers()
    /// Whether a way gone again leaves its last situation among those known, where its last move is refused.
    var keepsLast = false
    /// The situation that was kept so last.
    var lastKept: Int?
    /// Kinds of cases of which it is not known whether they can be closed.
    var unsettled: [UnsettledKind] = []
    /// Asked about cases that nobody has met: what it says is counted nowhere.
    private(set) lazy var bystander = try? CaseMachine(bundle: machine.bundle)
    /// Everything is tried, as often as it may have been tried elsewhere.
    var isThorough = false

    init(_ bundle: WorkflowBundle, calendar: WorkCalendar, from start: LegalDate, limit: Int) throws(StepFault) {
        workflow = bundle.workflow
        machine = try CaseMachine(bundle: bundle, watch: watch)
        self.calendar = calendar
        self.start = start
        self.limit = limit
        probe = StepProbe(bundle.workflow)
        domains = FactDomains(bundle.workflow, from: start)
        functions = ScriptFunctions(bundle.workflow.scripts)
        let reading = HookReads(functions, fields: Set(bundle.workflow.fields.map(\.name)))
        scope = ExplorationScope(bundle.workflow, domains, reading, functions)
        seeking = Seeking(SeekingMap(bundle.workflow, reading), statesWanted: scope.statesOfGuards)
        machine.model.probe = probe
    }

    var isBreadthFirst: Bool { steps < limit / 10 }
    var isSpent: Bool { steps >= limit + allowance }
    var isComplete: Bool { nodes.allSatisfy(\.isExpanded) }

    func run() {
        open()
        var next = 0
        while isBreadthFirst, next < nodes.count {
            expand(next)
            next += 1
        }
        isQueueing = true
        for index in nodes.indices where !nodes[index].isExpanded { queue.add(index, levels[index]) }
        seek(until: limit / 10 * 8)
        lookForDeadEnds()
        lookForClosure()
        while !isSpent, let task = queue.next() {
            expand(task.node, task.pass)
            if task.pass == .ways { queue.addVariations(task.node, levels[task.node]) }
        }
        explored = steps
        lookAtReplacedGuards()
        // What is known of closures by now spares most of this search.
        if !isComplete {
            allowance = limit / 4
            lookForKinds()
            lookBehindBarriers()
        }
    }

    func isHistory(_ state: Int) -> Bool {
        if case .history = machine.chart[StateIndex(state)].kind { true } else { false }
    }

    private func open() {
        var facts: [String: DataValue] = [:]
        for field in workflow.fields where field.isRequired { facts[field.name] = domains.first(of: field, on: start) }
        let opening = ExplorationMove(kind: .open, facts: facts)
        vary(opening, from: nil, nil)
        if nodes.isEmpty, meetings.kinds.isEmpty, meetings.withoutValue.isEmpty { noteThatNothingOpens(opening) }
    }

    private func noteThatNothingOpens(_ opening: ExplorationMove) {
        guard case .refused(let move, let refusals) = perform(opening, from: nil) else { return }
        meetings.add(.nothingOpens(refusals.map(\.text)), [move])
    }

    // MARK: - Arriving

    /// Keeps a situation, with the way to it, unless one like it is known by a way that is no longer.
    ///
    /// - Parameter before: where the way began that was gone again, when that is not `origin`.
    func arrive(
        _ stand: ExplorationStand, by path: [ExplorationMove], _ trail: [ExplorationStand], from origin: Int?,
        varied: Set<String>
    ) {
        var stand = stand
        stand.told = scope.facts(of: stand)
        let key = scope.key(of: stand)
        if let index = known[key] {
            if path.count < nodes[index].path.count {
                // The way and where it leads belong together: another way may have come on another day.
                nodes[index].path = path
                nodes[index].trail = trail
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
        nodes.append(ExplorationNode(stand: stand, path: path, trail: trail, varied: varied, atoms: atoms))
        levels.append(level)
        if let origin { nodes[origin].successors.append(index) }
        if isQueueing {
            queue.add(index, level)
            addTasks(of: index)
        }
        meetings.noteOwners(of: stand, path, workflow, scope)
    }

    /// Whether a case differs from the one it came from in a fact for want of which a guard, asked here, has always said no.
    private func helps(_ stand: ExplorationStand, _ before: ExplorationStand) -> Bool {
        let changed = scope.differences(stand, before)
        guard !changed.isEmpty else { return false }
        return scope.guards(in: stand).contains { name in
            !probe.passed.contains(name) && !changed.isDisjoint(with: wanted[name] ?? [])
        }
    }
}
