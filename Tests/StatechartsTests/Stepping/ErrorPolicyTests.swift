import DataValues
import Statecharts
import Testing

@Suite("Errors of the data model")
struct ErrorPolicyTests {
    private func model() -> ScriptedModel {
        var model = ScriptedModel()
        model.guards[9] = { _ in throw Broken("guard broke") }
        model.actions[9] = { scope in
            scope.raise(Event("before"))
            throw Broken("action broke")
        }
        return model
    }

    @Test("under abort a failing action leaves the snapshot as it was and the model rolled back")
    func abortAction() throws {
        var run = try Run(
            [state("a", exit: [1], [on("go", to: "b", do: [2, 9, 3])]), state("b")], model: model())
        let before = run.snapshot
        run.model.hooks = []
        let error = #expect(throws: StepError.self) { try run.send("go") }
        #expect(error?.code == .actionFailed)
        #expect(error?.message == "an action of a transition of state 'a' failed: action broke")
        #expect(error?.action == ActionRecord(Action(9), .transition(TransitionIndex(0)), failure: "action broke"))
        #expect(error?.underlying is Broken)
        #expect(error?.trace?.microsteps.last?.actions.map(\.action.rawValue) == [1, 2, 9])
        #expect(run.snapshot == before)
        #expect(run.model.log == [])
        #expect(run.model.hooks == [-1, -3])
    }

    @Test("under abort a guard that throws is an error, never a no")
    func abortGuard() throws {
        var run = try Run([state("a", [on("go", if: 9, to: "b"), on("go", to: "b")]), state("b")], model: model())
        let error = #expect(throws: StepError.self) { try run.send("go") }
        #expect(error?.code == .guardFailed)
        #expect(error?.transition == TransitionIndex(0))
        #expect(run.active == ["a"])
        #expect(try run.send("other").changed == false)
    }

    @Test("under abort a failing start throws, and a failing done datum too")
    func abortStart() throws {
        #expect(throws: StepError.self) { try Run([state("a", entry: [9])], model: model()) }
        var broken = ScriptedModel()
        broken.values[1] = { _ in throw Broken("no value") }
        #expect(throws: StepError.self) { try Run([final("f", doneData: 1)], model: broken) }
    }

    @Test("under raise a failing action skips the rest of its block only, and error.execution is queued")
    func raiseAction() throws {
        var definition = state("b", [on("error.execution", to: "c"), on("before", do: [5])])
        definition.onEntry = [[Action(9), Action(1)], [Action(2)]]
        var run = try Run([state("a", [on("go", to: "b")]), definition, state("c")], model: model(), policy: .raise)
        try run.send("go")
        #expect(run.model.log == [9, 2, 5])
        #expect(run.causes == ["go", "before", "error.execution"])
        #expect(run.active == ["c"])
    }

    @Test("under raise a failing guard counts as false and error.execution is queued")
    func raiseGuard() throws {
        var run = try Run(
            [
                state("a", [on("go", if: 9, to: "b"), on("go", to: "c")]), state("b"),
                state("c", [on("error", to: "d")]), state("d"),
            ],
            model: model(), policy: .raise)
        try run.send("go")
        #expect(run.active == ["d"])
        #expect(
            run.step.trace?.microsteps.first?.guards == [
                GuardRecord(TransitionIndex(0), Guard(9), .failed("guard broke"))
            ])
    }

    @Test("an error may name the event it becomes")
    func namedError() throws {
        var model = ScriptedModel()
        model.actions[1] = { _ in throw ExecutionError(Event("error.communication", data: "lost")) }
        var run = try Run(
            [state("a", [on("go", do: [1]), on("error.communication", to: "b")]), state("b")], model: model,
            policy: .raise)
        try run.send("go")
        #expect(run.active == ["b"])
    }

    @Test("an eventless guard that always fails under raise meets the limit instead of going on for ever")
    func endlessGuard() throws {
        let error = #expect(throws: StepError.self) {
            try Run([state("a", [on(if: 9, to: "a")])], model: model(), policy: .raise, limit: 50)
        }
        #expect(error?.code == .microstepLimit)
        #expect(error?.cycle == [StepError.Turn(event: "error.execution", transitions: [], states: ["a"])])
    }
}
