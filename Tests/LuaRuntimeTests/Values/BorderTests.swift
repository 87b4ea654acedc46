import DataValues
import LuaRuntime
import SeededInputs
import Testing

@Suite("Values crossing the border")
struct BorderTests {
    @Test("come back as they went, whatever they are", arguments: 0..<40)
    func roundTrip(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let bench = try Bench()
        let identity = try bench.function("return a")
        for _ in 0..<50 {
            let value = RandomValues.value(depth: 4, using: &generator)
            #expect(try bench.machine.call(identity, [.value(value)]) == value)
        }
    }

    @Test("through documents come back as they went", arguments: 0..<20)
    func documents(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let machine = try LuaMachine()
        let copy = try #require(
            try machine.load(
                "return { f = function(case, x) case.value = x case.value = case.value return case.value end }",
                name: "a")["f"])
        let document = try LuaDocument(machine, name: "case", shape: ["value": .any])
        for _ in 0..<30 {
            let value = RandomValues.value(depth: 4, using: &generator)
            try document.replace(with: ["value": value])
            #expect(try document.value() == ["value": value])
            #expect(try machine.call(copy, [.view(document.writable), .value(value)]) == value)
            #expect(try document.takeChanges() == ["value": value])
        }
    }

    @Test("follow the rules for numbers, nulls and empty tables")
    func rules() throws {
        let bench = try Bench()
        #expect(try bench.run("return math.type(a)", [.value(3)]) == "integer")
        #expect(try bench.run("return math.type(a)", [.value(3.0)]) == "float")
        #expect(try bench.run("return 10 / 2") == .real(5))
        #expect(try bench.run("return 1e15 // 1") == .real(1e15))
        #expect(try bench.run("return -0.0") == .real(-0.0))
        #expect(try bench.run("return math.mininteger") == .integer(.min))
        #expect(try bench.run("return {}") == .list([]))
        #expect(try bench.run("return a", [.value(.record([:]))]) == .list([]))
        #expect(try bench.run("return a == nil", [.value(nil)]) == true)
        #expect(try bench.run("return a.x == nil and a.y", [.value(["x": nil, "y": 1])]) == 1)
        #expect(try bench.run("return") == nil)
        #expect(try bench.run("return 1, 2") == 1)
        #expect(try bench.run("return #a", [.value("工伤")]) == 6)
    }

    @Test(
        "are refused when they have no meaning outside, saying where",
        arguments: [
            ("return 0/0", "the result is not a finite number (a division by zero?)"),
            ("return { a = { 1, 1/0 } }", "the result.a[2] is not a finite number (a division by zero?)"),
            ("return { 1, 2, x = 3 }", "the result is a table with both numbers and texts as keys"),
            (
                "return { [1] = 1, [3] = 3 }",
                "the result is a table that is neither a list (keys 1 to n) nor a record (texts as keys)"
            ),
            (
                "return { [0] = 1 }",
                "the result is a table that is neither a list (keys 1 to n) nor a record (texts as keys)"
            ),
            (
                "return { [true] = 1 }",
                "the result is a table that is neither a list (keys 1 to n) nor a record (texts as keys)"
            ),
            (
                "return { [1.5] = 1 }",
                "the result is a table that is neither a list (keys 1 to n) nor a record (texts as keys)"
            ),
            ("return { 1, nil, 3 }", "the result is a list with holes"),
            ("return { f = { function() end } }", "the result.f[1] is a function, which cannot leave the script"),
            ("return pairs", "the result is a function, which cannot leave the script"),
            ("return ('工'):sub(1, 1)", "the result is not valid UTF-8 (a character cut in two?)"),
            ("return { ['\\xED\\xA0\\x80'] = 1 }", "a key of the result is not valid UTF-8 (a character cut in two?)"),
            ("return '\\xC0\\x80'", "the result is not valid UTF-8 (a character cut in two?)"),
            ("return '\\xF4\\x90\\x80\\x80'", "the result is not valid UTF-8 (a character cut in two?)"),
        ])
    func refused(body: String, message: String) throws {
        let error = try Bench().failure(of: body)
        #expect(error.code == .typeMismatch)
        #expect(error.message == message)
        #expect(error.function == "f")
        #expect(error.file == "scripts/test.lua")
    }

    @Test(
        "are refused when they are too large or contain themselves",
        arguments: [
            "local t = {} t[1] = t return t", "local t = {} t.x = { y = t } return t",
            "local t = {} local u = t for i = 1, 40 do u.x = {} u = u.x end return t",
            "local t = {} for i = 1, 60000 do t[i] = true end return t", "local s = ('x'):rep(250000) return s .. s",
            "local s = ('x'):rep(200000) return { s, s, s, s, s, s }",
            "local t = { 1 } for i = 1, 20 do t = { t, t } end return t",
        ])
    func large(body: String) throws {
        #expect(try Bench().failure(of: body).code == .valueTooLarge)
    }

    @Test("are refused on the way in by the same rules")
    func incoming() throws {
        let bench = try Bench()
        let function = try bench.function("return true")
        func code(_ value: DataValue) -> LuaError.Code? {
            do throws(LuaError) {
                _ = try bench.machine.call(function, [.value(value)])
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code(.real(.nan)) == .typeMismatch)
        #expect(code(.real(.infinity)) == .typeMismatch)
        #expect(code([1, nil]) == .typeMismatch)
        #expect(code(.text(String(repeating: "x", count: 300_000))) == .valueTooLarge)
        #expect(code(.list(Array(repeating: 1, count: 60_000))) == .valueTooLarge)
        #expect(
            code(.list(Array(repeating: .text(String(repeating: "x", count: 200_000)), count: 8))) == .valueTooLarge)
        var nested: DataValue = 1
        for _ in 0..<40 { nested = [nested] }
        #expect(code(nested) == .valueTooLarge)
        #expect(code(["k": "v"]) == nil)
    }
}
