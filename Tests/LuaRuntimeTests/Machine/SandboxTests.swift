import DataValues
import LuaRuntime
import Testing

@Suite("The sandbox")
struct SandboxTests {
    @Test(
        "has none of what reads files, the clock, chance, addresses or other code, and says so",
        arguments: [
            "os", "io", "package", "debug", "coroutine", "require", "load", "loadstring", "loadfile", "dofile", "print",
            "collectgarbage", "setmetatable", "getmetatable", "rawget", "rawset", "rawequal", "rawlen", "xpcall",
            "warn", "_G",
        ])
    func withheld(name: String) throws {
        let bench = try Bench()
        let problems = bench.problems(of: "local M = {}\nfunction M.f()\n  return \(name)\nend\nreturn M")
        #expect(problems.map(\.code) == [.unknownName])
        #expect(problems.first?.message == "'\(name)' is not available to scripts")
        #expect(problems.first?.line == 3)
        // The way round the examination of names: asking the environment itself, at run time.
        #expect(try bench.failure(of: "local e = _ENV return e['\(name)']").code == .unknownName)
    }

    @Test(
        "has no member of a library that could not be repeated or bounded",
        arguments: [
            ("string", "dump"), ("string", "pack"), ("string", "unpack"), ("math", "random"), ("math", "randomseed"),
            ("math", "sin"), ("table", "move"),
        ])
    func withheldMembers(library: String, member: String) throws {
        let bench = try Bench()
        let problems = bench.problems(of: "return { f = function() return \(library).\(member)() end }")
        #expect(problems.map(\.code) == [.unknownName])
        #expect(problems.first?.message.hasPrefix("\(library) has no '\(member)'") == true)
        #expect(try bench.failure(of: "local l, name = \(library), '\(member)' return l[name]").code == .unknownName)
    }

    @Test("has exactly these names")
    func names() throws {
        let machine = try LuaMachine()
        let known = [
            "assert", "error", "ipairs", "math", "next", "pairs", "pcall", "select", "string", "table", "tonumber",
            "tostring",
            "type", "utf8",
        ]
        for name in known {
            _ = try machine.load("return { f = function() return \(name) end }", name: "a")
        }
        // Nothing else can be reached by going through the environment.
        let bench = try Bench()
        #expect(try bench.run("local names = {} for k in pairs(_ENV) do names[#names + 1] = k end return names") == [])
        #expect(try bench.run("return next(string) == nil and next(_ENV) == nil") == true)
    }

    @Test(
        "cannot be changed: libraries, texts' methods, the environment",
        arguments: [
            "string.upper = nil", "string.evil = 1", "table.sort = function() end", "math.pi = 3", "utf8.len = 1",
            "local s = string s.upper = function() return 'evil' end", "local e = _ENV e.pairs = nil",
            "local e, k = _ENV, 'x' e[k] = 1",
        ])
    func readOnly(body: String) throws {
        let bench = try Bench()
        #expect(try bench.failure(of: body).code == .globalAssignment)
        #expect(try bench.run("return ('x'):upper()") == "X")
    }

    @Test("locks the metatable of texts: methods are the bounded functions, and nothing can be put there")
    func texts() throws {
        let bench = try Bench()
        #expect(try bench.failure(of: "return ('x'):rep(1e9)").code == .argumentTooLarge)
        #expect(try bench.failure(of: "return (''):rep(3e8)").code == .argumentTooLarge)
        #expect(try bench.failure(of: "return ('x'):dump()").message == "string has no 'dump'")
        #expect(try bench.failure(of: "return ('x'):uper()").message == "string has no 'uper'; did you mean 'upper'?")
        #expect(try bench.failure(of: "('x').y = 1").code == .runtime)
        #expect(try bench.failure(of: "return '1' + 1").code == .runtime)
        #expect(try bench.failure(of: "local s = 'x' return s[1]").code == .unknownName)
    }

