import DataValues
import LuaRuntime
import SeededInputs
import Testing

@Suite("The libraries")
struct LibraryTests {
    @Test(
        "refuse arguments that would keep C busy",
        arguments: [
            "string.rep('', 3e8)", "string.rep('x', 1e8)", "string.rep('ab', 1000, string.rep('-', 1000))",
            "table.concat({}, '', 1, 1e9)", "table.unpack({}, 1, 1e6)", "table.unpack({}, -1e9, 1e9)",
            "string.byte(string.rep('x', 1000), 1, -1)", "utf8.codepoint(string.rep('x', 1000), 1, -1)",
            "table.unpack({}, math.mininteger, math.maxinteger)", "string.rep('x', math.maxinteger)",
        ])
    func tooLarge(expression: String) throws {
        let error = try Bench().failure(of: "return \(expression)")
        #expect(error.code == .argumentTooLarge)
        #expect(error.line == 2)
        #expect(try Bench().run("return (pcall(function() return \(expression) end))") == false)
    }

    @Test(
        "work as they should below the bounds",
        arguments: [
            ("string.rep('ab', 3, '-')", "ab-ab-ab"), ("string.rep('x', -1)", ""), ("string.rep('x', 0)", ""),
            ("('工伤'):len()", 6), ("utf8.len('工伤')", 2), ("utf8.char(24037, 20260)", "工伤"),
            ("table.concat({1, 2, 'x'}, ',')", "1,2,x"), ("select('#', table.unpack({1, 2, 3}))", 3),
            ("select(2, table.unpack({1, 2, 3}, 2))", 3), ("string.byte('A')", 65),
            ("select('#', string.byte('abc', 1, -1))", 3),
            ("select('#', string.byte('abc', -2, 99))", 2), ("utf8.codepoint('工')", 24037),
            ("('a,b'):gsub(',', ';')", "a;b"), ("('2026-02-13'):match('^(%d+)')", "2026"),
            ("('x'):upper():lower()", "x"),
            ("string.format('%s %5.1f %q %d%%', '工', 1.25, 'x', 3)", "工   1.2 \"x\" 3%"),
            ("table.pack(1, nil, 3).n", 3),
            ("#table.pack()", 0), ("math.type(3)", "integer"), ("math.floor(2.7)", 2), ("7 // 2", 3),
            ("tonumber('12')", 12),
            ("tonumber('x')", nil), ("tostring(1.0)", "1.0"), ("tostring(nil)", "nil"), ("tostring(true)", "true"),
            ("type({})", "table"),
            ("('abc'):find('b', 1, true)", 2), ("math.sqrt(16)", 4.0), ("('ab'):reverse()", "ba"),
        ] as [(String, DataValue)])
    func work(expression: String, expected: DataValue) throws {
        #expect(try Bench().run("return \(expression)") == expected)
    }

    @Test("print no addresses")
    func addresses() throws {
        let bench = try Bench()
        #expect(
            try bench.run(
                "return tostring({}) .. tostring(print == nil and 1 or pairs)".replacing(
                    "print == nil and 1 or ", with: "")) == "tablefunction")
        #expect(try bench.run("return string.format('%s|%10s', {}, pairs)") == "table|  function")
        #expect(try bench.failure(of: "return string.format('%p', {})").code == .typeMismatch)
        #expect(try bench.failure(of: "return string.format('%-10p', {})").code == .typeMismatch)
        #expect(try bench.failure(of: "return 'x' .. {}").message == "attempt to concatenate a table value")
    }

    @Test("print no NaN, whose sign differs between processors")
    func notANumber() throws {
        let bench = try Bench()
        #expect(try bench.run("return tostring(0/0) .. tostring(-(0/0))") == "nannan")
        #expect(try bench.failure(of: "return string.format('%f', 0/0)").code == .typeMismatch)
    }

    @Test("go through tables in the order of the keys, whatever order they were made in")
    func order() throws {
        let bench = try Bench()
        let keys: [DataValue] = [-1, 1, 2, 2.5, "Z", "a", "b", "乙", "甲"]
        let make = "local t = {} for _, k in ipairs(a) do t[k] = true end local out = {} "
        for seed in 0..<20 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let shuffled = DataValue.list(keys.shuffled(using: &generator))
            #expect(
                try bench.run(make + "for k in pairs(t) do out[#out + 1] = k end return out", [.value(shuffled)])
                    == .list(keys))
            #expect(
                try bench.run(
                    make + "local k = next(t) while k do out[#out + 1] = k k = next(t, k) end return out",
                    [.value(shuffled)])
                    == .list(keys))
        }
        #expect(try bench.failure(of: "for k in pairs({ [{}] = 1 }) do end").code == .typeMismatch)
        #expect(try bench.failure(of: "return next({ [pairs] = 1 })").code == .typeMismatch)
        #expect(try bench.run("return next({})") == nil)
        #expect(try bench.run("local t = { 1, 2, 3 } for k in pairs(t) do t[k] = nil end return #t") == 0)
        #expect(
            try bench.run(
                "local t = { a = 1, b = 2 } local n = 0 for k in pairs(t) do t.b = nil n = n + 1 end return n") == 1)
    }

    @Test("sort stably, and the same on every run")
    func sorting() throws {
        let bench = try Bench()
        var generator = SeededGenerator(seed: 7)
        for count in [0, 1, 2, 3, 7, 64, 65, 500] {
            let records = (0..<count).map { index in
                DataValue.record([
                    "rank": .integer(Int64.random(in: 0..<5, using: &generator)), "place": .integer(Int64(index)),
                ])
            }
            let sorted = try bench.run(
                "table.sort(a, function(x, y) return x.rank < y.rank end) return a", [.value(.list(records))])
            let expected = records.enumerated()
                .sorted { ($0.element["rank"].integer ?? 0, $0.offset) < ($1.element["rank"].integer ?? 0, $1.offset) }
                .map(\.element)
            #expect(sorted == .list(expected))
        }
        #expect(try bench.run("local t = { 'b', 'a', '甲', 'B' } table.sort(t) return t") == ["B", "a", "b", "甲"])
        #expect(try bench.failure(of: "table.sort({ 1, 'a' })").message.hasPrefix("attempt to compare"))
        // An order that is none ends all the same.
        #expect(try bench.run("local t = { 3, 1, 2 } table.sort(t, function() return true end) return #t") == 3)
    }

    @Test("have a pcall that returns like Lua's own where no limit is concerned")
    func protectedCalls() throws {
        let bench = try Bench()
        #expect(try bench.run("return { pcall(function(x, y) return x + y, x * y end, 3, 4) }") == [true, 7, 12])
        #expect(try bench.run("return select(2, pcall(error, 'x', 0))") == "x")
        #expect(try bench.run("local ok, e = pcall(error, { code = 5 }) return e.code") == 5)
        #expect(
            try bench.run("return select(2, pcall(function() local t = nil return t.x end))").text?.hasPrefix(
                "scripts/test.lua:2: ") == true)
        #expect(try bench.run("return (pcall(function() return a.b.c end))") == false)
    }
}

