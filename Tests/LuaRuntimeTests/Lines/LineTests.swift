import DataValues
import LuaRuntime
import Testing

@Suite("Lines of scripts that ran")
struct LineTests {
    private static let source = """
        local M = {}
        local function double(x)
          return x * 2
        end
        function M.sign(x)
          if x < 0 then
            return "minus"
          elseif x == 0 then
            return "none"
          else
            return "plus"
          end
        end
        function M.sum(n)
          local all = 0
          for i = 1, n do
            all = all + double(i)
          end
          return all
        end
        return M
        """

    @Test("only the lines that ran are noted, brief functions and loops alike")
    func noted() throws {
        let machine = try LuaMachine()
        try machine.watchLines()
        let module = try machine.load(Self.source, name: "a/b.lua")
        let body = try #require(machine.linesRun["a/b.lua"])
        #expect(body == [1, 2, 4, 5, 13, 14, 20, 21].filter { body.contains($0) }.reduce(into: []) { $0.insert($1) })
        let sign = try #require(module["sign"])
        _ = try machine.call(sign, [.value(.integer(0))])
        #expect(machine.linesRun["a/b.lua"]?.subtracting(body) == [6, 8, 9])
        let sum = try #require(module["sum"])
        #expect(try machine.call(sum, [.value(.integer(3))]) == .integer(12))
        #expect(machine.linesRun["a/b.lua"]?.subtracting(body) == [3, 6, 8, 9, 15, 16, 17, 19])
    }

    @Test("nothing is noted unless lines are watched, and the budget holds while they are")
    func budget() throws {
        let quiet = try LuaMachine()
        _ = try quiet.load(Self.source, name: "a.lua")
        #expect(quiet.linesRun.isEmpty)
        let machine = try LuaMachine(limits: LuaLimits(instructions: 10_000))
        try machine.watchLines()
        let module = try machine.load("return { spin = function() while true do end end }", name: "a.lua")
        let spin = try #require(module["spin"])
        #expect(throws: LuaError.self) { try machine.call(spin) }
        do {
            _ = try machine.call(spin)
        } catch {
            #expect(error.code == .instructionBudget)
        }
    }

    @Test("lines that can run are those with an instruction, without the end that a function falls through to")
    func executable() throws {
        let machine = try LuaMachine()
        #expect(
            try machine.executableLines(of: Self.source, name: "a.lua") == [3, 6, 7, 8, 9, 11, 15, 16, 17, 19])
        #expect(
            try machine.executableLines(of: Self.source, name: "a.lua", leavingOut: [5]) == [3, 15, 16, 17, 19])
        let variadic = "return { f = function(...)\n  return ...\nend }"
        #expect(try machine.executableLines(of: variadic, name: "a.lua") == [2])
        // The last argument is put in its place when the bracket has closed.
        let handingOn = "return { f = function(g, x)\n  return g(x,\n    x\n  )\nend }"
        #expect(try machine.executableLines(of: handingOn, name: "a.lua") == [2, 4])
    }
}

@Suite("Tokens of Lua")
struct LuaTokenTests {
    private func texts(_ source: String) -> [String]? { LuaToken.all(in: source)?.map(\.text) }

    @Test("comments and blanks are left out, texts stay whole")
    func wholeTexts() {
        #expect(texts("-- a < b\nx = 'a -- b' --[[ c\nd ]] y") == ["x", "=", "'a -- b'", "y"])
        #expect(texts("s = [==[ ]] < ]==] .. \"\\\" < \"") == ["s", "=", "[==[ ]] < ]==]", "..", "\"\\\" < \""])
        #expect(texts("--[=[ [[ ]] ]=] a") == ["a"])
    }

    @Test("the longest sign is taken, and numbers of every form")
    func signs() {
        #expect(texts("a<=b~=c...d..e") == ["a", "<=", "b", "~=", "c", "...", "d", "..", "e"])
        #expect(texts("1.5e-3 0xA.8p+1 .5 3-1") == ["1.5e-3", "0xA.8p+1", ".5", "3", "-", "1"])
        #expect(LuaToken.all(in: "not x")?.map(\.kind) == [.keyword, .name])
    }

    @Test("places count lines and characters, and bytes for replacing")
    func places() throws {
        let source = "x = \"中\" < y\n  z"
        let tokens = try #require(LuaToken.all(in: source))
        #expect(tokens.map { "\($0.line):\($0.column)" } == ["1:1", "1:3", "1:5", "1:9", "1:11", "2:3"])
        #expect(tokens.map { String(decoding: Array(source.utf8)[$0.bytes], as: UTF8.self) } == tokens.map(\.text))
    }

    @Test("a text or comment that does not end has no tokens", arguments: ["'abc", "--[[ x", "[==[ ]]", "\"\\"])
    func open(_ source: String) {
        #expect(LuaToken.all(in: source) == nil)
    }
}
