import DataValues
import Statecharts
import Testing

@Suite("The end of a run")
struct CompletionTests {
    @Test("a top-level final state ends the run: exit actions run, the place stays readable, events are ignored")
    func end() throws {
        var run = try Run([state("a", [on("go", to: "f")]), final("f", doneData: 7, entry: [1], exit: [2])])
        #expect(!run.isDone)
        try run.send("go")
        #expect(run.isDone)
        #expect(run.active == ["f"])
        #expect(run.model.log == [1, 2])
        #expect(run.step.output == 7)
        #expect(run.causes == ["go", "completion"])
        let before = run.snapshot
        #expect(try run.send("go") == Macrostep(changed: false, microsteps: 0, trace: Trace()))
        #expect(run.snapshot == before)
    }

    @Test("internal events raised on the way into a final state are never processed")
    func dropped() throws {
        var model = ScriptedModel()
        model.actions[1] = { $0.raise(Event("late")) }
        var run = try Run(
            [state("a", [on("go", to: "f"), on("late", to: "b")]), state("b"), final("f", entry: [1])], model: model)
        try run.send("go")
        #expect(run.causes == ["go", "completion"])
    }

    @Test("stopping a run from outside runs the exit actions from inside out")
    func stop() throws {
        var run = try Run([state("a", exit: [1], [], [state("b", exit: [2])])])
        let step = try run.interpreter.stop(&run.snapshot, model: &run.model, tracing: true)
        #expect(step.trace?.microsteps.map(\.cause) == [.completion])
        #expect(run.model.log == [2, 1])
        #expect(run.isDone)
    }

    @Test("a run may end as it starts")
    func immediately() throws {
        let run = try Run([final("f")])
        #expect(run.isDone)
        #expect(run.causes == ["start", "completion"])
    }

    @Test("done.state of a compound state comes with its final state's data, and after what its entry raised")
    func doneState() throws {
        var model = ScriptedModel()
        model.actions[1] = { $0.raise(Event("entered")) }
        var run = try Run(
            [
                state(
                    "c", [on("done.state.c", to: "end")],
                    [state("a", [on("go", to: "f")]), final("f", doneData: 3, entry: [1])]),
                state("end"),
            ], model: model)
        try run.send("go")
        #expect(run.causes == ["go", "(entered)", "done.state.c"])
        #expect(run.active == ["end"])
    }
}
