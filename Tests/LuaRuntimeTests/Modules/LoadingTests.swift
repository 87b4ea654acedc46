import DataValues
import LuaRuntime
import Testing

@Suite("Loading modules")
struct LoadingTests {
    @Test("gives the functions with their names, lines and numbers of parameters")
    func functions() throws {
        let machine = try LuaMachine()
        let module = try machine.load(
            "local M = {}\nfunction M.second(case, params) return 2 end\n\nM.first = function(...) return ... end\nreturn M",
            name: "scripts/a.lua")
        #expect(module.functionNames == ["first", "second"])
        #expect(module["second"]?.line == 2)
        #expect(module["second"]?.parameterCount == 2)
        #expect(module["first"]?.line == 4)
        #expect(module["first"]?.parameterCount == nil)
        #expect(module["third"] == nil)
        #expect(try machine.call(try #require(module["first"]), [.value("甲"), .value(2)]) == "甲")
    }

    @Test(
        "reports a syntax error with its line, and its column where that is certain",
        arguments: [
            ("local x = = 1\nreturn {}", 1, nil, "unexpected symbol near '='"),
            ("return {\n  f = function( return 1 end\n}", 2, 17, "<name> or '...' expected near 'return'"),
            ("return { f = function() if x then return 1 }", 1, 44, "'end' expected near '}'"),
            ("local s = '未完\nreturn {}", 1, 11, "unfinished string near ''未完'"),
            ("return {}\nlocal x", 2, 1, "<eof> expected near 'local'"),
            (
                "return { f = function()\n  local x <const> = 1\n  x = 2\nend }", 3, nil,
                "attempt to assign to const variable 'x'"
            ),
            ("x = 5 + * 3\nreturn {}", 1, 9, "unexpected symbol near '*'"),
            ("", nil, nil, "the file returns nothing; it must return a table of functions"),
            ("goto nowhere", 1, nil, "no visible label 'nowhere' for <goto> at line 1"),
            ("return { f = function() break end }", 1, nil, "break outside loop at line 1"),
        ])
    func syntax(source: String, line: Int?, column: Int?, message: String) throws {
        let problems = try Bench().problems(of: source)
        #expect(problems.count == 1)
        #expect(problems.first?.line == line)
        #expect(problems.first?.column == column)
        #expect(problems.first?.message.hasPrefix(message) == true, "\(problems)")
        #expect(problems.first?.file == "scripts/test.lua")
    }

    @Test(
        "names a Chinese punctuation mark that slipped into the code, and what was meant",
        arguments: [
            ("return { f = function（case) return true end }", 22, "'（' cannot stand here; did you mean '('?"),
            ("return { f = function(a， b) return true end }", 24, "'，' cannot stand here; did you mean ','?"),
            ("local s = \"甲，乙\" .. “丙”\nreturn {}", 20, "'“' cannot stand here; did you mean '\"'?"),
            ("local 金额 = 1\nreturn {}", 7, "'金' cannot stand here"),
        ])
    func punctuation(source: String, column: Int, message: String) throws {
        let problems = try Bench().problems(of: source)
        #expect(problems.map(\.code) == [.syntax])
        #expect(problems.first?.message == message)
        #expect(problems.first?.line == 1)
        #expect(problems.first?.column == column)
    }

    @Test(
        "refuses what does not return a table of functions",
        arguments: [
            ("local x = 1", "the file returns nothing; it must return a table of functions"),
            ("return 5", "the file returns integer; it must return a table of functions"),
            ("return string", "the file returns table; it must return a table of functions"),
            ("return function() end", "the file returns function; it must return a table of functions"),
            (
                "return { function() end }",
                "the table the file returns has a integer as a key; a module is a table of functions by name"
            ),
            (
                "return { limit = 5 }",
                "'limit' in the table the file returns is a integer; a module is a table of functions"
            ),
            (
                "return { list = {} }",
                "'list' in the table the file returns is a table; a module is a table of functions"
            ),
        ])
    func shape(source: String, message: String) throws {
        let problems = try Bench().problems(of: source)
        #expect(problems.map(\.code) == [.notAModule])
        #expect(problems.first?.message == message)
    }

