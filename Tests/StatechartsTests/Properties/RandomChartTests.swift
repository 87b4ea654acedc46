import DataValues
import Foundation
import Statecharts
import Testing

/// Properties that hold for every chart and every sequence of events.
///
/// `TIAOCHU_CHARTS` says how many charts (10 000 when absent), `TIAOCHU_SEED` where to begin.
@Suite("Random charts")
struct RandomChartTests {
    private static let count = ProcessInfo.processInfo.environment["TIAOCHU_CHARTS"].flatMap { Int($0) } ?? 10_000
    private static let firstSeed =
        ProcessInfo.processInfo.environment["TIAOCHU_SEED"].flatMap { UInt64($0) } ?? 20_260_101

    struct Violation: Error {
        let what: String
    }

    @Test(
        "stay legal, repeat exactly, survive storage, undo failures, and agree with the algorithm written out",
        arguments: 0..<4)
    func properties(quarter: Int) {
        let first = Self.firstSeed + UInt64(quarter * Self.count / 4)
        let end = Self.firstSeed + UInt64((quarter + 1) * Self.count / 4)
        print("random charts: seeds \(first)..<\(end)")
        var steps = 0
        var changes = 0
        for seed in first..<end {
            let random = RandomCase(seed: seed)
            do {
                let (taken, changed) = try Self.check(random)
                steps += taken
                changes += changed
            } catch {
                let (smallest, reason) = Self.shrink(random, error)
                Issue.record("seed \(seed): \(reason)\nevents \(smallest.events)\n\(Self.describe(smallest))")
                return
            }
        }
        print("random charts: \(steps) steps, \(changes) of them changed something")
        #expect(changes > steps / 10)
    }

    private static func check(_ random: RandomCase) throws -> (steps: Int, changed: Int) {
        let chart = try Statechart(compiling: random.definition)
        var changed = 0
        let interpreter = Interpreter(chart, microstepLimit: 100)
        let other = Interpreter(chart, microstepLimit: 100)
        var model = HashedModel()
        // Only the limit keeps such a model from starting.
        guard var snapshot = (try? interpreter.start(model: &model))?.snapshot else { return (0, 0) }
        var literal = try LiteralInterpreter(chart, random.definition)
        try expect(chart.isLegal(snapshot.configuration), "the first configuration is legal")
        try compare(snapshot, model, literal, "at the start")
        for (number, name) in random.events.enumerated() {
            let event = Event(name, data: .integer(Int64(number)))
            let before = snapshot
            let logBefore = model.log
            do {
                let tried = try other.tryStep(event, on: snapshot, model: &model)
                try expect(model.log == logBefore, "trying \(name) leaves the model alone")
                let step = try interpreter.step(event, on: &snapshot, model: &model)
                try expect(tried.snapshot == snapshot, "trying \(name) and taking it agree")
                try expect(step.changed == tried.step.changed, "tracing \(name) changes nothing")
                try expect(step.changed || snapshot == before, "a step that took nothing changed nothing")
                try expect(
                    tried.step.trace.map { Self.replay($0, from: before) == snapshot.configuration } ?? false,
                    "the trace of \(name) leads from one configuration to the other")
                changed += step.changed ? 1 : 0
            } catch let error as StepError where error.code == .microstepLimit {
                try expect(snapshot == before && model.log == logBefore, "an endless step changed nothing")
                return (number + 1, changed)
            }
            try expect(chart.isLegal(snapshot.configuration), "the configuration after \(name) is legal")
            try expect(
                try Snapshot(snapshot.encoded(for: chart), for: chart) == snapshot, "the snapshot survives storage")
            try literal.step(name)
            try compare(snapshot, model, literal, "after \(name)")
            try checkFailure(event, before, interpreter, chart)
        }
        return (random.events.count, changed)
    }

    /// With a model that fails now and then: under abort nothing changes, under raise the run stays legal.
    private static func checkFailure(
        _ event: Event, _ before: Snapshot, _ interpreter: Interpreter, _ chart: Statechart
    ) throws {
        var snapshot = before
        var model = HashedModel(fails: true)
        do {
            try interpreter.step(event, on: &snapshot, model: &model)
        } catch {
            try expect(snapshot == before && model.log.isEmpty, "a failed step changed nothing")
        }
        let raising = Interpreter(chart, policy: .raise, microstepLimit: 100)
        var other = before
        var raised = HashedModel(fails: true)
        do {
            try raising.step(event, on: &other, model: &raised)
        } catch {
            try expect(error.code == .microstepLimit, "under raise only the limit ends a step")
        }
        try expect(chart.isLegal(other.configuration), "a run with raised errors stays legal")
    }

    private static func replay(_ trace: Trace, from snapshot: Snapshot) -> Configuration {
        var states = Set(snapshot.configuration)
        for microstep in trace.microsteps where microstep.cause != .completion {
            states.subtract(microstep.exited)
            states.formUnion(microstep.entered)
        }
        return Configuration(states)
    }

    private static func compare(
        _ snapshot: Snapshot, _ model: HashedModel, _ literal: LiteralInterpreter, _ moment: String
    ) throws {
        try expect(
            Set(snapshot.configuration.map(\.rawValue)) == literal.configuration,
            "the configuration \(moment) is the algorithm's")
        try expect(model.log == literal.model.log, "the actions \(moment) ran in the algorithm's order")
        try expect((snapshot.status == .running) == literal.running, "the run \(moment) goes on or not as it should")
    }

    private static func expect(_ condition: Bool, _ what: String) throws {
        if !condition { throw Violation(what: what) }
    }

    private static func shrink(_ random: RandomCase, _ error: any Error) -> (RandomCase, String) {
        var smallest = random
        var reason = "\(error)"
        var budget = 3000
        search: while budget > 0 {
            for candidate in smallest.smaller {
                budget -= 1
                do {
                    _ = try check(candidate)
                } catch {
                    smallest = candidate
                    reason = "\(error)"
                    continue search
                }
            }
            break
        }
        return (smallest, reason)
    }

    private static func describe(_ random: RandomCase) -> String {
        func lines(_ states: [StateDefinition], _ indent: String) -> [String] {
            states.flatMap { state in
                [
                    "\(indent)\(state.id) \(state.kind) initial \(state.initial?.targets ?? [])"
                        + " entry \(state.onEntry.joined().map(\.rawValue)) exit \(state.onExit.joined().map(\.rawValue))"
                ]
                    + state.transitions.map {
                        "\(indent)  on \($0.events.map(\.text)) guard \($0.guard?.rawValue ?? 0) to \($0.targets)"
                            + " \($0.kind) do \($0.actions.map(\.rawValue))"
                    } + lines(state.children, indent + "    ")
            }
        }
        return lines(random.definition.states, "").joined(separator: "\n")
    }
}
