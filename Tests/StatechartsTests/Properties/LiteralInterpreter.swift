import Statecharts

/// Appendix D written out with sets and no regard for speed, to compare the compiled interpreter with.
///
/// It departs from the pseudo-code where that one can leave the legal configurations, as the interpreter documents:
/// nothing outside the domain is entered, a target around another adds no default, nested parallel states are all done.
struct LiteralInterpreter {
    let chart: Statechart
    let definitions: [StateDefinition]
    var model = HashedModel()
    var configuration: Set<Int> = []
    var historyValue: [Int: Set<Int>] = [:]
    var running = true
    private var statesToInvoke: Set<Int> = []
    private var queue: [Event] = []
    private var event: Event?
    private var raised = 0
    private var turns = 0

    struct Endless: Error {}

    init(_ chart: Statechart, _ definition: StatechartDefinition) throws {
        self.chart = chart
        func flatten(_ states: [StateDefinition]) -> [StateDefinition] {
            states.flatMap { [$0] + flatten($0.children) }
        }
        definitions = flatten(definition.states)
        try enterStates([(targets: chart.initial.map(\.rawValue), domain: nil)])
        try mainLoop()
    }

    mutating func step(_ name: String) throws {
        guard running else { return }
        raised = 0
        turns = 0
        event = Event(name)
        for state in configuration.sorted() {
            for invocation in definitions[state].invocations {
                model.log.append("\(name) for \(invocation.rawValue)")
                raise(invocation.rawValue &+ 31)
            }
        }
        let enabled = selectTransitions(name)
        if !enabled.isEmpty { try microstep(enabled) }
        try mainLoop()
    }

    private mutating func mainLoop() throws {
        while running {
            turns += 1
            if turns > 400 { throw Endless() }
            var enabled = selectTransitions(nil)
            if enabled.isEmpty {
                if queue.isEmpty {
                    startInvocations()
                    if queue.isEmpty { return }
                    continue
                }
                event = queue.removeFirst()
                enabled = selectTransitions(event?.name)
            }
            if !enabled.isEmpty { try microstep(enabled) }
        }
        for state in configuration.sorted(by: >) {
            exit(state)
            if kind(state) == .final, parent(state) == nil { tellDoneData(of: state) }
        }
        queue = []
    }

    // MARK: - Children

    private mutating func startInvocations() {
        for state in statesToInvoke.sorted() {
            for invocation in definitions[state].invocations {
                model.log.append("start \(invocation.rawValue)")
                raise(invocation.rawValue)
            }
        }
        statesToInvoke = []
    }

    /// The exit actions; then children at work are cancelled, and those not started are not to be.
    private mutating func exit(_ state: Int) {
        run(definitions[state].onExit)
        if statesToInvoke.remove(state) != nil { return }
        for invocation in definitions[state].invocations { model.log.append("cancel \(invocation.rawValue)") }
    }

    // MARK: - Structure

    private func kind(_ state: Int) -> StateKind { chart.states[state].kind }
    private func parent(_ state: Int) -> Int? { chart.states[state].parent?.rawValue }

    private func isDescendant(_ state: Int, _ ancestor: Int?) -> Bool {
        guard let ancestor else { return true }
        return sequence(first: state, next: parent).dropFirst().contains(ancestor)
    }

    private func children(_ state: Int) -> [Int] {
        chart.states[state].children.map(\.rawValue).filter {
            if case .history = kind($0) { false } else { true }
        }
    }

    private func isAtomic(_ state: Int) -> Bool { kind(state) == .atomic || kind(state) == .final }

    // MARK: - Selection

    private func selectTransitions(_ name: String?) -> [Transition] {
        var enabled: [Transition] = []
        for atomic in configuration.sorted() where isAtomic(atomic) {
            search: for state in sequence(first: atomic, next: parent) {
                for index in chart.states[state].transitions {
                    let transition = chart[index]
                    guard listens(transition, to: name) else { continue }
                    if let asked = transition.guard, HashedModel.mix(asked.rawValue, event) >= 60 { continue }
                    if !enabled.contains(transition) { enabled.append(transition) }
                    break search
                }
            }
        }
        var filtered: [Transition] = []
        for one in enabled {
            var preempted = false
            var removed: [Transition] = []
            for other in filtered where !exitSet([one]).isDisjoint(with: exitSet([other])) {
                if isDescendant(one.source.rawValue, other.source.rawValue) {
                    removed.append(other)
                } else {
                    preempted = true
                    break
                }
            }
            if !preempted {
                filtered.removeAll(where: removed.contains)
                filtered.append(one)
            }
        }
        return filtered
    }

    private func listens(_ transition: Transition, to name: String?) -> Bool {
        guard let name else { return transition.events.isEmpty }
        return transition.events.contains { $0.matches(name) }
    }

    private func effectiveTargets(_ targets: [Int]) -> Set<Int> {
        targets.reduce(into: []) { found, target in
            guard case .history = kind(target) else {
                found.insert(target)
                return
            }
            found.formUnion(
                historyValue[target] ?? effectiveTargets(chart.states[target].initial.map(\.rawValue)))
        }
    }

