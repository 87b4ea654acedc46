import Statecharts
import Testing

@Suite("History states")
struct HistoryTests {
    /// `work` holds two levels; `pause` leaves it and comes back by one of the histories.
    private func chart() -> [StateDefinition] {
        [
            state(
                "work", initial: ["w1"], [on("stop", to: "pause")],
                [
                    history("shallow", default: ["w2"], actions: [7]),
                    history("deep", .deep, default: ["w2b"], actions: [8]),
                    state("w1", [on("next", to: "w2")]),
                    state(
                        "w2", initial: ["w2a"], entry: [2], [],
                        [state("w2a", [on("next", to: "w2b")]), state("w2b")]),
                ]),
            state("pause", [on("shallow", to: "shallow"), on("deep", to: "deep")]),
        ]
    }

    @Test("a shallow history goes back to the child, by default inside it")
    func shallow() throws {
        var run = try Run(chart())
        for name in ["next", "next", "stop"] { try run.send(name) }
        #expect(run.chart.index(of: "shallow").flatMap(run.snapshot.remembered) == [StateIndex(4)])
        try run.send("shallow")
        #expect(run.active == ["w2a"])
        #expect(!run.model.log.contains(7))
    }

    @Test("a deep history goes back to the innermost states")
    func deep() throws {
        var run = try Run(chart())
        for name in ["next", "next", "stop", "deep"] { try run.send(name) }
        #expect(run.active == ["w2b"])
        #expect(run.moves == "-pause +work +w2 +w2b")
    }

    @Test("a history that remembers nothing takes its default, whose actions run after the parent's entry")
    func defaults() throws {
        var states = chart()
        states.swapAt(0, 1)
        states[1].onEntry = [[Action(1)]]
        var run = try Run(states)
        try run.send("deep")
        #expect(run.active == ["w2b"])
        #expect(run.model.log == [1, 8, 2])
        #expect(run.step.trace?.microsteps.first?.actions.map(\.place).contains(.historyDefault(StateIndex(3))) == true)
    }

    @Test("what is remembered is what was active before any exit action ran, and the last time counts")
    func lastTime() throws {
        var run = try Run(chart())
        for name in ["stop", "shallow"] { try run.send(name) }
        #expect(run.active == ["w1"])
        for name in ["next", "stop", "shallow"] { try run.send(name) }
        #expect(run.active == ["w2a"])
    }

    @Test("a deep history of a parallel state restores every region")
    func parallelDeep() throws {
        var run = try Run([
            parallel(
                "p", [on("stop", to: "out")],
                [
                    history("h", .deep, default: ["p1b", "p2b"]),
                    state("p1", [], [state("p1a", [on("x", to: "p1b")]), state("p1b")]),
                    state("p2", [], [state("p2a", [on("y", to: "p2b")]), state("p2b")]),
                ]),
            state("out", [on("back", to: "h")]),
        ])
        try run.send("y")
        try run.send("stop")
        try run.send("back")
        #expect(run.active == ["p1a", "p2b"])
    }

    @Test("a history that remembers nothing in a parallel state enters the regions its default leaves out")
    func parallelDefault() throws {
        var run = try Run([
            state("out", [on("in", to: "h")]),
            parallel(
                "p", [],
                [
                    history("h", default: ["p1b"]),
                    state("p1", [], [state("p1a"), state("p1b")]), state("p2", [], [state("p2a"), state("p2b")]),
                ]),
        ])
        try run.send("in")
        #expect(run.active == ["p1b", "p2a"])
    }

    @Test("a history as the initial of its own parent is a way to enter it")
    func initialHistory() throws {
        var run = try Run([
            state(
                "work", initial: ["h"], [on("stop", to: "pause")],
                [history("h", default: ["a"]), state("a", [on("next", to: "b")]), state("b")]),
            state("pause", [on("go", to: "work")]),
        ])
        #expect(run.active == ["a"])
        for name in ["next", "stop", "go"] { try run.send(name) }
        #expect(run.active == ["b"])
    }

    @Test("a transition to a history from inside its parent leaves only what the remembered state makes it leave")
    func fromInside() throws {
        var run = try Run([
            state(
                "p", initial: ["g"], exit: [9], [on("stop", to: "out")],
                [
                    history("h", .deep, default: ["a2"]),
                    state(
                        "g", initial: ["a1"], exit: [8], [],
                        [
                            state("a1", [on("next", to: "a2"), on("recall", to: "h")]),
                            state("a2", [on("next", to: "a1")]),
                        ]),
                ]),
            state("out", [on("in", to: "p")]),
        ])
        // Remembers a2, then stands in a1: the way back to a2 lies inside g, which is not left.
        for name in ["next", "stop", "in"] { try run.send(name) }
        #expect(run.active == ["a1"])
        run.model.log = []
        try run.send("recall")
        #expect(run.active == ["a2"])
        #expect(run.moves == "-a1 +a2")
        #expect(run.model.log == [])
    }
}
