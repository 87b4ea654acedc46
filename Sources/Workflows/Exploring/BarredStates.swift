import DataValues
import Diagnostics
import StatutoryTime

/// States to which no case came, because a guard on the only way in never passed.
struct BarredStates: Hashable {
    /// The Lua function.
    var name: String
    /// Transitions that it bars.
    var transitions: [Int]
    /// How often it was asked there.
    var asked: Int
    /// What lies behind them.
    var states: [Int]
    /// What it said the first time.
    var refusal: Refusal?
    /// Parameters by which the locality itself leaves this out: a list that is empty there, or a no.
    var closedBy: [String] = []

    /// Whether a whole stage of the procedure is cut off: a state at the top.
    func cutsOffStage(of workflow: Workflow) -> Bool { states.contains { workflow.states[$0].parent == nil } }
}

extension Explorer {
    /// A guard that was asked less often is told of only among what was not explored.
    private static let askedEnough = 3

    /// Guards that said no each time they were asked, with the states that cannot be reached but by them.
    ///
    /// Where some way in was not refused by such a guard alone, the exploration simply did not come that far, and nothing is said.
    func barredStates(_ notReached: Set<Int>) -> [(BarredStates, [ExplorationMove])] {
        guard !notReached.isEmpty else { return [] }
        let ways = workflow.transitions.indices.filter { index in
            seeking.takes[index] == 0 && !notReached.contains(workflow.transitions[index].source)
                && seeking.map.entered[index].contains(where: notReached.contains)
        }
        var blamed: [String: [StepProbe.Asking]] = [:]
        var open: Set<Int> = []
        for way in ways {
            let guards = neverPassing(way).filter { asking in
                isComplete || hasMetItsFacts(workflow.transitions[way].guards[asking.place], notReached)
            }
            if guards.isEmpty { open.formUnion(statesBehind([way], notReached)) }
            for asking in guards {
                blamed[workflow.transitions[way].guards[asking.place], default: []].append(asking)
            }
        }
        return blamed.sorted { $0.key < $1.key }.compactMap { name, askings in
            let transitions = Array(Set(askings.map(\.transition))).sorted()
            let states = statesBehind(transitions, notReached).subtracting(open)
            guard !states.isEmpty, let first = askings.min(by: { $0.transition < $1.transition }) else { return nil }
            let barred = BarredStates(
                name: name, transitions: transitions, asked: askings.reduce(0) { $0 + (probe.said[$1]?.asked ?? 0) },
                states: states.sorted(), refusal: probe.said[first]?.refusal, closedBy: parametersClosing(name))
            return (barred, waysToNo[first] ?? [])
        }
    }

    /// Parameters that a guard of the base reads and that are empty lists, or no, in this place: no mistake, but what the place chose.
    private func parametersClosing(_ name: String) -> [String] {
        guard functions.placeInLayer(name) == nil else { return [] }
        let closing = workflow.parameters.parameters.map(\.name).filter { parameter in
            let value = workflow.parameters.value(of: parameter, on: start.description)?.value
            return value?.list?.isEmpty == true || value == .boolean(false)
        }
        return HookReads(functions, fields: Set(closing)).reads(of: name).sorted()
    }

    /// Whether every way by which a fact that a guard reads may change was gone, but for those that lie behind the guard itself.
    ///
    /// Where one was not, the search was cut short before it met the cases that the guard lets pass.
    private func hasMetItsFacts(_ name: String, _ notReached: Set<Int>) -> Bool {
        // What a function reads that another function made cannot be seen in the text.
        guard functions.inForce(name) != nil else { return false }
        let facts = HookReads(functions, fields: Set(workflow.fields.map(\.name))).reads(of: name)
        let guarded = workflow.transitions.indices.filter { workflow.transitions[$0].guards.contains(name) }
        let behind = statesBehind(guarded, notReached)
        return !workflow.transitions.indices.contains { way in
            seeking.takes[way] == 0 && !guarded.contains(way) && !behind.contains(workflow.transitions[way].source)
                && !seeking.map.writes[way].isDisjoint(with: facts)
        }
    }

    /// The guards of a transition that were asked often enough and refused each time, always in the same words: one whose words follow the
    /// case looks at it, and may only not have met the case that it lets pass.
    private func neverPassing(_ transition: Int) -> [StepProbe.Asking] {
        workflow.transitions[transition].guards.indices.map { StepProbe.Asking(transition: transition, place: $0) }
            .filter { asking in
                guard let said = probe.said[asking] else { return false }
                return said.asked >= Self.askedEnough && said.refused == said.asked && !said.isVaried
            }
    }

    /// States that were not reached and to which these lead, by the chart.
    private func statesBehind(_ transitions: [Int], _ notReached: Set<Int>) -> Set<Int> {
        var found: Set<Int> = []
        var waiting = transitions
        while let next = waiting.popLast() {
            for state in seeking.map.entered[next] {
                let line = sequence(first: state) { self.workflow.states[$0].parent }
                for state in line where notReached.contains(state) && found.insert(state).inserted {
                    waiting += workflow.transitions.indices.filter { workflow.transitions[$0].source == state }
                }
            }
        }
        return found
    }
}