    private func domain(_ transition: Transition) -> Int? {
        let targets = effectiveTargets(transition.targets.map(\.rawValue))
        let source = transition.source.rawValue
        if transition.kind == .internal, kind(source) == .compound, targets.allSatisfy({ isDescendant($0, source) }) {
            return source
        }
        return sequence(first: source, next: parent).dropFirst().first { ancestor in
            kind(ancestor) == .compound && targets.allSatisfy { isDescendant($0, ancestor) }
        }
    }

    private func exitSet(_ transitions: [Transition]) -> Set<Int> {
        transitions.filter { !$0.targets.isEmpty }.reduce(into: []) { states, transition in
            let domain = domain(transition)
            states.formUnion(configuration.filter { isDescendant($0, domain) })
        }
    }

    // MARK: - Microstep

    private mutating func microstep(_ transitions: [Transition]) throws {
        let domains = transitions.map { (targets: $0.targets.map(\.rawValue), domain: domain($0)) }
        let exited = exitSet(transitions)
        let before = configuration
        for state in exited {
            for child in chart.states[state].children.map(\.rawValue) {
                guard case .history(let depth) = kind(child) else { continue }
                historyValue[child] = before.filter {
                    depth == .deep ? isAtomic($0) && isDescendant($0, state) : parent($0) == state
                }
            }
        }
        // Entry sets look at what is remembered after the exits; domains were fixed before.
        for state in exited.sorted(by: >) {
            exit(state)
            configuration.remove(state)
        }
        for transition in transitions { run([transition.actions]) }
        try enterStates(domains)
    }

    private mutating func enterStates(_ transitions: [(targets: [Int], domain: Int?)]) throws {
        var toEnter: Set<Int> = []
        var byDefault: Set<Int> = []
        var defaults: [Int] = []

        func addDescendants(_ state: Int, _ entering: inout Set<Int>) {
            switch kind(state) {
            case .history:
                if historyValue[state] == nil { defaults.append(state) }
                let states = historyValue[state]?.sorted() ?? chart.states[state].initial.map(\.rawValue)
                addAll(states, parent(state), &entering)
            case .compound:
                entering.insert(state)
                byDefault.insert(state)
                addAll(chart.states[state].initial.map(\.rawValue), state, &entering)
            case .parallel:
                entering.insert(state)
                addRegions(state, &entering)
            case .atomic, .final:
                entering.insert(state)
            }
        }
        func addRegions(_ state: Int, _ entering: inout Set<Int>) {
            for child in children(state) where !entering.contains(where: { isDescendant($0, child) }) {
                addDescendants(child, &entering)
            }
        }
        func addAncestors(_ state: Int, _ upTo: Int?, _ entering: inout Set<Int>) {
            for ancestor in sequence(first: state, next: parent).dropFirst() {
                if ancestor == upTo { return }
                entering.insert(ancestor)
                if kind(ancestor) == .parallel { addRegions(ancestor, &entering) }
            }
        }
        func addAll(_ states: [Int], _ upTo: Int?, _ entering: inout Set<Int>) {
            for state in states where !states.contains(where: { isDescendant($0, state) }) {
                addDescendants(state, &entering)
            }
            for state in states { addAncestors(state, upTo, &entering) }
        }

        for (targets, domain) in transitions {
            var entering: Set<Int> = []
            for target in targets where !targets.contains(where: { isDescendant($0, target) }) {
                addDescendants(target, &entering)
            }
            for state in effectiveTargets(targets).sorted() { addAncestors(state, domain, &entering) }
            toEnter.formUnion(entering.filter { isDescendant($0, domain) })
        }
        for state in toEnter.sorted() {
            configuration.insert(state)
            if !definitions[state].invocations.isEmpty { statesToInvoke.insert(state) }
            run(definitions[state].onEntry)
            if byDefault.contains(state) { run([definitions[state].initial?.actions ?? []]) }
            for history in defaults where parent(history) == state {
                run([definitions[history].initial?.actions ?? []])
            }
            if kind(state) == .final { complete(state) }
        }
    }

    private mutating func complete(_ state: Int) {
        guard let region = parent(state) else {
            running = false
            return
        }
        tellDoneData(of: state)
        queue.append(Event("done.state.\(chart.states[region].id)"))
        var ancestor = parent(region)
        while let state = ancestor, kind(state) == .parallel, isInFinalState(state) {
            queue.append(Event("done.state.\(chart.states[state].id)"))
            ancestor = parent(state)
        }
    }

    private func isInFinalState(_ state: Int) -> Bool {
        switch kind(state) {
        case .compound: children(state).contains { kind($0) == .final && configuration.contains($0) }
        case .parallel: children(state).allSatisfy(isInFinalState)
        case .atomic, .final, .history: false
        }
    }

    private mutating func run(_ blocks: [[Action]]) {
        for action in blocks.joined() {
            model.log.append("\(action.rawValue)")
            model.setTimers(action, event)
            raise(action.rawValue)
        }
    }

    private mutating func tellDoneData(of state: Int) {
        guard let expression = definitions[state].doneData else { return }
        model.log.append("done data \(expression.rawValue)")
        raise(expression.rawValue)
    }

    private mutating func raise(_ handle: Int) {
        let number = HashedModel.mix(handle, event)
        if number > 85, raised < 3 {
            raised += 1
            queue.append(Event(number > 93 ? "raised" : "a.x"))
        }
    }
}
