import DataValues
import Statecharts
import Testing

@Suite("The interpreter")
struct InterpreterTests {
    @Test("trying a step tells what it would do and does nothing")
    func trying() throws {
        var run = try Run([state("a", [on("go", to: "b", do: [1])]), state("b")])
        let before = run.snapshot
        let tried = try run.interpreter.tryStep(Event("go"), on: run.snapshot, model: &run.model)
        #expect(run.snapshot == before)
        #expect(run.model.log == [])
        #expect(run.model.hooks.last == -3)
        let step = try run.send("go")
        #expect(tried.snapshot == run.snapshot)
        #expect(tried.step == step)
    }

    @Test("candidates come innermost first, each state once")
    func candidates() throws {
        let run = try Run(
            [
                parallel(
                    "p", [on("x", to: "out"), on("a.b", to: "out")],
                    [
                        state("r1", [on("y", do: [1])], [state("s1", [on("*", do: [2])])]),
                        state("r2", [on(to: "out")], []),
                    ]),
                state("out"),
            ], policy: .raise, limit: 5)
        #expect(run.active == ["out"])
        let configuration = Configuration([0, 1, 2, 3].map { StateIndex($0) })
        #expect(run.chart.isLegal(configuration))
        #expect(run.chart.candidates(in: configuration).map(\.rawValue) == [3, 2, 0, 1, 4])
        #expect(run.chart.candidates(in: configuration, for: "a.b.c").map(\.rawValue) == [3, 1])
    }

    @Test("asking answers for every candidate, also those a step would not come to, and changes nothing")
    func asking() throws {
        var model = ScriptedModel()
        model.guards = [
            1: { $0.event?.data == 5 ? .pass : .refuse(Refusal(1)) }, 2: { _ in .refuse(Refusal(2)) },
            3: { _ in throw Broken("broke") },
        ]
        var run = try Run(
            [
                state(
                    "o", [on("go", if: 3, to: "b"), on("go", to: "b")],
                    [
                        state("a", [on("go", if: 1, to: "b"), on("go", if: 2, to: "b"), on("no", to: "b")])
                    ]),
                state("b"),
            ], model: model)
        let answers = try run.interpreter.ask(Event("go", data: 5), in: run.snapshot, model: &run.model)
        #expect(
            answers == [
                Candidate(TransitionIndex(2), answer: .pass),
                Candidate(TransitionIndex(3), answer: .refuse(Refusal(2))),
                Candidate(TransitionIndex(0), answer: .failed("broke")), Candidate(TransitionIndex(1)),
            ])
        #expect(run.model.hooks.last == -3)
        #expect(run.active == ["a"])
    }

    @Test("a snapshot of another chart is refused")
    func misfit() throws {
        var run = try Run([state("a", [on("go", to: "b")]), state("b")])
        let other = try Run([state("a", [on("go", to: "c")]), state("c")])
        run.snapshot = other.snapshot
        let error = #expect(throws: StepError.self) { try run.send("go") }
        #expect(error?.code == .snapshotMisfit)
    }

    @Test("a data model that calls back is refused, and the step goes on or fails as a whole")
    func reentered() throws {
        var run = try Run([state("a", [on("go", to: "b", do: [1])]), state("b")])
        let interpreter = run.interpreter
        let snapshot = run.snapshot
        run.model.actions[1] = { _ in
            var model = ScriptedModel()
            _ = try interpreter.tryStep(Event("go"), on: snapshot, model: &model)
        }
        let error = #expect(throws: StepError.self) { try run.send("go") }
        #expect((error?.underlying as? StepError)?.code == .reentered)
        #expect(run.active == ["a"])
    }

    @Test("the last event stays visible to eventless transitions; a run that begins has none")
    func lastEvent() throws {
        nonisolated(unsafe) var seen: [String?] = []
        var model = ScriptedModel()
        model.actions[1] = { seen.append($0.event?.name) }
        var run = try Run(
            [state("a", entry: [1], [on("go", to: "b")]), state("b", [on(to: "c", do: [1])]), state("c")], model: model)
        try run.send("go")
        #expect(seen == [nil, "go"])
    }
}
