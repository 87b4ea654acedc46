import DataValues

/// What is still sought, and what was tried for it: transitions that no case has taken yet.
final class Seeking {
    /// An event to be raised where a node stands; time is let run when it names none.
    struct Task: Hashable {
        var node: Int
        var event: String?
    }

    /// Where a case stands, as far as the order of tasks goes.
    struct Place {
        /// The innermost active states.
        var leaves: [Int]
        /// Transitions sought whose state is active and whose guards said no to these facts already.
        var refused: [Int]
        /// Whether a goal's guards were never asked of such facts.
        var isNew: (Int) -> Bool
    }

    let map: SeekingMap
    /// By transition: how often it was taken.
    private(set) var takes: [Int]
    /// By transition: the facts, as far as its guards read them, with which it was tried for in vain.
    private var tested: [Set<[DataValue]>]
    /// By transition: the fields that those who said no to it named.
    private(set) var wants: [Set<String>]
    /// By transition: how often it was taken to come nearer to others, since one was last taken for the first time.
    private var fatigue: [Int]
    /// By transition: the states that its guards ask for.
    private let statesWanted: [Set<Int>]
    /// How often an event was raised for the sake of what a transition wants.
    private var helped: [Help: Int] = [:]
    /// Those that were neither taken nor given up.
    private(set) var open: [Int]
    private var tasks: [[Task]] = (0..<Seeking.urgencies).map { _ in [] }

    private struct Help: Hashable {
        var event: String
        var goal: Int
    }

    static let urgencies = 40
    private static let testsEnough = 40

    init(_ map: SeekingMap, statesWanted: [[Int]]) {
        self.map = map
        self.statesWanted = statesWanted.map(Set.init)
        let count = map.workflow.transitions.count
        (takes, fatigue) = ([Int](repeating: 0, count: count), [Int](repeating: 0, count: count))
        tested = .init(repeating: [], count: count)
        wants = .init(repeating: [], count: count)
        open = Array(0..<count)
    }

    func isOpen(_ transition: Int) -> Bool { takes[transition] == 0 && tested[transition].count < Self.testsEnough }

    func wasTested(_ transition: Int, _ facts: [DataValue]) -> Bool { tested[transition].contains(facts) }

    func guards(of transitions: Set<Int>) -> Set<String> {
        transitions.reduce(into: []) { $0.formUnion(map.workflow.transitions[$1].guards) }
    }

    func took(_ transition: Int) {
        takes[transition] += 1
        guard takes[transition] == 1 else { return }
        open.removeAll { $0 == transition }
        for index in fatigue.indices { fatigue[index] = 0 }
    }

    func failed(_ transition: Int, _ facts: [DataValue]) {
        tested[transition].insert(facts)
        if !isOpen(transition) { open.removeAll { $0 == transition } }
    }

    /// Who says no names what it wants.
    func note(_ wanted: Set<String>, by guards: Set<String>) {
        for goal in open where !guards.isDisjoint(with: map.workflow.transitions[goal].guards) {
            wants[goal].formUnion(wanted)
        }
    }

    func tire(_ transitions: [Int]) { for transition in transitions { fatigue[transition] += 1 } }

    func help(_ event: String, _ goals: [Int]) {
        for goal in goals { helped[Help(event: event, goal: goal), default: 0] += 1 }
    }

    // MARK: - Order

    /// What was found last comes first among equals, so that a way is gone to its end.
    func add(_ task: Task, _ urgency: Int) {
        if urgency < Self.urgencies { tasks[urgency].append(task) }
    }

    func next() -> (task: Task, urgency: Int)? {
        guard let urgency = tasks.indices.first(where: { !tasks[$0].isEmpty }), let task = tasks[urgency].popLast()
        else { return nil }
        return (task, urgency)
    }

    /// What is sought that these may take, themselves or in their wake.
    func goals(of transitions: [Int]) -> Set<Int> {
        transitions.reduce(into: []) { goals, transition in
            if isOpen(transition) { goals.insert(transition) }
            goals.formUnion(map.wake[transition].filter(isOpen))
        }
    }

    /// How soon these transitions should be tried; nil when nothing speaks for it.
    ///
    /// First what was never taken, then what changes a fact for want of which something was refused, then what leads nearer.
    func urgency(of transitions: [Int], event: String, at place: Place) -> Int? {
        var best = Self.urgencies
        for goal in goals(of: transitions) where place.isNew(goal) { best = min(best, tested[goal].count / 2) }
        for goal in place.refused where transitions.contains(where: { helps($0, goal) }) {
            best = min(best, urgencyOfHelp(event, goal))
        }
        for transition in transitions {
            let tired = 6 + fatigue[transition] / 2
            guard tired < best else { continue }
            for goal in open {
                let near = map.distance(after: transition, to: goal)
                guard near < SeekingMap.far, tired + Int(near) + tested[goal].count / 2 < best else { continue }
                let now = place.leaves.map { map.distance(from: $0, to: goal) }.min() ?? SeekingMap.far
                if near < now { best = tired + Int(near) + tested[goal].count / 2 }
            }
        }
        return best < Self.urgencies ? best : nil
    }

    /// Whether a transition may change a fact that another wants, or leads to a state that it asks for.
    private func helps(_ transition: Int, _ goal: Int) -> Bool {
        !map.writes[transition].isDisjoint(with: wants[goal])
            || !statesWanted[goal].isDisjoint(with: map.entered[transition])
    }

    func urgencyOfHelp(_ event: String, _ goal: Int) -> Int {
        3 + helped[Help(event: event, goal: goal), default: 0] / 2
    }
}
