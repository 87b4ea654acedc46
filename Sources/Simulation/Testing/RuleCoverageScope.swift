import Diagnostics
import Workflows

/// What of a workflow's rules there is to test, gathered from the bundles of one locality or of several.
///
/// Everything is known by its place in the files, so that what localities share is one thing however many were run.
struct RuleCoverageScope {
    private var states: [String: StateMetadata] = [:]
    private var transitions: Set<TransitionKey> = []
    /// Every guard where it is named, with what asks it.
    private(set) var guards: [GuardReference: String] = [:]

    /// Lines of scripts that can run, by path.
    private(set) var lines: [String: Set<Int>] = [:]

    private var comparisons: [SourceLocation: BoundaryComparison] = [:]
    private var deadlines: [String: DeadlineDeclaration] = [:]

    init(_ bundles: [WorkflowBundle]) {
        for bundle in bundles { add(bundle.workflow) }
    }

    private mutating func add(_ workflow: Workflow) {
        for (index, state) in workflow.states.enumerated() where !state.id.isEmpty && !workflow.isHistory(index) {
            states[state.id] = states[state.id] ?? state
        }
        for (index, transition) in workflow.transitions.enumerated() {
            let key = TransitionKey(index, of: workflow)
            transitions.insert(key)
            for reference in transition.guardReferences { guards[reference] = guards[reference] ?? key.text }
        }
        let own = HookLines(of: workflow).executable
        lines.merge(own) { $0.union($1) }
        for script in workflow.scripts {
            for comparison in ScriptComparison.all(in: script.source, file: script.path)
            where own[script.path]?.contains(comparison.location.line) == true {
                let place = comparison.location
                comparisons[place] = comparisons[place] ?? BoundaryComparison(comparison, in: workflow)
            }
        }
        for deadline in workflow.deadlines {
            deadlines[deadline.key] = deadlines[deadline.key] ?? deadline
            if let reference = deadline.conditionReference { guards[reference] = deadline.key }
        }
    }

    private func missingLines(_ record: RuleRecord) -> [RuleCoverage.Gap] {
        lines.flatMap { path, lines in
            let missing = lines.subtracting(record.lines[path] ?? []).sorted()
            return Self.runs(missing, among: lines.sorted()).map { run in
                let isOne = run.count == 1
                let (zh, en) =
                    isOne
                    ? ("没有场景运行这一行", "no scenario runs this line")
                    : ("没有场景运行第 \(run.first) 至 \(run.last) 行", "no scenario runs lines \(run.first) to \(run.last)")
                return RuleCoverage.Gap(
                    kind: .lines, location: SourceLocation(file: path, line: run.first, column: 1), subject: path,
                    what: BilingualText(zh: zh, en: en), count: run.count)
            }
        }
    }

    /// Neighbours among the lines that can run, as one.
    private static func runs(_ missing: [Int], among all: [Int]) -> [(first: Int, last: Int, count: Int)] {
        let next = Dictionary(zip(all, all.dropFirst()), uniquingKeysWith: { first, _ in first })
        return missing.reduce(into: []) { runs, line in
            if let last = runs.indices.last, next[runs[last].last] == line {
                runs[last] = (runs[last].first, line, runs[last].count + 1)
            } else {
                runs.append((line, line, 1))
            }
        }
    }

    func coverage(visits: Visits, record: RuleRecord) -> RuleCoverage {
        let asked = comparisons.values.filter { $0.isBound(record.comparisons[$0.comparison.location]) }
        return RuleCoverage(
            totals: [
                .states: states.count, .transitions: transitions.count, .answers: guards.count * 2,
                .lines: lines.values.reduce(0) { $0 + $1.count },
                .boundaries: asked.reduce(0) { $0 + $1.sides.count }, .deadlines: deadlines.count * 3,
            ],
            gaps: missingStates(visits) + missingTransitions(visits) + missingAnswers(record) + missingLines(record)
                + asked.compactMap { $0.gap(record.comparisons[$0.comparison.location]) }
                + deadlines.values.compactMap { LastDays($0).gap(record) })
    }

    private func missingStates(_ visits: Visits) -> [RuleCoverage.Gap] {
        states.values.filter { !visits.states.contains($0.id) }.map { state in
            RuleCoverage.Gap(
                kind: .states, location: state.declaration.location, subject: state.id,
                what: BilingualText(
                    zh: "没有场景进入状态 \(state.id)（\(state.title.zh)）",
                    en: "no scenario enters the state \(state.id) (\(state.title.en))"))
        }
    }

    private func missingTransitions(_ visits: Visits) -> [RuleCoverage.Gap] {
        transitions.subtracting(visits.transitions).map { key in
            RuleCoverage.Gap(
                kind: .transitions, location: SourceLocation(file: key.file, line: key.line, column: key.column),
                subject: key.text,
                what: BilingualText(zh: "没有场景走转移 \(key.text)", en: "no scenario takes the transition \(key.text)"))
        }
    }

    private func missingAnswers(_ record: RuleRecord) -> [RuleCoverage.Gap] {
        guards.compactMap { reference, asker in
            let given = record.answers[reference] ?? []
            guard given != [.yes, .no] else { return nil }
            let (zh, en): (String, String)
            if given.isEmpty {
                (zh, en) = ("没有场景问到守卫 \(reference.name)", "no scenario asks the guard \(reference.name)")
            } else if given == .yes {
                (zh, en) = ("没有场景使守卫 \(reference.name) 拒绝", "no scenario makes the guard \(reference.name) say no")
            } else {
                (zh, en) = ("没有场景使守卫 \(reference.name) 放行", "no scenario makes the guard \(reference.name) say yes")
            }
            return RuleCoverage.Gap(
                kind: .answers, location: reference.place, subject: reference.name,
                what: BilingualText(zh: "\(zh)（\(asker)）", en: "\(en) (\(asker))"), count: given.isEmpty ? 2 : 1)
        }
    }
}
