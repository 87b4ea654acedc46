import Statecharts
import Testing

@Suite("The microstep limit")
struct MicrostepLimitTests {
    @Test("an endless macrostep ends with an error that names the cycle, and changes nothing")
    func endless() throws {
        var run = try Run([
            state("a", [on("go", to: "b")]),
            state("b", [on(to: "c")]), state("c", [on(to: "d")]), state("d", [on(to: "c")]),
        ])
        let before = run.snapshot
        let error = #expect(throws: StepError.self) { try run.send("go") }
        #expect(error?.code == .microstepLimit)
        #expect(Set(error?.cycle.flatMap(\.states) ?? []) == ["c", "d"])
        #expect(Set(error?.cycle.flatMap(\.transitions) ?? []) == [TransitionIndex(2), TransitionIndex(3)])
        #expect(error?.cycle.count == 2)
        #expect(run.snapshot == before)
        #expect(run.model.hooks.last == -3)
    }

    @Test("events that raise each other are named")
    func events() throws {
        var model = ScriptedModel()
        model.actions = [1: { $0.raise(Event("pong")) }, 2: { $0.raise(Event("ping")) }]
        var run = try Run([state("a", [on("ping", do: [1]), on("pong", do: [2])])], model: model, limit: 20)
        let error = #expect(throws: StepError.self) { try run.send("ping") }
        #expect(Set(error?.cycle.compactMap(\.event) ?? []) == ["ping", "pong"])
    }

    @Test("a chain as long as the limit is not an error, and one longer is")
    func boundary() throws {
        func chain(_ length: Int) -> [StateDefinition] {
            (0..<length).map { state("s\($0)", [on($0 == 0 ? "go" : "", to: "s\($0 + 1)")]) } + [state("s\(length)")]
        }
        // The external event's own microstep is not counted: it cannot repeat.
        var run = try Run(chain(11), limit: 10)
        try run.send("go")
        #expect(run.active == ["s11"])
        var other = try Run(chain(12), limit: 10)
        #expect(throws: StepError.self) { try other.send("go") }
        // The interpreter is good for another step.
        #expect(try other.send("unheard").changed == false)
    }
}
