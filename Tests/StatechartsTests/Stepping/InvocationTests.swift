import Statecharts
import Testing

@Suite("Invocations")
struct InvocationTests {
    private func invoking(_ id: String, _ number: Int, _ transitions: [TransitionDefinition]) -> StateDefinition {
        var definition = state(id, transitions)
        definition.invocations = [Invocation(number)]
        return definition
    }

    @Test("a child starts when the macrostep ends with its state active, and is cancelled when the state is left")
    func life() throws {
        var run = try Run([
            invoking("a", 1, [on("go", to: "b")]), invoking("b", 2, [on(to: "c")]), invoking("c", 3, []),
        ])
        #expect(run.model.children == [1])
        try run.send("go")
        // b was left within the macrostep: its child never starts.
        #expect(run.model.children == [1, -1, 3])
    }

    @Test("a state left and entered again gets a new child")
    func again() throws {
        var run = try Run([invoking("a", 1, [on("again", to: "a")])])
        try run.send("again")
        #expect(run.model.children == [1, -1, 1])
    }

    @Test("children see each external event before transitions are selected, internal events never")
    func finalize() throws {
        var model = ScriptedModel()
        model.actions[5] = { $0.raise(Event("inner")) }
        var run = try Run([invoking("a", 1, [on("x", do: [5]), on("inner", do: [6])])], model: model)
        try run.send("x")
        #expect(run.model.received == ["x->1"])
        #expect(run.model.log == [5, 6])
    }

    @Test("what starting a child raises is processed in the same macrostep")
    func raised() throws {
        var model = ScriptedModel()
        model.actions[1001] = { $0.raise(Event("failed")) }
        let run = try Run([invoking("a", 1, [on("failed", to: "b")]), invoking("b", 2, [])], model: model)
        #expect(run.active == ["b"])
        #expect(run.model.children == [1, -1, 2])
    }

    @Test("the end of a run cancels the children at work")
    func end() throws {
        var run = try Run([
            parallel("p", [on("go", to: "f")], [invoking("a", 1, []), invoking("b", 2, [])]), final("f"),
        ])
        try run.send("go")
        #expect(run.model.children == [1, 2, -2, -1])
        var other = try Run([invoking("a", 1, [])])
        try other.interpreter.stop(&other.snapshot, model: &other.model)
        #expect(other.model.children == [1, -1])
    }
}
