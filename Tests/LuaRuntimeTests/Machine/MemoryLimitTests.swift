import DataValues
import LuaRuntime
import Testing

@Suite("The memory limit")
struct MemoryLimitTests {
    @Test(
        "ends every kind of bomb, with the line, and gives the memory back",
        arguments: [
            "local s = 'x'\nwhile true do s = s .. s end",
            "local t = {}\nfor i = 1, 1 << 40 do t[i] = i end",
            "local t = {}\nfor i = 1, 1 << 40 do t['k' .. i] = {} end",
            "local t = {}\nfor i = 1, 1 << 40 do t[i] = function() return i end end",
            "local t = {}\nwhile true do t = { t } end",
            "local t = {}\nwhile true do t[#t + 1] = string.rep('x', 100000) .. #t end",
        ])
    func bomb(body: String) throws {
        let bench = try Bench(limits: LuaLimits(instructions: .max))
        let before = bench.machine.memoryInUse
        let error = try bench.failure(of: body)
        #expect(error.code == .memoryLimit)
        #expect(error.message == "the script needs more memory than its 4194304 bytes")
        #expect(error.line == 3)
        bench.machine.collectGarbage()
        #expect(bench.machine.memoryInUse < before + 50_000)
    }

    @Test(
        "cannot be swallowed by pcall",
        arguments: [
            "pcall(function() local s = 'x' while true do s = s .. s end end) return 'survived'",
            "local ok = pcall(pcall, function() local s = 'x' while true do s = s .. s end end) return ok",
            "while true do pcall(function() local s = 'x' while true do s = s .. s end end) end",
        ])
    func swallowed(body: String) throws {
        #expect(try Bench().failure(of: body).code == .memoryLimit)
    }

    @Test("holds for a value that Swift passes in")
    func argument() throws {
        let bench = try Bench(limits: LuaLimits(memoryBytes: 150_000))
        let function = try bench.function("return #a")
        let long = DataValue.text(String(repeating: "字", count: 60_000))
        #expect(throws: LuaError.self) { try bench.machine.call(function, [.value(long)]) }
        #expect(try bench.machine.call(function, [.value("字")]) == 3)
    }

    @Test("stops recursion that has no end, plain and through library functions, and the stack is given back")
    func recursion() throws {
        let bench = try Bench(limits: LuaLimits(instructions: .max))
        let before = bench.machine.memoryInUse
        #expect(try bench.failure(of: "local function f() return 1 + f() end return f()").code == .memoryLimit)
        for body in [
            "local function f() return 1 + select(2, pcall(f)) end return f()",
            "local function f(s) return (string.gsub(s, '.', f)) end return f('x')",
            "local function f() table.sort({2, 1}, f) end f()",
        ] {
            let error = try bench.failureOnly(of: body)
            #expect([.runtime, .memoryLimit].contains(error.code), "\(body): \(error)")
        }
        #expect(try bench.run("return 1") == 1)
        bench.machine.collectGarbage()
        #expect(bench.machine.memoryInUse < before + 50_000)
    }

    @Test("too small for the libraries is an error, not a crash")
    func tiny() {
        for bytes in stride(from: 0, to: 14_000, by: 97) {
            do throws(LuaError) {
                _ = try LuaMachine(limits: LuaLimits(memoryBytes: bytes))
            } catch {
                #expect(error.code == .memoryLimit)
            }
        }
    }

    /// Loads and uses everything there is, so that the cap is met at every place that allocates.
    private func session(memoryBytes: Int) throws(LuaError) {
        let host = LuaHostFunction(
            "echo", parameters: [LuaParameter("value", .any)], result: .any, zh: "回。", en: "Echo."
        ) { $0[0] }
        let machine = try LuaMachine(limits: LuaLimits(memoryBytes: memoryBytes), hostFunctions: [host])
        let source = """
            local M, constants = {}, { a = { 1, 2 }, b = "乙" }
            local function helper(x) return { x, constants.b } end
            function M.act(case)
              for k, v in pairs(constants) do case.note = k end
              table.insert(case.list, { name = ("x"):rep(40) })
              table.sort(constants.a and { 3, 1, 2 })
              case.note = table.concat({ "甲", 1, 2.5 }, ",") .. string.format("%s %d", "丙", 3)
              local ok, message = pcall(error, { code = 1 })
              local ok2 = pcall(function() return case.nothing end)
              return echo(helper(1))
            end
            function M.fail(case) case.note = "lost" error({ message = "因为", n = 1 }) end
            return M
            """
        do throws(LuaLoadFailure) {
            let base = try machine.load(source, name: "base.lua")
            let module = try machine.load(
                source, name: "layer.lua", environment: ["base": .module(base), "list": .value([1, ["a": 2]])])
            let shape: [String: LuaShape] = ["note": .text, "list": .list(.record(["name": .text]))]
            do throws(LuaError) {
                let document = try LuaDocument(machine, name: "case", shape: shape, value: ["list": [["name": "甲"]]])
                guard let act = module["act"], let fail = module["fail"] else { return }
                #expect(try machine.call(act, [.view(document.writable)]) == [1, "乙"])
                #expect(try document.takeChanges().keys.sorted() == ["list", "note"])
                let before = try document.value()
                do throws(LuaError) {
                    _ = try machine.call(fail, [.view(document.writable)])
                } catch {
                    try document.rollback()
                    #expect(try document.value() == before)
                    if error.code == .memoryLimit { throw error }
                }
                try document.replace(with: ["note": "新"])
                #expect(try document.value() == ["note": "新"])
            } catch {
                throw LuaLoadFailure(problems: [error])
            }
        } catch {
            #expect(error.problems.count == 1)
            throw error.problems[0]
        }
    }

    @Test("met at any byte of a session never ends the process, and every error says that it is memory")
    func sweep() {
        var failures = 0
        var successes = 0
        for bytes in stride(from: 12_000, to: 60_000, by: 13) {
            do throws(LuaError) {
                try session(memoryBytes: bytes)
                successes += 1
            } catch {
                failures += 1
                #expect(error.code == .memoryLimit, "at \(bytes) bytes: \(error)")
            }
        }
        #expect(failures > 500)
        #expect(successes > 500)
    }

    @Test("met during an action leaves the document as it was once rolled back")
    func rollback() throws {
        let shape: [String: LuaShape] = ["note": .text, "list": .list(.text)]
        for bytes in stride(from: 22_000, to: 60_000, by: 251) {
            guard let machine = try? LuaMachine(limits: LuaLimits(memoryBytes: bytes)),
                let module = try? machine.load(
                    "return { f = function(case) for i = 1, 1000 do case.list[i] = ('x'):rep(i) case.note = 'n' .. i end end }",
                    name: "a"),
                let document = try? LuaDocument(
                    machine, name: "case", shape: shape, value: ["list": ["甲"], "note": "乙"]),
                let function = module["f"]
            else { continue }
            #expect(throws: LuaError.self) { try machine.call(function, [.view(document.writable)]) }
            try document.rollback()
            #expect(try document.value() == ["list": ["甲"], "note": "乙"])
            #expect(try document.takeChanges().isEmpty)
        }
    }
}
