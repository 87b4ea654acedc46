import DataValues
import LuaRuntime
import Testing

/// What most tests need: a machine, a function body to run in it, and the error it ends with.
struct Bench {
    let machine: LuaMachine

    /// Limits that a slow machine, or one under a sanitizer, does not change.
    init(limits: LuaLimits = LuaLimits(), hostFunctions: [LuaHostFunction] = []) throws {
        var limits = limits
        if limits.wallClock == LuaLimits().wallClock { limits.wallClock = .seconds(600) }
        machine = try LuaMachine(limits: limits, hostFunctions: hostFunctions)
    }

    /// Loads a file whose only function `f` has this body, beginning in line 2.
    func function(_ body: String, name: String = "scripts/test.lua") throws -> LuaFunction {
        let module = try machine.load("return { f = function(a, b, c)\n\(body)\nend }", name: name)
        return try #require(module["f"])
    }

    func run(_ body: String, _ arguments: [LuaArgument] = [], in context: LuaContexts = .action) throws -> DataValue {
        try machine.call(try function(body), arguments, in: context)
    }

    /// The error a body ends with. Checks at once that the machine has survived it.
    func failure(
        of body: String, _ arguments: [LuaArgument] = [], in context: LuaContexts = .action,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> LuaError {
        let function = try function(body)
        let error = try #require(try error(of: function, arguments, in: context), sourceLocation: sourceLocation)
        #expect(try run("local s = 0 for i = 1, 100 do s = s + i end return s") == 5050, sourceLocation: sourceLocation)
        return error
    }

    private func error(
        of function: LuaFunction, _ arguments: [LuaArgument], in context: LuaContexts
    ) throws -> LuaError? {
        do throws(LuaError) {
            _ = try machine.call(function, arguments, in: context)
            return nil
        } catch {
            return error
        }
    }

    /// Everything wrong with a file.
    func problems(of source: String, name: String = "scripts/test.lua", environment: [String: LuaBinding] = [:])
        -> [LuaError]
    {
        do throws(LuaLoadFailure) {
            _ = try machine.load(source, name: name, environment: environment)
            return []
        } catch {
            return error.problems
        }
    }
}

extension Bench {
    /// The error a body ends with, where the limits are too tight for anything else to be run afterwards.
    func failureOnly(of body: String) throws -> LuaError {
        let function = try function(body)
        let result = Result { () throws(LuaError) in try machine.call(function) }
        guard case .failure(let error) = result else { throw LuaError(.runtime, "no error: \(result)") }
        return error
    }
}
