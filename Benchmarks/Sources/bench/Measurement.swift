import Statecharts

/// Something that takes events, made ready once and run as often as wanted.
final class Measurement {
    /// Takes so many events.
    let run: (_ events: Int) throws -> Void

    private init(run: @escaping (Int) throws -> Void) { self.run = run }

    convenience init(_ name: String) throws {
        switch name {
        case "c-lua": self.init(run: try CLimit().run(withHook: false))
        case "c-lua-hook": self.init(run: try CLimit().run(withHook: true))
        case "step-trace-off": try self.init(Charts.sixStates(), LuaModel())
        case "step-trace-on": try self.init(Charts.sixStates(), LuaModel(), tracing: true)
        case "step-counted": try self.init(Charts.sixStates(), LuaModel(isCounted: true))
        case "kernel-trace-off": try self.init(Charts.sixStates(), EmptyModel())
        case "kernel-trace-on": try self.init(Charts.sixStates(), EmptyModel(), tracing: true)
        case "step-20-states": try self.init(Charts.many(20), EmptyModel())
        case "step-2000-states": try self.init(Charts.many(2000), EmptyModel())
        case "case-step": self.init(run: try CaseWorkflow.run())
        case "guard-2-fields": try self.init(asking: LuaModel())
        case "guard-20-fields": try self.init(asking: LuaModel(fieldCount: 20))
        default: throw UnknownMeasurement(name: name)
        }
    }

    private convenience init<Model: DataModel>(
        _ chart: Statechart, _ model: Model, tracing: Bool = false
    ) throws {
        var model = model
        let interpreter = Interpreter(chart)
        var (snapshot, _) = try interpreter.start(model: &model)
        let event = Event("next")
        self.init { events in
            try Self.step(interpreter, event, &snapshot, &model, events, tracing)
        }
    }

    private static func step<Model: DataModel>(
        _ interpreter: Interpreter, _ event: Event, _ snapshot: inout Snapshot, _ model: inout Model, _ events: Int,
        _ tracing: Bool
    ) throws {
        for _ in 0..<events {
            let step = try interpreter.step(event, on: &snapshot, model: &model, tracing: tracing)
            precondition(step.changed, "every event must take its transition")
        }
    }

    /// Asking a guard about a case that has not changed must not depend on how many fields the case has.
    private convenience init<Model: DataModel>(asking model: Model) throws {
        var model = model
        let interpreter = Interpreter(try Charts.sixStates())
        let (snapshot, _) = try interpreter.start(model: &model)
        let event = Event("next")
        self.init { events in
            for _ in 0..<events {
                let asked = try interpreter.ask(event, in: snapshot, model: &model)
                precondition(asked.count == 1 && asked[0].answer == .pass, "the guard must be asked, and pass")
            }
        }
    }
}

struct UnknownMeasurement: Error {
    var name: String
}
