import DataValues
import LuaRuntime
import Testing

@Suite("The instruction budget")
struct InstructionBudgetTests {
    @Test(
        "ends every kind of endless loop",
        arguments: [
            "while true do end",
            "repeat until false",
            "::again:: goto again",
            "local function f() return f() end return f()",
            "for i = 1, 1 << 62 do end",
            "for i = 1, math.huge do end",
            "local t = {1} for k in function() return 1 end do end",
            "while true do local t = {} end",
            "while true do local s = 'x' .. 1 end",
        ])
    func endless(body: String) throws {
        let error = try Bench().failure(of: body)
        #expect(error.code == .instructionBudget)
        #expect(error.message == "the script ran longer than its 1000000 instructions")
        #expect(error.file == "scripts/test.lua")
        #expect(error.line == 2)
    }

    @Test(
        "cannot be swallowed by pcall, once, for ever, or nested",
        arguments: [
            "pcall(function() while true do end end) return 'survived'",
            "while true do pcall(function() while true do end end) end",
            "local function f() pcall(f) while true do end end f() return 'survived'",
            "local ok = pcall(pcall, function() while true do end end) return 'survived'",
            "return select('#', pcall(function() while true do end end))",
        ])
    func swallowed(body: String) throws {
        #expect(try Bench().failure(of: body).code == .instructionBudget)
    }

    @Test(
        "holds inside functions that a library calls",
        arguments: [
            "table.sort({3, 2, 1}, function() while true do end end)",
            "string.gsub('abc', '.', function() while true do end end)",
            "return pcall(table.sort, {3, 2, 1}, function() while true do end end)",
            "for _ in pairs({1, 2, 3}) do while true do end end",
        ])
    func callbacks(body: String) throws {
        #expect(try Bench().failure(of: body).code == .instructionBudget)
    }

    @Test(
        "is charged for work that library functions do in C",
        arguments: [
            "local s = string.rep('x', 200000) while true do s:upper() string.rep('y', 200000) end",
            "local t = {} for i = 1, 20000 do t[i] = i end while true do table.insert(t, 1, 0) table.remove(t, 1) end",
            "local t = {} for i = 1, 20000 do t[i] = -i end while true do table.sort({table.unpack(t, 1, 200)}) end",
            "local s = string.rep('x', 100000) local t = {} for i = 1, 1000 do t[i] = s .. (i % 2) end table.sort(t)",
            "local t = {} for i = 1, 5000 do t['k' .. i] = i end while true do next(t) end",
        ])
    func charged(body: String) throws {
        let error = try Bench().failure(of: body)
        #expect([.instructionBudget, .memoryLimit].contains(error.code))
    }

    @Test("starts anew for every call")
    func anew() throws {
        let bench = try Bench(limits: LuaLimits(instructions: 30_000))
        let function = try bench.function("local s = 0 for i = 1, 5000 do s = s + i end return s")
        for _ in 0..<100 { #expect(try bench.machine.call(function) == 12_502_500) }
    }

    @Test("stops at the same line and with the same work done each time")
    func repeatable() throws {
        var done: [[DataValue]] = []
        for _ in 0..<3 {
            var notes: [DataValue] = []
            let note = LuaHostFunction("note", parameters: [LuaParameter("n", .integer)], zh: "记。", en: "Notes.") {
                notes.append($0[0])
                return .null
            }
            let bench = try Bench(limits: LuaLimits(instructions: 20_000), hostFunctions: [note])
            let error = try bench.failure(of: "for i = 1, 1 << 40 do\nif i % 100 == 0 then note(i) end\nend")
            #expect(error.code == .instructionBudget)
            done.append(notes)
        }
        #expect(done[0].count > 10)
        #expect(done[0] == done[1] && done[1] == done[2])
    }

    @Test("applies to the body of a file as it is loaded")
    func loading() throws {
        let problems = try Bench().problems(of: "local x = 1\nwhile true do end\nreturn {}")
        #expect(problems.map(\.code) == [.instructionBudget])
        #expect(problems.first?.line == 2)
    }

    @Test("keeps to a limit smaller than the period of the hook")
    func small() throws {
        let bench = try Bench(limits: LuaLimits(instructions: 7))
        let function = try bench.machine.load("return { f = function() local a = 1 return a end }", name: "a")["f"]
        #expect(try bench.machine.call(try #require(function)) == 1)
        let longer = try bench.machine.load(
            "return { f = function(a) a = 1 a = 2 a = 3 a = 4 a = 5 a = 6 a = 7 end }", name: "a")["f"]
        #expect(throws: LuaError.self) { try bench.machine.call(try #require(longer)) }
    }

    @Test("does not let a host function be called after it has tripped")
    func afterTrip() throws {
        var calls = 0
        let note = LuaHostFunction("note", zh: "记。", en: "Notes.") { _ in
            calls += 1
            return .null
        }
        let bench = try Bench(hostFunctions: [note])
        _ = try bench.failure(of: "pcall(function() while true do end end) note()")
        #expect(calls == 0)
    }
}

@Suite("The wall clock")
struct WallClockTests {
    @Test("ends a call with an error of its own, also inside pcall")
    func late() throws {
        let bench = try Bench(limits: LuaLimits(instructions: .max, wallClock: .milliseconds(10)))
        for body in ["while true do end", "while true do pcall(function() while true do end end) end"] {
            let error = try bench.failure(of: body)
            #expect(error.code == .wallClock)
            #expect(error.message == "the call took longer than 10 ms")
            #expect(error.line == 2)
        }
    }

    @Test("ends what moves gigabytes in few instructions: comparing and joining long texts")
    func longTexts() throws {
        let bench = try Bench(limits: LuaLimits(instructions: .max, wallClock: .milliseconds(10)))
        let texts = "local s, t = ('x'):rep(200000), ('x'):rep(200000) s, t = s .. s, t .. t "
        for body in ["while s == t do end", "while s <= t do end", "while true do local u = s .. t end"] {
            #expect(try bench.failure(of: texts + body).code == .wallClock, "\(body)")
        }
    }

    @Test("is looked at after work in C that no hook interrupts")
    func afterMatching() throws {
        let bench = try Bench(limits: LuaLimits(instructions: .max, wallClock: .zero))
        #expect(try bench.failureOnly(of: "return string.find('abc', 'c')").code == .wallClock)
    }
}
