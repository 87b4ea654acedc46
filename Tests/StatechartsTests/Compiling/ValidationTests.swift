import Statecharts
import Testing

@Suite("Checking a definition")
struct ValidationTests {
    /// `code @ element`, for all problems.
    private func problems(_ states: [StateDefinition], initial: [String]? = nil) -> [String] {
        Statechart.problems(
            in: StatechartDefinition(initial: initial.map { DefaultEntry($0) }, states: states)
        ).map { problem in
            switch problem.element {
            case .chart: "\(problem.code) @ chart"
            case .state: "\(problem.code) @ \(problem.id)"
            case .transition(let index): "\(problem.code) @ \(problem.id):\(index.rawValue)"
            }
        }
    }

    @Test("a chart without states, or with an initial that cannot be, is refused")
    func chart() {
        #expect(problems([]) == ["emptyChart @ chart"])
        #expect(problems([state("a")], initial: ["z"]) == ["unknownTarget @ chart"])
        #expect(problems([state("a")], initial: []) == ["illegalInitial @ chart"])
        #expect(problems([state("a"), state("b")], initial: ["a", "b"]) == ["illegalTargetSet @ chart"])
    }

    @Test("all problems are reported at once, in document order, each with its element")
    func everything() {
        let found = problems([
            state("a", initial: ["b"], [on("x", to: "nowhere"), on()], [state("a1"), state("a1")]),
            state("b", initial: ["b"]),
            parallel("p", [on("y", to: "p1", "a")], []),
            state("", [], [history("h", default: [])]),
        ])
        #expect(
            found == [
                "illegalInitial @ a", "unknownTarget @ a:0", "emptyTransition @ a:1", "duplicateID @ a1",
                "illegalInitial @ b", "parallelWithoutRegions @ p", "unknownTarget @ p:2", "emptyID @ ",
                "misplacedHistory @ h", "historyWithoutDefault @ h",
            ])
    }

    @Test("a state that takes no part cannot hold what only others hold")
    func shape() {
        var odd = history("h", default: ["b"])
        odd.transitions = [on("x", to: "b")]
        odd.children = [state("inside")]
        odd.onEntry = [[Action(1)]]
        var end = final("f")
        end.transitions = [on("x", to: "b")]
        end.children = [state("g")]
        end.invocations = [Invocation(1)]
        var plain = state("b")
        plain.doneData = Expression(1)
        #expect(
            problems([state("a", [], [odd, plain, end])]) == [
                "childrenNotAllowed @ h", "transitionsNotAllowed @ h", "contentNotAllowed @ h",
                "doneDataNotAllowed @ b", "childrenNotAllowed @ f", "transitionsNotAllowed @ f",
                "contentNotAllowed @ f",
            ])
        #expect(problems([parallel("p", [], [final("f"), state("a")])]) == ["finalAsRegion @ f"])
        #expect(problems([history("h", default: ["a"]), state("a")]).contains("misplacedHistory @ h"))
    }

    @Test("targets that no configuration holds together are refused, also through a history state")
    func targetSets() {
        func chart(_ targets: String...) -> [String] {
            var transition = on("go", to: "a")
            transition.targets = targets
            return problems([
                state("s", [transition]),
                parallel(
                    "p", [],
                    [
                        state("r1", [], [history("h1", default: ["a"]), state("a"), state("b")]),
                        state("r2", [], [state("c"), state("d")]), history("hp", default: ["a"]),
                    ]),
            ])
        }
        #expect(chart("a", "c") == [])
        #expect(chart("h1", "d") == [])
        #expect(chart("p", "a", "c") == [])
        #expect(chart("a", "b") == ["illegalTargetSet @ s:0"])
        #expect(chart("a", "s") == ["illegalTargetSet @ s:0"])
        #expect(chart("h1", "b") == ["illegalTargetSet @ s:0"])
        #expect(chart("hp", "c") == ["illegalTargetSet @ s:0"])
    }

    @Test("history defaults stay inside the parent and never lead to a sibling history")
    func historyDefaults() {
        #expect(
            problems([
                state(
                    "p", [],
                    [
                        history("h1", default: ["h2"]), history("h2", default: ["out"]),
                        history("h3", default: ["nowhere"]),
                        state("a", [], [history("inner", default: ["a1"]), state("a1")]),
                        history("h4", default: ["inner"]),
                    ]),
                state("out"),
            ]) == ["illegalHistoryDefault @ h1", "illegalHistoryDefault @ h2", "unknownTarget @ h3"])
    }

    @Test("an ill-formed descriptor is refused", arguments: ["a..b", ".a", "*.a", "a*b", "a b", "", "."])
    func descriptors(_ text: String) {
        let transition = TransitionDefinition(on: [EventDescriptor(text)], to: ["a"])
        #expect(problems([state("a", [transition])]) == ["illFormedEventDescriptor @ a:0"])
    }

    @Test("nesting beyond the limit is reported once, however deep it goes")
    func depth() {
        var inner = state("s0")
        for level in 1...3000 { inner = state("s\(level)", [], [inner]) }
        #expect(problems([inner]) == ["tooDeep @ s2900"])
    }

    @Test("a compiled chart keeps document order and finds states by id")
    func lookups() throws {
        let chart = try Statechart(
            compiling: StatechartDefinition(
                name: "n",
                states: [
                    state("a", [on("x", to: "c")], [state("b", [on("y", to: "a")])]), state("c", [on("z", to: "b")]),
                ]))
        #expect(chart.states.map(\.id) == ["a", "b", "c"])
        #expect(chart.transitions.map(\.source.rawValue) == [0, 1, 2])
        #expect(chart.index(of: "c") == StateIndex(2))
        #expect(chart.index(of: "z") == nil)
        #expect(chart.states.map(\.kind) == [.compound, .atomic, .atomic])
        #expect(chart.ancestors(of: StateIndex(1)) == [StateIndex(0)])
        #expect(chart.isDescendant(StateIndex(1), of: StateIndex(0)))
        #expect(!chart.isDescendant(StateIndex(0), of: StateIndex(0)))
    }
}