    @Test("refuses bytecode, whole and damaged")
    func bytecode() throws {
        let bench = try Bench()
        for source in ["\u{1B}Lua", "\u{1B}LuaT\0\u{19}", "\u{1B}"] {
            let problems = bench.problems(of: source)
            #expect(problems.map(\.code) == [.syntax])
        }
    }

    @Test("gives every file an environment of its own, and no way to leave something in it")
    func environments() throws {
        let bench = try Bench()
        let problems = bench.problems(of: "x = 1\nlocal M = {}\nfunction M.f()\n  y = 2\n  local z = 3\nend\nreturn M")
        #expect(problems.map(\.code) == [.globalAssignment, .globalAssignment])
        #expect(problems.map(\.line) == [1, 4])
        #expect(
            problems.map(\.message) == [
                "assignment to the global 'x'; write 'local x' for a variable of the function",
                "assignment to the global 'y'; write 'local y' for a variable of the function",
            ])
        #expect(bench.problems(of: "return { f = function() return x end }").map(\.message) == ["unknown name 'x'"])
    }

    @Test("has no metatables, so that no loop can hide in a metamethod, a finaliser or a closing variable")
    func metatables() throws {
        let bench = try Bench()
        #expect(
            try bench.failure(of: "local t <close> = {}").message.hasPrefix("variable 't' got a non-closable value"))
        #expect(try bench.failure(of: "return {} + {}").code == .runtime)
        #expect(try bench.run("local t = { __gc = 1, __index = 2, __len = 3 } return #t") == 0)
    }

    @Test("keeps what one call did from the next: frozen tables and no shared variables")
    func state() throws {
        let bench = try Bench()
        let problems = bench.problems(
            of: """
                local count = 0
                local M = {}
                function M.f()
                  count = count + 1
                  return count
                end
                local function counter()
                  local n = 0
                  return function() n = n + 1 return n end
                end
                M.g = counter()
                M.h = function() return function() count = 2 end end
                return M
                """)
        #expect(problems.map(\.code) == [.keepsState, .keepsState, .keepsState])
        #expect(problems.map(\.line) == [4, 9, 12])
        #expect(problems.first?.message.hasPrefix("'count' is assigned by a function that is called later") == true)
        #expect(
            bench.problems(of: "local it = ('abc'):gmatch('.') return { f = function() return it() end }").map(\.code)
                == [.keepsState])
        #expect(
            bench.problems(of: "local it = pairs({1}) return { f = function() return it() end }").map(\.code) == [
                .keepsState
            ])

        let module = try bench.machine.load(
            """
            local cache, M = { deep = {} }, { }
            local function build(n) local list = {} for i = 1, n do list[i] = i end return list end
            local ready = build(3)
            function M.write() cache.x = 1 end
            function M.deep() cache.deep.x = 1 end
            function M.insert() table.insert(ready, 4) end
            function M.replace() M.write = nil end
            function M.read() local s = 0 for _, v in ipairs(ready) do s = s + v end return s + #ready end
            return M
            """, name: "state.lua")
        for name in ["write", "deep", "insert", "replace"] {
            let function = try #require(module[name])
            let error = #expect(throws: LuaError.self) { try bench.machine.call(function) }
            #expect(error?.code == .readOnly, "\(name)")
        }
        #expect(try bench.machine.call(try #require(module["read"])) == 9)
    }

    @Test("lets a file use variables freely while it is loaded, and functions inside their own calls")
    func ordinaryState() throws {
        let machine = try LuaMachine()
        let module = try machine.load(
            """
            local total = 0
            local function add(n) total = total + n end
            add(1) add(2)
            local M = {}
            function M.sum(n)
              local s = total
              local function more(x) s = s + x end
              for i = 1, n do more(i) end
              return s
            end
            function M.walk(n) local function down(k) if k == 0 then return 0 end return 1 + down(k - 1) end return down(n) end
            return M
            """, name: "a")
        #expect(try machine.call(try #require(module["sum"]), [.value(4)]) == 13)
        #expect(try machine.call(try #require(module["walk"]), [.value(9)]) == 9)
    }
}
