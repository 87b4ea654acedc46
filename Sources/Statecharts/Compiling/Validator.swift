/// Runs every rule over a definition and gathers what they find, in document order.
struct Validator {
    let outline: Outline
    private(set) var problems: [StatechartProblem] = []

    init(_ outline: Outline) { self.outline = outline }

    /// All problems of a definition; empty when it can be compiled.
    static func problems(in outline: Outline) -> [StatechartProblem] {
        var validator = Validator(outline)
        validator.checkChart()
        for index in outline.entries.indices {
            validator.checkIdentity(of: index)
            validator.checkShape(of: index)
            validator.checkDefaultEntry(of: index)
            validator.checkTransitions(of: index)
        }
        return validator.problems
    }

    mutating func report(
        _ code: StatechartProblem.Code, state: Int, names: [String] = [], _ message: String
    ) {
        let id = outline.entries[state].definition.id
        problems.append(
            StatechartProblem(
                code: code, element: .state(StateIndex(state)), id: id, names: names,
                message: "state '\(id)': \(message)"))
    }

    mutating func report(
        _ code: StatechartProblem.Code, transition: Int, of state: Int, names: [String] = [], _ message: String
    ) {
        let entry = outline.entries[state]
        let index = entry.firstTransition + transition
        problems.append(
            StatechartProblem(
                code: code, element: .transition(TransitionIndex(index)), id: entry.definition.id, names: names,
                message: "transition \(transition + 1) of state '\(entry.definition.id)': \(message)"))
    }

    mutating func report(_ code: StatechartProblem.Code, chart message: String, names: [String] = []) {
        problems.append(
            StatechartProblem(code: code, element: .chart, id: "", names: names, message: "the chart: \(message)"))
    }

    private mutating func checkChart() {
        if outline.entries.isEmpty {
            report(.emptyChart, chart: "it has no states")
            return
        }
        guard let initial = outline.definition.initial else {
            if outline.topLevel.allSatisfy(outline.isHistory) {
                report(.illegalInitial, chart: "it has no state to start in")
            }
            return
        }
        for target in initial.targets where outline.indices[target] == nil {
            report(.unknownTarget, chart: "its initial state '\(target)' does not exist", names: [target])
        }
        if initial.targets.isEmpty { report(.illegalInitial, chart: "its initial names no state") }
        if let (one, other) = clash(among: outline.resolve(initial.targets)) {
            report(
                .illegalTargetSet, chart: "its initial states '\(one)' and '\(other)' cannot be active together",
                names: [one, other])
        }
    }
}
