import DataValues
import Statecharts
import Testing

@Suite("A macrostep")
struct MacrostepTests {
    @Test("an event moves the run, and one that nothing listens to changes nothing")
    func plain() throws {
        var run = try Run([state("a", [on("go", to: "b")]), state("b")])
        #expect(run.active == ["a"])
        let before = run.snapshot
        #expect(try run.send("unheard").changed == false)
        #expect(run.snapshot == before)
        #expect(try run.send("go").changed)
        #expect(run.active == ["b"])
        #expect(run.moves == "-a +b")
    }

    @Test("exit actions run from inside out, then the transition's, then entry actions from outside in")
    func order() throws {
        var run = try Run([
            state("a", exit: [1], [], [state("a1", exit: [2], [on("go", to: "b1", do: [3])])]),
            state("b", entry: [4], [], [state("b0"), state("b1", entry: [5])]),
        ])
        try run.send("go")
        #expect(run.model.log == [2, 1, 3, 4, 5])
        #expect(run.moves == "-a1 -a +b +b1")
        #expect(
            run.step.trace?.microsteps.first?.actions.map(\.place) == [
                .exit(StateIndex(1)), .exit(StateIndex(0)), .transition(TransitionIndex(0)), .entry(StateIndex(2)),
                .entry(StateIndex(4)),
            ])
    }

    @Test("eventless transitions come before internal events, and internal events in the order raised")
    func queues() throws {
        var model = ScriptedModel()
        model.actions[1] = { scope in
            scope.raise(Event("one"))
            scope.raise(Event("two"))
        }
        var run = try Run(
            [
                state("a", [on("go", to: "b", do: [1])]),
                state("b", [on(to: "c"), on("one", to: "wrong")]),
                state("c", [on("one", to: "d"), on("two", to: "wrong")]),
                state("d", [on("two", to: "e")]),
                state("e"), state("wrong"),
            ], model: model)
        try run.send("go")
        #expect(run.active == ["e"])
        #expect(run.causes == ["go", "eventless", "one", "two"])
        #expect(run.step.microsteps == 4)
    }

    @Test("a step without a trace comes to the same result")
    func untraced() throws {
        var run = try Run([state("a", [on("go", to: "b")]), state("b")])
        let (tried, step) = try run.interpreter.tryStep(
            Event("go"), on: run.snapshot, model: &run.model, tracing: false)
        #expect(step == Macrostep(changed: true, microsteps: 1))
        try run.send("go")
        #expect(run.snapshot == tried)
    }
}
