import DataValues
import Statecharts
import Testing

@Suite("Snapshots")
struct SnapshotTests {
    private func paused() throws -> Run {
        var run = try Run([
            state(
                "work", [on("stop", to: "pause")],
                [
                    history("h", default: ["a"]), state("a"),
                    state("b", [], [history("d", .deep, default: ["b2"]), state("b1"), state("b2")]),
                ]),
            parallel("pause", [on("go", to: "h")], [state("r1", [], [state("x"), state("y")]), state("r2")]),
        ])
        try run.send("stop")
        return run
    }

    @Test("a snapshot is stored by ids and comes back equal")
    func roundTrip() throws {
        let run = try paused()
        let value = run.snapshot.encoded(for: run.chart)
        #expect(
            value == [
                "format": 1, "status": "running", "configuration": ["pause", "r1", "x", "r2"],
                "history": ["h": ["a"]],
            ])
        #expect(try Snapshot(value, for: run.chart) == run.snapshot)
    }

    @Test(
        "a stored snapshot that does not fit is refused with its reason",
        arguments: [
            (["format": 2], .unknownFormat), ("text", .malformed), (["status": "asleep"], .malformed),
            (["configuration": "pause"], .malformed), (["configuration": [1]], .malformed),
            (["configuration": ["nowhere"]], .unknownState),
            (["configuration": []], .illegalConfiguration), (["configuration": ["a"]], .illegalConfiguration),
            (["configuration": ["work", "a", "b"]], .illegalConfiguration),
            (["configuration": ["work", "h"]], .illegalConfiguration),
            (["configuration": ["work", "a", "a"]], .illegalConfiguration),
            (["configuration": ["pause", "r1", "x"]], .illegalConfiguration),
            (["configuration": ["work", "a", "pause", "r1", "x", "r2"]], .illegalConfiguration),
            (["history": []], .malformed), (["history": ["nowhere": ["a"]]], .unknownState),
            (["history": ["h": ["nowhere"]]], .unknownState), (["history": ["h": []]], .illegalHistory),
            (["history": ["h": ["a", "b"]]], .illegalHistory), (["history": ["h": ["b1"]]], .illegalHistory),
            (["history": ["a": ["a"]]], .illegalHistory), (["history": ["d": ["a"]]], .illegalHistory),
            (["history": ["d": ["b1", "b2"]]], .illegalHistory),
        ] as [(DataValue, SnapshotMisfit.Code)])
    func misfits(_ change: DataValue, _ code: SnapshotMisfit.Code) throws {
        let run = try paused()
        var value = change
        if let changes = change.record, let record = run.snapshot.encoded(for: run.chart).record {
            value = .record(record.merging(changes) { _, new in new })
        }
        let error = #expect(throws: SnapshotMisfit.self) { try Snapshot(value, for: run.chart) }
        #expect(error?.code == code)
    }

    @Test("a snapshot survives a change of the chart that keeps its states")
    func otherChart() throws {
        let run = try paused()
        let value = run.snapshot.encoded(for: run.chart)
        let grown = try Statechart(
            compiling: StatechartDefinition(states: [
                state("new"), state("work", [], [history("h", default: ["a"]), state("a"), state("b")]),
                parallel("pause", [on("go", to: "h")], [state("r1", [], [state("x"), state("y")]), state("r2")]),
            ]))
        var snapshot = try Snapshot(value, for: grown)
        var model = ScriptedModel()
        try Interpreter(grown).step(Event("go"), on: &snapshot, model: &model)
        #expect(grown.activeIDs(in: snapshot.configuration) == ["a"])
    }
}
