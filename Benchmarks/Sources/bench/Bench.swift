import CAllocationCount
import CLuaLimit
import DataValues
import Glibc
import Statecharts

/// `bench NAME [EVENTS]` prints events per second, or allocations per event, of one measurement.
@main
struct Bench {
    static func main() throws {
        let arguments = CommandLine.arguments
        let events = arguments.count > 2 ? Int(arguments[2]) ?? 1_000_000 : 1_000_000
        switch arguments.count > 1 ? arguments[1] : "" {
        case "c-lua": print(rate(events) { _ = lua_limit_run(events, 0) })
        case "c-lua-hook": print(rate(events) { _ = lua_limit_run(events, 1) })
        case "step-trace-off": try measure(Charts.sixStates(), LuaModel(), events)
        case "step-trace-on": try measure(Charts.sixStates(), LuaModel(), events, tracing: true)
        case "step-20-fields": try measure(Charts.sixStates(), LuaModel(fieldCount: 20), events)
        case "kernel-trace-off": try measure(Charts.sixStates(), EmptyModel(), events)
        case "kernel-trace-on": try measure(Charts.sixStates(), EmptyModel(), events, tracing: true)
        case "step-20-states": try measure(Charts.many(20), EmptyModel(), events)
        case "step-2000-states": try measure(Charts.many(2000), EmptyModel(), events)
        case "try-step": try measureTrying(events)
        case "guard-2-fields": try measureGuard(2, events)
        case "guard-20-fields": try measureGuard(20, events)
        case "allocations-kernel-trace-off": try countAllocations(EmptyModel(), events, tracing: false)
        case "allocations-kernel-trace-on": try countAllocations(EmptyModel(), events, tracing: true)
        case "allocations-step-trace-off": try countAllocations(LuaModel(), events, tracing: false)
        case "allocations-step-trace-on": try countAllocations(LuaModel(), events, tracing: true)
        default: print("usage: bench NAME [EVENTS]; the names stand in Bench.swift")
        }
    }

    /// By the processor's time, which other processes do not take part in; nothing here waits.
    private static func rate(_ events: Int, _ body: () throws -> Void) rethrows -> Int {
        let start = processorTime()
        try body()
        return Int(Double(events) / (processorTime() - start))
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func run<Model: DataModel>(
        _ interpreter: Interpreter, _ snapshot: inout Snapshot, _ model: inout Model, _ events: Int, tracing: Bool
    ) throws {
        let event = Event("next")
        for _ in 0..<events {
            let step = try interpreter.step(event, on: &snapshot, model: &model, tracing: tracing)
            precondition(step.changed, "every event must take its transition")
        }
    }

    private static func measure<Model: DataModel>(
        _ chart: Statechart, _ model: Model, _ events: Int, tracing: Bool = false
    ) throws {
        var model = model
        let interpreter = Interpreter(chart)
        var (snapshot, _) = try interpreter.start(model: &model)
        try run(interpreter, &snapshot, &model, events / 10, tracing: tracing)
        print(try rate(events) { try run(interpreter, &snapshot, &model, events, tracing: tracing) })
    }

    private static func measureTrying(_ events: Int) throws {
        var model = EmptyModel()
        let interpreter = Interpreter(try Charts.sixStates())
        let (snapshot, _) = try interpreter.start(model: &model)
        let event = Event("next")
        print(
            try rate(events) {
                for _ in 0..<events {
                    _ = try interpreter.tryStep(event, on: snapshot, model: &model, tracing: false)
                }
            })
    }

    /// Asking a guard about a case that has not changed must not depend on how many fields the case has.
    private static func measureGuard(_ fields: Int, _ events: Int) throws {
        var model = try LuaModel(fieldCount: fields)
        let interpreter = Interpreter(try Charts.sixStates())
        let (snapshot, _) = try interpreter.start(model: &model)
        let event = Event("next")
        print(
            try rate(events) {
                for _ in 0..<events { _ = try interpreter.ask(event, in: snapshot, model: &model) }
            })
    }

    private static func countAllocations<Model: DataModel>(_ model: Model, _ events: Int, tracing: Bool) throws {
        var model = model
        let interpreter = Interpreter(try Charts.sixStates())
        var (snapshot, _) = try interpreter.start(model: &model)
        try run(interpreter, &snapshot, &model, 1000, tracing: tracing)
        let before = allocation_count()
        try run(interpreter, &snapshot, &model, events, tracing: tracing)
        print(Double(allocation_count() - before) / Double(events))
    }
}
