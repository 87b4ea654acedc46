import DataValues
import Statecharts
import Testing

@Suite("Parallel states")
struct ParallelTests {
    @Test("every region takes its own transition in one microstep, exits before entries")
    func together() throws {
        var run = try Run([
            parallel(
                "p", [],
                [
                    state("r1", [], [state("a1", exit: [1], [on("go", to: "a2", do: [3])]), state("a2", entry: [5])]),
                    state("r2", [], [state("b1", exit: [2], [on("go", to: "b2", do: [4])]), state("b2", entry: [6])]),
                ])
        ])
        try run.send("go")
        #expect(run.active == ["a2", "b2"])
        #expect(run.model.log == [2, 1, 3, 4, 5, 6])
        #expect(run.step.microsteps == 1)
    }

    @Test("of two transitions that leave each other's region the first region's wins, and the trace says so")
    func conflict() throws {
        var run = try Run([
            parallel(
                "p", [],
                [state("r1", [on("go", to: "x")]), state("r2", [on("go", to: "y")]), state("r3", [on("go", do: [1])])]),
            state("x"), state("y"),
        ])
        try run.send("go")
        #expect(run.active == ["x"])
        #expect(
            run.step.trace?.microsteps.first?.preemptions == [
                Preemption(winner: TransitionIndex(0), loser: TransitionIndex(1), reason: .documentOrder)
            ])
        #expect(run.model.log == [1])
    }

    @Test("a transition of an inner state preempts one that a region before it inherits from an ancestor")
    func innerPreempts() throws {
        var run = try Run([
            parallel(
                "p", [on("go", to: "out")],
                [state("r1"), state("r2", [], [state("b1", [on("go", to: "b2")]), state("b2")])]),
            state("out"),
        ])
        try run.send("go")
        #expect(run.active == ["r1", "b2"])
        #expect(
            run.step.trace?.microsteps.first?.preemptions == [
                Preemption(winner: TransitionIndex(1), loser: TransitionIndex(0), reason: .innerSource)
            ])
    }

    @Test("a common ancestor's guard is asked once, however many regions inherit its transition")
    func askedOnce() throws {
        nonisolated(unsafe) var asked = 0
        var model = ScriptedModel()
        model.guards[1] = { _ in
            asked += 1
            return .refuse(Refusal(0))
        }
        var run = try Run(
            [parallel("p", [on("go", if: 1, to: "out")], [state("r1"), state("r2"), state("r3")]), state("out")],
            model: model)
        #expect(try run.send("go").changed == false)
        #expect(asked == 1)
    }

    @Test("done.state is raised for a region, and for the parallel state when all regions are done")
    func done() throws {
        var run = try Run([
            parallel(
                "p", [on("done.state.p", to: "end"), on("done.state.r1", do: [1])],
                [
                    state("r1", [], [state("a", [on("x", to: "af")]), final("af", doneData: 42)]),
                    state("r2", [], [state("b", [on("y", to: "bf")]), final("bf")]),
                ]),
            state("end"),
        ])
        try run.send("x")
        #expect(run.causes == ["x", "done.state.r1"])
        guard case .event(let event) = run.step.trace?.microsteps.last?.cause else {
            Issue.record("no event")
            return
        }
        #expect(event == Event("done.state.r1", data: 42, type: .platform))
        #expect(run.active == ["af", "b"])
        try run.send("y")
        #expect(run.causes == ["y", "(done.state.r2)", "done.state.p"])
        #expect(run.active == ["end"])
    }

    @Test("a parallel state whose region is itself parallel is done when everything inside is")
    func nestedDone() throws {
        var run = try Run([
            parallel(
                "p", [on("done.state.p", to: "end")],
                [parallel("q", [], [state("r", [], [state("a", [on("x", to: "f")]), final("f")])])]),
            state("end"),
        ])
        try run.send("x")
        #expect(run.causes == ["x", "(done.state.r)", "(done.state.q)", "done.state.p"])
        #expect(run.active == ["end"])
    }

    @Test("entering a region by name enters the other regions by default")
    func siblingRegions() throws {
        var run = try Run([
            state("s", [on("go", to: "b2")]),
            parallel(
                "p", [],
                [
                    state("r1", initial: ["a2"], [], [state("a1"), state("a2")]),
                    state("r2", [], [state("b1"), state("b2")]),
                ]),
        ])
        try run.send("go")
        #expect(run.active == ["a2", "b2"])
        #expect(run.moves == "-s +p +r1 +a2 +r2 +b2")
    }
}
