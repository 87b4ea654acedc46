import DataValues
import LuaRuntime
import Testing

@Suite("Host functions")
struct HostFunctionTests {
    /// The days from one date to another, in a simplified world of thirty-day months.
    private static var daysBetween: LuaHostFunction {
        LuaHostFunction(
            "dates.days_between", parameters: [LuaParameter("from", .text), LuaParameter("to", .text)],
            result: .integer,
            zh: "两个日期之间的天数。", en: "Days from one date to another."
        ) { arguments in
            let days = arguments.map { argument in
                (argument.text ?? "").split(separator: "-").compactMap { Int64($0) }.reduce(0) { $0 * 30 + $1 }
            }
            return .integer(days[1] - days[0])
        }
    }

    private static var notify: LuaHostFunction {
        let notice = LuaType.record([LuaField("to", .text), LuaField("copy", .list(.text), isOptional: true)])
        return LuaHostFunction(
            "notify", parameters: [LuaParameter("message", notice)], contexts: .action, zh: "发出通知。",
            en: "Sends a notice."
        ) { _ in .null }
    }

    @Test("are called by their dotted name with values, and return values")
    func called() throws {
        let bench = try Bench(hostFunctions: [Self.daysBetween])
        #expect(try bench.run("return dates.days_between('2026-01-01', '2026-02-03')") == 32)
        #expect(
            try bench.run("local d = dates.days_between return d(a, b)", [.value("2026-01-01"), .value("2026-01-02")])
                == 1)
    }

    @Test("check the arguments' kinds by the parameters' names")
    func arguments() throws {
        let bench = try Bench(hostFunctions: [Self.daysBetween, Self.notify])
        func message(_ body: String) throws -> String {
            let error = try bench.failure(of: body)
            #expect(error.code == .typeMismatch)
            #expect(error.line == 2)
            return error.message
        }
        #expect(
            try message("dates.days_between('2026-01-01')") == "dates.days_between: 'to' is missing; expected a text")
        #expect(
            try message("dates.days_between(1, '')") == "dates.days_between: 'from': expected a text, got the integer 1"
        )
        #expect(try message("dates.days_between('', '', '')") == "dates.days_between takes 2 arguments and was given 3")
        #expect(try message("notify{ too = 'x' }") == "notify: 'message.to': expected a text, got nothing")
        #expect(
            try message("notify{ to = 'x', cc = 'y' }")
                == "notify: 'message': unknown field 'cc'; the fields are 'to', 'copy'")
        #expect(
            try message("notify{ to = 'x', copy = { 'y', 1 } }")
                == "notify: 'message.copy[2]': expected a text, got the integer 1")
        #expect(try message("notify(pairs)") == "argument 1 of notify is a function, which cannot leave the script")
        #expect(try bench.run("notify{ to = 'x', copy = {} }") == nil)
    }

    @Test("are refused outside their contexts, in words that name both")
    func contexts() throws {
        let bench = try Bench(hostFunctions: [Self.daysBetween, Self.notify])
        let error = try bench.failure(of: "notify{ to = 'x' }", in: .guard)
        #expect(error.code == .notPermittedHere)
        #expect(error.message == "'notify' may not be called in a guard; it is for an action")
        #expect(try bench.run("return dates.days_between('1', '2')", in: .guard) == 1)
        let problems = bench.problems(of: "local d = dates.days_between('1', '2') return {}")
        #expect(problems.map(\.code) == [.notPermittedHere])
        #expect(
            problems.first?.message
                == "'dates.days_between' may not be called in the body of a file; it is for a guard or an action")
        #expect(
            try bench.failure(of: "notify{ to = 'x' }", in: LuaContexts(rawValue: 1 << 9)).message.contains("context 9")
        )
        #expect(try bench.run("return (pcall(notify, { to = 'x' }))", in: .guard) == false)
    }

    @Test("misspelt are errors that name the nearest one, found when the file is loaded and when it is run")
    func misspelt() throws {
        let bench = try Bench(hostFunctions: [Self.daysBetween, Self.notify])
        let problems = bench.problems(
            of: """
                local M = {}
                function M.f() return dates.day_between('1', '2') end
                function M.g() notfy{} return nottify end
                function M.h() return completely_unknown() end
                return M
                """)
        #expect(
            problems.map(\.description) == [
                "scripts/test.lua:2: dates has no 'day_between'; did you mean 'days_between'?",
                "scripts/test.lua:3: unknown name 'notfy'; did you mean 'notify'?",
                "scripts/test.lua:3: unknown name 'nottify'; did you mean 'notify'?",
                "scripts/test.lua:4: unknown name 'completely_unknown'",
            ])
        #expect(
            try bench.failure(of: "local d, k = dates, 'daysbetween' return d[k]").message
                == "dates has no 'daysbetween'; did you mean 'days_between'?")
    }

    @Test("that throw become errors at the line of the call, which a script can catch")
    func failures() throws {
        struct Odd: Error {}
        let refuse = LuaHostFunction("refuse", zh: "拒。", en: "Refuses.") { _ in throw LuaHostFailure("金额不能为负") }
        let unavailable = LuaHostFunction("param", zh: "参。", en: "A parameter.") { _ in
            throw LuaHostFailure("参数无值", code: .unavailable)
        }
        let odd = LuaHostFunction("odd", zh: "怪。", en: "Fails oddly.") { _ in throw Odd() }
        let bench = try Bench(hostFunctions: [refuse, unavailable, odd])
        let error = try bench.failure(of: "\n\nrefuse()")
        #expect(error.code == .hostFunction)
        #expect(error.message == "金额不能为负")
        #expect(error.line == 4)
        #expect(try bench.failure(of: "param()").code == .unavailable)
        #expect(try bench.failure(of: "odd()").message == "odd: Odd()")
        #expect(try bench.run("return select(2, pcall(refuse))") == "scripts/test.lua:2: 金额不能为负")
    }

    @Test("that return too much, or what Lua cannot hold, become errors")
    func results() throws {
        let huge = LuaHostFunction("huge", result: .text, zh: "大。", en: "Huge.") { _ in
            .text(String(repeating: "x", count: 1 << 20))
        }
        let infinite = LuaHostFunction("infinite", result: .number, zh: "无穷。", en: "Infinite.") { _ in .real(.infinity)
        }
        let bench = try Bench(hostFunctions: [huge, infinite])
        #expect(try bench.failure(of: "return huge()").code == .valueTooLarge)
        #expect(try bench.failure(of: "return infinite()").code == .typeMismatch)
    }

    @Test("cannot enter the machine again")
    func reentry() throws {
        final class Attempt { var act: () throws -> Void = {} }
        let attempt = Attempt()
        var seen: [LuaError.Code?] = []
        let again = LuaHostFunction("again", zh: "再。", en: "Again.") { _ in
            do { try attempt.act() } catch { seen.append((error as? LuaError)?.code) }
            return .null
        }
        let bench = try Bench(hostFunctions: [again])
        let other = try bench.function("return 1")
        let document = try LuaDocument(bench.machine, name: "case", shape: ["x": .any])
        let prepared = try bench.machine.prepare(other)
        let acts: [() throws -> Void] = [
            { _ = try bench.machine.call(other) }, { _ = try prepared.call() }, { try document.set("x", 1) },
            { _ = try document.takeChanges() }, { try document.rollback() },
        ]
        for act in acts {
            attempt.act = act
            #expect(try bench.run("again() return a", [.value("kept")]) == "kept")
        }
        attempt.act = {}
        #expect(seen == Array(repeating: .reentered, count: acts.count))
    }

    @Test("get copies of documents, whichever view is passed")
    func views() throws {
        var seen: [DataValue] = []
        let note = LuaHostFunction("note", parameters: [LuaParameter("x", .any)], zh: "记。", en: "Notes.") {
            seen.append($0[0])
            return .null
        }
        let bench = try Bench(hostFunctions: [note])
        let document = try LuaDocument(
            bench.machine, name: "case", shape: ["parties": .list(.record(["name": .text])), "empty": .record([:])],
            value: ["parties": [["name": "甲"]], "empty": .record([:])])
        _ = try bench.run("note(a) note(b.parties) note(a.empty)", [.view(document.frozen), .view(document.writable)])
        #expect(seen == [["parties": [["name": "甲"]], "empty": .record([:])], [["name": "甲"]], .record([:])])
    }

    @Test("wrongly declared are refused when the machine is made")
    func declarations() throws {
        func code(_ names: String...) -> LuaError.Code? {
            do throws(LuaError) {
                _ = try LuaMachine(hostFunctions: names.map { LuaHostFunction($0, zh: "。", en: ".") { _ in .null } })
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code("ok", "space.ok", "space.other", "string.trim") == nil)
        for name in ["", "1x", "a.b.c", "a.", ".a", "end", "a b", "名"] {
            #expect(code(name) == .declaration, "\(name)")
        }
        #expect(code("twice", "twice") == .declaration)
        #expect(code("string.rep") == .declaration)
        #expect(code("pairs") == .declaration)
        #expect(code("pairs.x") == .declaration)
    }

    @Test("added to the library of texts are methods of texts")
    func methods() throws {
        let trim = LuaHostFunction(
            "string.trim", parameters: [LuaParameter("text", .text)], result: .text, zh: "去空白。", en: "Trims."
        ) {
            .text(($0[0].text ?? "").trimming { $0 == " " })
        }
        #expect(try Bench(hostFunctions: [trim]).run("return ('  工伤 '):trim()") == "工伤")
    }
}

extension String {
    fileprivate func trimming(_ isSpace: (Character) -> Bool) -> String {
        var text = self[...]
        while let first = text.first, isSpace(first) { text.removeFirst() }
        while let last = text.last, isSpace(last) { text.removeLast() }
        return String(text)
    }
}
