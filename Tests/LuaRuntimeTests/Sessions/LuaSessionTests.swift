import DataValues
import LuaRuntime
import Testing

@Suite("A session")
struct LuaSessionTests {
    private func session(_ limits: LuaLimits = LuaLimits()) throws -> LuaSession {
        try LuaSession(LuaMachine(limits: limits))
    }

    @Test("globals outlive the chunk that set them, and a name without a value is nil")
    func globals() throws {
        let session = try session()
        #expect(try session.compile("return unknown == nil", name: "a").call() == true)
        try session.compile("count = (count or 0) + 1; list = {count}", name: "b").call()
        let again = try session.compile("count = count + ...", name: "c")
        try again.call([4])
        try again.call([5])
        #expect(
            try session.compile("return { count = count, list = list }", name: "d").call() == [
                "count": 10, "list": [1],
            ])
    }

    @Test("two names for one table are the same table")
    func identity() throws {
        let session = try session()
        try session.setConstant("_event", ["name": "e"])
        try session.compile("copy = _event", name: "a").call()
        #expect(try session.compile("return copy == _event", name: "b").call() == true)
    }

    @Test("sessions of one machine do not see each other's globals")
    func apart() throws {
        let machine = try LuaMachine()
        let (one, other) = (try LuaSession(machine), try LuaSession(machine))
        try one.compile("x = 1", name: "a").call()
        #expect(try other.compile("return x", name: "b").call() == .null)
    }

    @Test(
        "constants and libraries cannot be assigned",
        arguments: ["_event = 1", "string = {}", "string.upper = 1", "tostring = nil"])
    func constants(_ source: String) throws {
        let session = try session()
        try session.setConstant("_event", 5)
        let error = #expect(throws: LuaError.self) { try session.compile(source, name: "a").call() }
        #expect(error?.code == .globalAssignment)
        #expect(try session.compile("return _event", name: "b").call() == 5)
        try session.setConstant("_event", .null)
        let gone = #expect(throws: LuaError.self) { try session.compile("_event = 6", name: "c").call() }
        #expect(gone?.code == .globalAssignment)
        #expect(try session.compile("return _event", name: "d").call() == .null)
    }

    @Test(
        "what is not Lua is a syntax error with its line",
        arguments: ["return return#", "return 'foo", "x =", "\u{1b}Lua"])
    func syntax(_ source: String) throws {
        let session = try session()
        let error = #expect(throws: LuaError.self) { try session.compile(source, name: "file.scxml") }
        #expect(error?.code == .syntax)
    }

    @Test("the budget holds, and the session is good for the next call")
    func budget() throws {
        let session = try session(LuaLimits(instructions: 10_000))
        for source in ["while true do end", "while true do pcall(function() while true do end end) end"] {
            let error = #expect(throws: LuaError.self) { try session.compile(source, name: "a").call() }
            #expect(error?.code == .instructionBudget)
        }
        #expect(try session.compile("return 1", name: "b").call() == 1)
    }

    @Test("what outgrows the memory limit fails, and what it had assigned can be let go")
    func memory() throws {
        let session = try session(LuaLimits(memoryBytes: 1 << 20))
        let grow = try session.compile("t = t or {}; for i = 1, 1e6 do t[#t + 1] = i end", name: "a")
        let error = #expect(throws: LuaError.self) { try grow.call() }
        #expect(error?.code == .memoryLimit)
        try session.compile("t = nil", name: "b").call()
        #expect(try session.compile("return 1", name: "c").call() == 1)
    }
}
