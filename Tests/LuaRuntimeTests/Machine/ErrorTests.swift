import DataValues
import LuaRuntime
import SeededInputs
import Testing

@Suite("Errors")
struct ErrorTests {
    @Test("say file, line, message, the function called and who called whom")
    func traceback() throws {
        let machine = try LuaMachine()
        let file = "scripts/localities/610100/labour-dispute.lua"
        let module = try machine.load(
            """
            local M = {}
            local function deepest(case)
              return case.amount.yuan
            end
            local function middle(case)
              local result = deepest(case)
              return result
            end
            function M.guard(case)
              local answer = middle(case)
              return answer
            end
            return M
            """, name: file)
        let function = try #require(module["guard"])
        #expect(function.line == 9)
        #expect(function.parameterCount == 1)
        let error = try #require(throws: LuaError.self) { try machine.call(function, [.value(["amount": nil])]) }
        #expect(error.code == .runtime)
        #expect(error.file == file)
        #expect(error.line == 3)
        #expect(error.message == "attempt to index a nil value (field 'amount')")
        #expect(error.function == "guard")
        #expect(error.traceback.map(\.line) == [3, 6, 10])
        #expect(error.traceback.map(\.function) == ["deepest", "middle", "guard"])
        #expect(error.traceback.allSatisfy { $0.file == file })
        #expect(error.description == "\(file):3: attempt to index a nil value (field 'amount')")
    }

    @Test("keep a file's whole name, however long")
    func longNames() throws {
        let bench = try Bench()
        let name = "scripts/" + String(repeating: "很长的目录/", count: 12) + "x.lua"
        let function = try bench.function("\nerror('坏了')", name: name)
        let error = try #require(throws: LuaError.self) { try bench.machine.call(function) }
        #expect(error.file == name)
        #expect(error.line == 3)
        #expect(error.message == "坏了")
    }

    @Test("speak of the caller's line when the script asks for that")
    func levels() throws {
        let bench = try Bench()
        let body = "local function check(x)\nif not x then error('缺少金额', 2) end\nend\ncheck(nil)"
        let error = try bench.failure(of: body)
        #expect(error.message == "缺少金额")
        #expect(error.line == 5)
        let unplaced = try bench.failure(of: "error('without a place', 0)")
        #expect(unplaced.message == "without a place")
        #expect(unplaced.line == 2)
        #expect(try bench.failure(of: "assert(1 == 2, '不等')").message == "不等")
        #expect(try bench.failure(of: "assert(false)").message == "assertion failed!")
    }

    @Test("need not be texts")
    func objects() throws {
        let bench = try Bench()
        let table = try bench.failure(of: "\nerror({ code = 'X1', facts = { 'a', 'b' } })")
        #expect(table.message == "an error was raised with a table")
        #expect(table.value == ["code": "X1", "facts": ["a", "b"]])
        #expect(table.line == 3)
        let spoken = try bench.failure(of: "error{ message = '材料不全', fix = '补正' }")
        #expect(spoken.message == "材料不全")
        #expect(spoken.value?["fix"] == "补正")
        let cyclic = try bench.failure(of: "local t = {} t.t = t error(t)")
        #expect(cyclic.value == nil)
        #expect(cyclic.message == "an error was raised with a table")
        #expect(try bench.failure(of: "error()").message == "an error was raised without saying what")
        #expect(try bench.failure(of: "error(nil)").value == nil)
        #expect(try bench.failure(of: "error(42)").message == "42")
        #expect(try bench.failure(of: "error(true)").message == "an error was raised with a boolean")
        #expect(try bench.failure(of: "error(pairs)").message == "an error was raised with a function")
        #expect(try bench.failure(of: "error('x\\xFFy')").message == "x\u{FFFD}y")
    }

    @Test("as long as a book are cut, between characters")
    func long() throws {
        let error = try Bench().failure(of: "error(('错'):rep(5000))")
        #expect(error.message.utf8.count < 2048)
        #expect(error.message.allSatisfy { $0 == "错" })
    }

    @Test("of endless depth still come out")
    func depth() throws {
        let bench = try Bench(limits: LuaLimits(instructions: .max))
        let error = try bench.failure(
            of: "local function f(n)\nif n == 0 then error('bottom') end\nreturn 1 + f(n - 1)\nend\nf(5000)")
        #expect(error.message == "bottom")
        #expect(error.traceback.count == 16)
        #expect(error.traceback.first?.line == 3)
        #expect(error.traceback.last?.line == 4)
    }

    @Test("caught and raised again keep their code, and changed ones become the script's own")
    func rethrown() throws {
        let bench = try Bench()
        #expect(
            try bench.failure(of: "local ok, e = pcall(string.rep, 'x', 1e9) error(e, 0)").code == .argumentTooLarge)
        #expect(try bench.failure(of: "local ok, e = pcall(string.rep, 'x', 1e9) error('other', 0)").code == .runtime)
    }

    @Test("on the way out of the machine leave nothing behind: ten thousand calls, memory flat")
    func flat() throws {
        let host = LuaHostFunction("fails", parameters: [LuaParameter("x", .any)], zh: "败。", en: "Fails.") { _ in
            throw LuaHostFailure("refused")
        }
        let bench = try Bench(limits: LuaLimits(instructions: 2_000), hostFunctions: [host])
        let bodies = [
            "return 1", "return { a, b }", "error('x')", "error({ a = a })", "error()", "while true do end",
            "return a.x.y", "fails(a)",
            "return pcall(fails, a)", "return string.rep('x', 1e9)", "return function() end", "return 0 / 0",
            "return a", "return ('x'):rep(500)",
            "local t = {} for i = 1, 200 do t[i] = { i } end return t", "return (pcall(error, { b }))",
        ]
        let functions = try bodies.map { try bench.function($0) }
        var generator = SeededGenerator(seed: 11)
        var settled = 0
        for round in 0..<10_000 {
            let function = functions[Int.random(in: 0..<functions.count, using: &generator)]
            let argument = RandomValues.value(depth: 2, using: &generator)
            _ = try? bench.machine.call(function, [.value(argument), .value(.integer(Int64(round)))])
            if round == 500 {
                bench.machine.collectGarbage()
                settled = bench.machine.memoryInUse
            }
        }
        bench.machine.collectGarbage()
        #expect(settled > 0)
        #expect(bench.machine.memoryInUse <= settled + 2_000)
    }
}