    @Test("reports all of a file's problems together, in the order of the lines")
    func together() throws {
        let problems = try Bench().problems(
            of: """
                local M = {}
                local seen = 0
                function M.a() return refusee("x") end
                function M.b() total = 1 end
                function M.c() return string.formatt("x") end
                return M
                """)
        #expect(problems.map(\.line) == [3, 4, 5])
        #expect(problems.map(\.code) == [.unknownName, .globalAssignment, .unknownName])
        let later = try Bench().problems(
            of: "local n = 0\nreturn {\nlimit = 1,\nf = function() n = 1 end,\ng = function() n = 2 end }")
        #expect(later.map(\.code) == [.notAModule, .keepsState, .keepsState])
        #expect(LuaLoadFailure(problems: later).description.split(separator: "\n").count == 3)
    }

    @Test(
        "finds unknown names in functions inside functions, and not in locals, fields or an environment of the script's own"
    )
    func nestedNames() throws {
        let bench = try Bench()
        let problems = bench.problems(
            of: """
                local known = { field = 1 }
                local function outer()
                  return function()
                    return function() return known.field, known.other, mystery end
                  end
                end
                return { f = outer }
                """)
        #expect(problems.map(\.description) == ["scripts/test.lua:4: unknown name 'mystery'"])
        #expect(
            bench.problems(of: "local function f(_ENV) return anything end return { f = function() return f({}) end }")
                .isEmpty)
    }

    @Test("knows the line of a problem far down a long file")
    func farLines() throws {
        let filler = String(repeating: "\n", count: 400)
        let many = (0..<150).map { "local v\($0) = \($0)" }.joined(separator: " ")
        let source = "local M = {}\(filler)function M.f()\n do \(many) end \(filler) return mystery end return M"
        #expect(try Bench().problems(of: source).map(\.line) == [802])
    }

    @Test("takes a file that begins with a byte order mark, and CRLF line ends")
    func windows() throws {
        let bench = try Bench()
        let module = try bench.machine.load(
            "\u{FEFF}local M = {}\r\nfunction M.f()\r\n  return 1\r\nend\r\nreturn M\r\n", name: "a")
        #expect(module["f"]?.line == 2)
        #expect(bench.problems(of: "local M = {}\r\nfunction M.f()\r\n  return = 1\r\nend").map(\.line) == [3])
    }

    @Test("refuses a file that is too long, and survives one that nests deeply")
    func sizes() throws {
        let bench = try Bench()
        #expect(bench.problems(of: "--" + String(repeating: "x", count: 65_535)).map(\.code) == [.sourceTooLarge])
        #expect(bench.problems(of: "return {} --" + String(repeating: "x", count: 60_000)).isEmpty)
        for nested in ["(", "{", "function() return ", "-", "not "] {
            let source = "return { f = " + String(repeating: nested, count: 3000)
            let problems = bench.problems(of: source)
            #expect(problems.map(\.code) == [.syntax], "\(nested)")
            #expect(problems.first?.message.isEmpty == false)
        }
        #expect(try bench.run("return 1") == 1)
    }

    @Test("binds values, views and earlier modules under global names, all read-only")
    func environment() throws {
        let bench = try Bench()
        let base = try bench.machine.load(
            "local M = {}\nfunction M.ceiling(case) return case.amount * 2 end\nreturn M", name: "base.lua")
        let document = try LuaDocument(bench.machine, name: "case", shape: ["amount": .integer], value: ["amount": 21])
        let bindings: [String: LuaBinding] = [
            "base": .module(base), "place": .value("西安"), "codes": .value(["cn", ["x": [1]]]),
            "current": .view(document.frozen),
        ]
        let module = try bench.machine.load(
            """
            local M = {}
            function M.f(case) return { base.ceiling(case), place, codes[1], codes[2].x[1], #codes, current.amount } end
            function M.write() codes[2].x[1] = 2 end
            function M.hide() base.ceiling = nil end
            function M.loop() while true do base.ceiling({ amount = 1 }) end end
            return M
            """, name: "layer.lua", environment: bindings)
        #expect(
            try bench.machine.call(try #require(module["f"]), [.view(document.frozen)]) == [42, "西安", "cn", 1, 2, 21])
        func code(_ name: String) throws -> LuaError.Code? {
            let function = try #require(module[name])
            return #expect(throws: LuaError.self) { try bench.machine.call(function) }?.code
        }
        #expect(try code("write") == .readOnly)
        #expect(try code("hide") == .globalAssignment)
        #expect(try code("loop") == .instructionBudget)
        let problems = bench.problems(of: "return { f = function() return base.celing() end }", environment: bindings)
        #expect(problems.map(\.message) == ["base.lua has no 'celing'; did you mean 'ceiling'?"])
        #expect(bench.problems(of: "return {}", environment: ["not a name": .value(1)]).map(\.code) == [.declaration])
        #expect(bench.problems(of: "return { f = function() return place end }").map(\.code) == [.unknownName])
    }

    @Test("combines modules into one, the later function where names meet")
    func combining() throws {
        let bench = try Bench()
        let first = try bench.machine.load(
            "return { a = function() return 1 end, b = function() return 2 end }", name: "1")
        let second = try bench.machine.load(
            "return { b = function() return 20 end, c = function() return 30 end }", name: "2")
        let both = try bench.machine.combine([first, second], name: "base")
        #expect(both.functionNames == ["a", "b", "c"])
        let module = try bench.machine.load(
            "return { f = function() return { base.a(), base.b(), base.c() } end }", name: "3",
            environment: ["base": .module(both)])
        #expect(try bench.machine.call(try #require(module["f"])) == [1, 20, 30])
        let problems = bench.problems(
            of: "return { f = function() return base.bb() end }", environment: ["base": .module(both)])
        #expect(problems.map(\.message) == ["base has no 'bb'; did you mean 'b'?"])
        #expect(throws: LuaError.self) { try LuaMachine().combine([first], name: "base") }
    }

    @Test("lets a module's functions meet another's by their own names, and leaves what was taken out of it before")
    func rebinding() throws {
        let bench = try Bench()
        let base = try bench.machine.load(
            "local M = {} function M.a() return 1 end function M.b() return M.a() + 10 end return M", name: "base.lua")
        let seen = try bench.machine.combine([base], name: "base")
        let layer = try bench.machine.load(
            "return { a = function() return base.a() + 100 end, c = function() return 5 end }", name: "layer.lua",
            environment: ["base": .module(seen)])
        #expect(try bench.machine.call(try #require(base["b"])) == 11)
        try bench.machine.rebind(base, to: layer.functions)
        #expect(try bench.machine.call(try #require(base["b"])) == 111, "M.a() in the base is the layer's")
        #expect(try bench.machine.call(try #require(base["a"])) == 1, "what was taken out stays")
        #expect(throws: LuaError.self) { try LuaMachine().rebind(base, to: layer.functions) }
    }

    @Test("keeps what a layer calls in its base working after the base was let go")
    func lifetimes() throws {
        let bench = try Bench()
        func layer() throws -> LuaModule {
            let base = try bench.machine.load("return { f = function() return 'base' end }", name: "base.lua")
            return try bench.machine.load(
                "return { g = function() return base.f() end }", name: "layer.lua", environment: ["base": .module(base)]
            )
        }
        let module = try layer()
        bench.machine.collectGarbage()
        for _ in 0..<50 { _ = try bench.function("return 0") }
        #expect(try bench.machine.call(try #require(module["g"])) == "base")
    }

    @Test("over and over leaves memory flat")
    func flat() throws {
        let bench = try Bench()
        func load() throws {
            _ = try bench.machine.load(
                "local t = { 1, 2 } return { f = function() return t end, g = function() end }", name: "a",
                environment: ["x": .value([1])])
            _ = bench.problems(of: "return { f = function() return mystery end }")
            _ = bench.problems(of: "return { f = function() end, g = 5 }")
            _ = bench.problems(of: "error('x')")
        }
        for _ in 0..<100 { try load() }
        bench.machine.collectGarbage()
        let before = bench.machine.memoryInUse
        for _ in 0..<1000 { try load() }
        bench.machine.collectGarbage()
        #expect(bench.machine.memoryInUse <= before + 1_000)
    }
}
