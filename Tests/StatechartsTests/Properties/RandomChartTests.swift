import DataValues
import Foundation
import Statecharts
import Testing

/// Properties that hold for every chart and every sequence of events.
///
/// `TIAOCHU_CHARTS` says how many charts (10 000 when absent), `TIAOCHU_SEED` where to begin. Charts that go round for ever as they
/// start do not count: others are made in their place.
@Suite("Random charts")
struct RandomChartTests {
    private static let count = ProcessInfo.processInfo.environment["TIAOCHU_CHARTS"].flatMap { Int($0) } ?? 10_000
    private static let firstSeed =
        ProcessInfo.processInfo.environment["TIAOCHU_SEED"].flatMap { UInt64($0) } ?? 20_260_101

    struct Violation: Error {
        let what: String
    }

    @Test(
        "stay legal, repeat exactly, do as was said, survive storage, undo failures, follow journal and algorithm",
        arguments: 0..<4)
    func properties(quarter: Int) {
        let first = Self.firstSeed + UInt64(quarter * 10_000_000)
        let wanted = (quarter + 1) * Self.count / 4 - quarter * Self.count / 4
        print("random charts: seeds from \(first)")
        var seed = first
        var total = Walk()
        var started = 0
        while started < wanted {
            let random = RandomCase(seed: seed)
            do {
                if let walk = try Self.check(random) {
                    started += 1
                    total.steps += walk.steps
                    total.changes += walk.changes
                    total.delayed += walk.delayed
                    total.failures += walk.failures
                }
            } catch {
                let (smallest, reason) = Self.shrink(random, error)
                Issue.record("seed \(seed): \(reason)\ninputs \(smallest.inputs)\n\(Self.describe(smallest))")
                return
            }
            seed += 1
            if seed - first > UInt64(2 * wanted) {
                Issue.record("only \(started) of \(seed - first) charts start")
                return
            }
        }
        print("random charts: \(started) of seeds \(first)..<\(seed) started; \(total)")
        #expect(total.changes > total.steps / 10)
        #expect(total.delayed > total.steps / 100)
        #expect(total.failures > total.steps / 100)
    }

    /// Orders of sets and dictionaries differ from process to process; nothing of that may reach a run. The number changes only with the
    /// algorithm, the random charts, or what is recorded of a run.
    @Test("run in one process as in any other: hundreds of runs come to the very same records as when this was written")
    func golden() throws {
        var digest: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ text: String) {
            for byte in text.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        for seed in UInt64(1)...300 {
            let random = RandomCase(seed: seed)
            let chart = try Statechart(compiling: random.definition)
            let interpreter = Interpreter(chart, microstepLimit: 100)
            var model = HashedModel()
            guard var snapshot = (try? interpreter.start(model: &model))?.snapshot else { continue }
            for case .event(let name) in random.inputs {
                let step = try? interpreter.step(Event(name), on: &snapshot, model: &model, tracing: true)
                guard let trace = step?.trace else {
                    add("endless")
                    continue
                }
                for turn in trace.microsteps {
                    if case .event(let event) = turn.cause { add("\(event.name) \(event.data.canonicalJSON)") }
                    add("\(turn.guards) \(turn.transitions) \(turn.exited) \(turn.entered) \(turn.actions)")
                }
            }
            add(Self.describe(random))
            add(model.log.joined(separator: " "))
            add(snapshot.encoded(for: chart).canonicalJSON)
        }
        #expect(digest == 472_985_107_791_711_082)
    }

    /// What the run of a chart came to.
    private struct Walk {
        var steps = 0
        /// Steps that took a transition.
        var changes = 0
        /// Steps for events that had waited for the clock.
        var delayed = 0
        /// Steps that a failing model cut short.
        var failures = 0
    }

    /// A chart on its way, and the two interpreters that must agree on it.
    private struct Runner {
        let chart: Statechart
        let interpreter: Interpreter
        let other: Interpreter
        var model: HashedModel
        var snapshot: Snapshot
        var literal: LiteralInterpreter
        var walk = Walk()
        /// Every event whose step came to an end.
        var journal: [Event] = []
    }

    /// Nothing for a chart that does not start.
    private static func check(_ random: RandomCase) throws -> Walk? {
        guard let runner = try walk(random) else { return nil }
        var model = HashedModel()
        let interpreter = Interpreter(try Statechart(compiling: random.definition), microstepLimit: 100)
        var (snapshot, _) = try interpreter.start(model: &model)
        for event in runner.journal { try interpreter.step(event, on: &snapshot, model: &model) }
        try expect(
            snapshot.encoded(for: interpreter.chart).canonicalJSON
                == runner.snapshot.encoded(for: runner.chart).canonicalJSON,
            "the journal done again gives the same snapshot, byte for byte")
        try expect(model.log == runner.model.log, "the journal done again runs the same actions")
        return runner.walk
    }

