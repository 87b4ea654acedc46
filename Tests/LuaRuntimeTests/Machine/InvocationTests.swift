import DataValues
import LuaRuntime
import Testing

@Suite("Prepared calls")
struct InvocationTests {
    @Test("answer as general calls do, whatever the result")
    func results() throws {
        let bench = try Bench()
        for (body, expected) in [
            ("return true", true), ("return false", false), ("", nil), ("return nil", nil), ("return 5", 5),
            ("return '字'", "字"),
            ("return { x = { 1, 2.5 } }", ["x": [1, 2.5]]),
        ] as [(String, DataValue)] {
            let function = try bench.function(body)
            let prepared = try bench.machine.prepare(function)
            for _ in 0..<3 { #expect(try prepared.call() == expected) }
            #expect(try bench.machine.call(function) == expected)
        }
    }

    @Test("pass their views in order, up to fifteen")
    func arguments() throws {
        let bench = try Bench()
        let documents = try (0..<15).map {
            try LuaDocument(bench.machine, name: "d\($0)", shape: ["n": .integer], value: ["n": .integer(Int64($0))])
        }
        let module = try bench.machine.load(
            "return { f = function(...) local s = '' for i = 1, select('#', ...) do s = s .. (select(i, ...)).n .. ' ' end return s end }",
            name: "a")
        let function = try #require(module["f"])
        let prepared = try bench.machine.prepare(function, documents.map(\.frozen))
        #expect(try prepared.call() == "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 ")
        #expect(throws: LuaError.self) { try bench.machine.prepare(function, (documents + documents).map(\.frozen)) }
    }

    @Test("fail with the whole error, and work again afterwards")
    func failures() throws {
        let bench = try Bench(limits: LuaLimits(instructions: 5_000))
        let document = try LuaDocument(bench.machine, name: "case", shape: ["mode": .text])
        let function = try bench.function(
            "if a.mode == 'error' then error('坏') elseif a.mode == 'loop' then while true do end end return a.mode == 'yes'"
        )
        let prepared = try bench.machine.prepare(function, [document.frozen])
        for _ in 0..<20 {
            try document.set("mode", "error")
            #expect(
                throws: LuaError(
                    .runtime, "坏", file: "scripts/test.lua", line: 2, function: "f",
                    traceback: [.init(file: "scripts/test.lua", line: 2, function: "f")])
            ) { try prepared.call() }
            try document.set("mode", "loop")
            #expect(throws: LuaError.self) { try prepared.call() }
            try document.set("mode", "yes")
            #expect(try prepared.call() == true)
            try document.set("mode", "no")
            #expect(try prepared.call() == false)
        }
    }

    @Test("carry the context for host functions")
    func contexts() throws {
        let act = LuaHostFunction("act", contexts: .action, zh: "做。", en: "Acts.") { _ in true }
        let bench = try Bench(hostFunctions: [act])
        let function = try bench.function("return act()")
        #expect(try bench.machine.prepare(function, in: .action).call() == true)
        let asked = try bench.machine.prepare(function, in: .guard)
        #expect(#expect(throws: LuaError.self) { try asked.call() }?.code == .notPermittedHere)
    }

    @Test("keep alive what they need")
    func lifetimes() throws {
        func prepared() throws -> LuaInvocation {
            let bench = try Bench()
            let document = try LuaDocument(bench.machine, name: "case", shape: ["x": .integer], value: ["x": 3])
            return try bench.machine.prepare(try bench.function("return a.x == 3"), [document.frozen])
        }
        let invocation = try prepared()
        #expect(try invocation.call() == true)
    }
}
