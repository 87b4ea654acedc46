import Statecharts
import Testing

@Suite("Transitions")
struct TransitionTests {
    private func nested(internal isInternal: Bool) -> [StateDefinition] {
        [
            state(
                "outer", entry: [1], exit: [2], [on("go", to: "b", internal: isInternal, do: [3])],
                [state("a", exit: [4]), state("b", entry: [5])])
        ]
    }

    @Test("an external transition to a descendant leaves its source and enters it again")
    func external() throws {
        var run = try Run(nested(internal: false))
        try run.send("go")
        #expect(run.model.log == [1, 4, 2, 3, 1, 5])
    }

    @Test("an internal transition to a descendant stays in its source")
    func `internal`() throws {
        var run = try Run(nested(internal: true))
        try run.send("go")
        #expect(run.model.log == [1, 4, 3, 5])
        #expect(run.moves == "-a +b")
    }

    @Test("an internal transition of an atomic state, a parallel state, or to the outside is an external one")
    func internalInName() throws {
        var run = try Run([
            state(
                "a", entry: [1], exit: [2], [on("self", to: "a", internal: true), on("go", to: "p", internal: true)]),
            parallel("p", entry: [3], exit: [4], [on("in", to: "r1", internal: true)], [state("r1"), state("r2")]),
        ])
        try run.send("self")
        #expect(run.model.log == [1, 2, 1])
        try run.send("go")
        #expect(run.active == ["r1", "r2"])
        run.model.log = []
        try run.send("in")
        #expect(run.model.log == [4, 3])
        #expect(run.moves == "-r2 -r1 -p +p +r1 +r2")
    }

    @Test("a transition without target runs its actions and leaves nothing")
    func targetless() throws {
        var run = try Run([state("a", entry: [1], exit: [2], [on("note", do: [3])])])
        #expect(try run.send("note").changed)
        #expect(run.model.log == [1, 3])
        #expect(run.moves == "")
    }

    @Test("the domain is the innermost compound ancestor around source and targets, never a parallel one")
    func domain() throws {
        var run = try Run([
            state(
                "top", exit: [1], [],
                [
                    parallel(
                        "p", entry: [3], exit: [2], [],
                        [
                            state(
                                "r1", exit: [4], [],
                                [state("a", [on("far", to: "d"), on("near", to: "b")]), state("b")]),
                            state("r2", exit: [5], [], [state("c"), state("d")]),
                        ])
                ])
        ])
        run.model.log = []
        try run.send("near")
        #expect(run.moves == "-a +b")
        #expect(run.model.log == [])
        var other = try Run(
            [
                state(
                    "top", exit: [1], [],
                    [
                        parallel(
                            "p", entry: [3], exit: [2], [],
                            [
                                state("r1", exit: [4], [], [state("a", [on("far", to: "d")]), state("b")]),
                                state("r2", exit: [5], [], [state("c"), state("d")]),
                            ])
                    ])
            ])
        try other.send("far")
        // From one region into another: the parallel state is left and entered whole, `top` is not left.
        #expect(other.moves == "-c -r2 -a -r1 -p +p +r1 +a +r2 +d")
    }

    @Test("the first transition of a state whose guard holds is taken, and later guards are not asked")
    func documentOrder() throws {
        var model = ScriptedModel()
        model.guards = [
            1: { _ in .refuse(Refusal(5)) }, 2: { _ in .pass }, 3: { _ in throw Broken("must not be asked") },
        ]
        var run = try Run(
            [
                state("a", [on("go", if: 1, to: "b"), on("go", if: 2, to: "c"), on("go", if: 3, to: "d")]),
                state("b"), state("c"), state("d"),
            ], model: model)
        try run.send("go")
        #expect(run.active == ["c"])
        #expect(
            run.step.trace?.microsteps.first?.guards == [
                GuardRecord(TransitionIndex(0), Guard(1), .refuse(Refusal(5))),
                GuardRecord(TransitionIndex(1), Guard(2), .pass),
            ])
    }

    @Test("an inner state's transition comes before its ancestors', which act when it refuses")
    func innerFirst() throws {
        var model = ScriptedModel()
        nonisolated(unsafe) var isOpen = false
        model.guards[1] = { _ in isOpen ? .pass : .refuse(Refusal(0)) }
        let states = [
            state("outer", [on("go", to: "far")], [state("inner", [on("go", if: 1, to: "near")]), state("near")]),
            state("far"),
        ]
        var run = try Run(states, model: model)
        try run.send("go")
        #expect(run.active == ["far"])
        isOpen = true
        var other = try Run(states, model: model)
        try other.send("go")
        #expect(other.active == ["near"])
    }

    @Test("In() sees the states as they are at each moment of the step")
    func activeDuringStep() throws {
        nonisolated(unsafe) var seen: [[Bool]] = []
        var model = ScriptedModel()
        for number in 1...3 {
            model.actions[number] = { scope in seen.append([scope.isActive("a"), scope.isActive("b")]) }
        }
        model.guards[1] = { scope in scope.isActive("a") && !scope.isActive("nowhere") ? .pass : .refuse(Refusal(0)) }
        var run = try Run(
            [state("a", exit: [1], [on("go", if: 1, to: "b", do: [2])]), state("b", entry: [3])], model: model)
        try run.send("go")
        #expect(seen == [[true, false], [false, false], [false, true]])
    }

    @Test("a target inside another target decides where that one is entered", arguments: [["p", "b"], ["b", "p"]])
    func nestedTargets(_ targets: [String]) throws {
        var transition = on("go", to: "x")
        transition.targets = targets
        var run = try Run([
            state("s", [transition]), parallel("p", [], [state("r", [], [state("a"), state("b")]), state("q")]),
        ])
        try run.send("go")
        #expect(run.active == ["b", "q"])
    }
}