    private static func walk(_ random: RandomCase) throws -> Runner? {
        let chart = try Statechart(compiling: random.definition)
        let interpreter = Interpreter(chart, microstepLimit: 100)
        var model = HashedModel()
        // Only the limit keeps such a model from starting.
        guard let snapshot = (try? interpreter.start(model: &model))?.snapshot else { return nil }
        var runner = Runner(
            chart: chart, interpreter: interpreter, other: Interpreter(chart, microstepLimit: 100), model: model,
            snapshot: snapshot, literal: try LiteralInterpreter(chart, random.definition))
        try expect(chart.isLegal(snapshot.configuration), "the first configuration is legal")
        try compare(runner, "at the start")
        for input in random.inputs {
            switch input {
            case .event(let name):
                if try !step(name, &runner) { return runner }
            case .wait(let time):
                let end = runner.model.now + time
                while let name = runner.model.takeDue(through: end) {
                    try expect(runner.literal.model.takeDue(through: end) == name, "the same event is due")
                    runner.walk.delayed += 1
                    if try !step(name, &runner) { return runner }
                }
                try expect(runner.literal.model.takeDue(through: end) == nil, "nothing more is due")
            }
        }
        return runner
    }

    /// Whether the step came to an end; one that does not has changed nothing.
    private static func step(_ name: String, _ runner: inout Runner) throws -> Bool {
        let chart = runner.chart
        let event = Event(name, data: .integer(Int64(runner.walk.steps)))
        let (before, modelBefore) = (runner.snapshot, runner.model)
        func isUntouched(_ model: HashedModel) -> Bool {
            model.log == modelBefore.log && model.timers == modelBefore.timers
        }
        runner.walk.steps += 1
        do {
            let candidates = try runner.other.ask(event, in: before, model: &runner.model)
            try expect(isUntouched(runner.model), "asking about \(name) leaves the model alone")
            let tried = try runner.other.tryStep(event, on: runner.snapshot, model: &runner.model)
            try expect(isUntouched(runner.model), "trying \(name) leaves the model alone")
            try agree(candidates, tried.step.trace, event)
            let step = try runner.interpreter.step(event, on: &runner.snapshot, model: &runner.model)
            try expect(tried.snapshot == runner.snapshot, "trying \(name) and taking it agree")
            try expect(step.changed == tried.step.changed, "tracing \(name) changes nothing")
            try expect(step.changed || runner.snapshot == before, "a step that took nothing changed nothing")
            try expect(
                tried.step.trace.map { Self.replay($0, from: before) == runner.snapshot.configuration } ?? false,
                "the trace of \(name) leads from one configuration to the other")
            runner.walk.changes += step.changed ? 1 : 0
            runner.journal.append(event)
        } catch let error as StepError where error.code == .microstepLimit {
            try expect(runner.snapshot == before && isUntouched(runner.model), "an endless step changed nothing")
            return false
        }
        try expect(chart.isLegal(runner.snapshot.configuration), "the configuration after \(name) is legal")
        let stored = try Snapshot(runner.snapshot.encoded(for: chart), for: chart)
        try expect(stored == runner.snapshot, "the snapshot survives storage")
        try runner.literal.step(name)
        try compare(runner, "after \(name)")
        if try checkFailure(event, before, runner.interpreter, chart) { runner.walk.failures += 1 }
        return true
    }

    /// What each candidate is said to answer is what the step then finds, and it takes one exactly when one may be taken.
    private static func agree(_ candidates: [Candidate], _ trace: Trace?, _ event: Event) throws {
        let answers = Dictionary(uniqueKeysWithValues: candidates.map { ($0.transition, $0.answer) })
        let open = Set(candidates.filter { $0.answer == nil || $0.answer == .pass }.map(\.transition))
        let selection = trace?.microsteps.first { $0.cause == .event(event) }
        for record in selection?.guards ?? [] {
            try expect(answers[record.transition] == record.answer, "a guard answers \(event.name) as it was said to")
        }
        let taken = selection?.transitions ?? []
        try expect(open.isSuperset(of: taken), "only transitions said to be open are taken for \(event.name)")
        try expect(taken.isEmpty == open.isEmpty, "something is taken for \(event.name) exactly when something is open")
    }

    /// With a model that fails now and then: under abort nothing changes, under raise the run stays legal. Whether it failed.
    private static func checkFailure(
        _ event: Event, _ before: Snapshot, _ interpreter: Interpreter, _ chart: Statechart
    ) throws -> Bool {
        var snapshot = before
        var failed = false
        var model = HashedModel(fails: true)
        do {
            try interpreter.step(event, on: &snapshot, model: &model)
        } catch {
            failed = error.code != .microstepLimit
            try expect(snapshot == before && model.log.isEmpty && model.timers.isEmpty, "a failed step changed nothing")
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
        return failed
    }

    private static func replay(_ trace: Trace, from snapshot: Snapshot) -> Configuration {
        var states = Set(snapshot.configuration)
        for microstep in trace.microsteps where microstep.cause != .completion {
            states.subtract(microstep.exited)
            states.formUnion(microstep.entered)
        }
        return Configuration(states)
    }

    private static func compare(_ runner: Runner, _ moment: String) throws {
        let (snapshot, literal) = (runner.snapshot, runner.literal)
        try expect(
            Set(snapshot.configuration.map(\.rawValue)) == literal.configuration,
            "the configuration \(moment) is the algorithm's")
        try expect(runner.model.log == literal.model.log, "the actions \(moment) ran in the algorithm's order")
        try expect(runner.model.timers == literal.model.timers, "the same events wait \(moment)")
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