@Suite("Patterns")
struct PatternTests {
    @Test(
        "that may need too many steps on so long a text are refused before they run",
        arguments: [
            ("('.-'):rep(5) .. 'b'", 300), ("('.-'):rep(7) .. 'b'", 40), ("('.*'):rep(3) .. 'b'", 1000),
            ("'.-b'", 30_000),
            ("('a?'):rep(30) .. ('a'):rep(30)", 30), ("'%b()'", 30_000), ("('(.*)'):rep(3) .. '%1'", 600),
            ("'^' .. ('.*'):rep(4) .. 'b'", 600),
            ("'[' .. ('xyz'):rep(300) .. 'w]-b'", 3000), ("'[%]a]*[^%]]+%w-b'", 3000),
        ])
    func refused(pattern: String, count: Int) throws {
        let bench = try Bench()
        let text = "local s = string.rep('a', \(count)) "
        for call in ["find(s, p)", "match(s, p)", "gsub(s, p, '')", "gmatch(s, p)"] {
            let error = try bench.failure(of: text + "local p = \(pattern) return string.\(call)")
            #expect(error.code == .argumentTooLarge, "\(call)")
            #expect(error.message.contains("this pattern on a text of \(count) bytes may need too many steps"))
        }
        #expect(try bench.failure(of: text + "return s:find(\(pattern))").code == .argumentTooLarge)
    }

    @Test(
        "that are harmless run, also on long texts",
        arguments: [
            ("^%s*(.-)%s*$", 300), ("^.-b", 20_000), ("%d+", 60_000), ("[\\0-\\x7F\\xC2-\\xFD][\\x80-\\xBF]*", 60_000),
            ("^(%d+)-(%d+)-(%d+)$", 500),
            (".-b", 5000), ("(a+)", 60_000), ("a?b", 60_000), ("%f[%w]%w+", 60_000),
        ])
    func harmless(pattern: String, count: Int) throws {
        let bench = try Bench()
        #expect(try bench.run("return (string.gsub(string.rep('a', \(count)), '\(pattern)', '%0')) ~= nil") == true)
    }

    @Test("split and trim Chinese text as expected")
    func chinese() throws {
        let bench = try Bench()
        let split = "local out = {} for part in (a):gmatch('[^，]+') do out[#out + 1] = part end return out"
        #expect(
            try bench.run(
                "local out = {} for part in (a):gmatch('[^,]+') do out[#out + 1] = part end return out",
                [.value("加班费,经济补偿")]) == ["加班费", "经济补偿"])
        // A set of bytes cuts characters in two.
        #expect(try bench.failure(of: split, [.value("工，伤")]).code == .typeMismatch)
        #expect(
            try bench.run(
                "local n = 0 for _ in a:gmatch(utf8.charpattern) do n = n + 1 end return n", [.value("劳动人事争议")]) == 6)
    }

    @Test("searching plainly is bounded too")
    func plain() throws {
        let bench = try Bench()
        let body = "return (string.rep('a', 200000) .. 'b'):find(string.rep('a', 50000) .. 'b', 1, true)"
        #expect(try bench.failure(of: body).code == .argumentTooLarge)
    }
}
