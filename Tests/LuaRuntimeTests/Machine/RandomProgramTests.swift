import DataValues
import LuaRuntime
import SeededInputs
import Testing

@Suite("Random programs")
struct RandomProgramTests {
    /// Pieces that parse together often enough to reach the runtime, and touch everything a script can reach.
    private static let expressions = [
        "a", "b", "c", "a.amount", "a.parties", "b.parties[1]", "b.tags", "nil", "true", "1", "-1", "2.5", "1e308",
        "'工'", "'x'", "{}", "{ 1, 2 }",
        "{ x = 1 }", "string", "table", "_ENV", "pairs", "echo", "fails", "math.huge", "math.mininteger", "0/0",
        "function(...) return ... end",
        "function() while true do end end", "('ab'):rep(50)", "#a.tags", "select('#', a, b)",
    ]
    private static let calls = [
        "pcall", "error", "assert", "tostring", "tonumber", "type", "next", "ipairs", "pairs", "select", "echo",
        "fails", "string.rep", "string.format",
        "string.find", "string.gsub", "string.gmatch", "string.byte", "string.char", "table.insert", "table.remove",
        "table.sort", "table.concat",
        "table.unpack", "table.pack", "math.floor", "math.max", "math.tointeger", "utf8.char", "utf8.codes",
        "utf8.codepoint", "utf8.offset",
    ]
    private static let targets = [
        "b.amount", "b.stage", "b.tags", "b.tags[1]", "b.tags[#b.tags + 1]", "b.parties", "b.parties[1].name",
        "b.parties[2]", "b.free", "b.free.x", "a.stage",
        "local x", "c.y", "string.x",
    ]

    private static func expression(_ depth: Int, _ generator: inout SeededGenerator) -> String {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 3), using: &generator) {
        case 0..<3: "(\(pick(expressions, &generator)))"
        case 3, 4:
            "\(pick(calls, &generator))(\(expression(depth - 1, &generator)), \(expression(depth - 1, &generator)))"
        case 5:
            "(\(expression(depth - 1, &generator)) \(pick(["+", "..", "==", "<", "and", "or", "//", "%", "&"], &generator)) \(expression(depth - 1, &generator)))"
        case 6: "{ \(expression(depth - 1, &generator)), k = \(expression(depth - 1, &generator)) }"
        default: "(\(expression(depth - 1, &generator)))[\(expression(depth - 1, &generator))]"
        }
    }

    private static func statement(_ generator: inout SeededGenerator) -> String {
        switch Int.random(in: 0..<7, using: &generator) {
        case 0, 1, 2: "\(pick(targets, &generator)) = \(expression(2, &generator))"
        case 3: "pcall(\(expression(2, &generator)), \(expression(1, &generator)))"
        case 4: "for k, v in pairs(\(expression(1, &generator))) do local x = \(expression(1, &generator)) end"
        case 5: "\(pick(calls, &generator))(\(expression(2, &generator)), \(expression(2, &generator)))"
        default: "if \(expression(1, &generator)) then return \(expression(2, &generator)) end"
        }
    }

    private static func pick(_ pieces: [String], _ generator: inout SeededGenerator) -> String {
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }

    @Test("end with a value or an error, never the process; the case can always be rolled back", arguments: 0..<16)
    func programs(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let echo = LuaHostFunction("echo", parameters: [LuaParameter("x", .any)], result: .any, zh: "回。", en: "Echo.") {
            $0[0]
        }
        let fails = LuaHostFunction("fails", parameters: [LuaParameter("x", .text)], zh: "败。", en: "Fails.") { _ in
            throw LuaHostFailure("no")
        }
        let limits = LuaLimits(instructions: 3_000, memoryBytes: 200_000, wallClock: .seconds(600))
        let machine = try LuaMachine(limits: limits, hostFunctions: [echo, fails])
        let value: [String: DataValue] = ["amount": 5, "tags": ["p", "q"], "parties": [["name": "甲"]]]
        let shape: [String: LuaShape] = [
            "amount": .integer, "stage": .text, "tags": .list(.text), "parties": .list(.record(["name": .text])),
            "free": .any,
        ]
        let document = try LuaDocument(machine, name: "case", shape: shape, value: value)
        var answers = 0
        var errors: Set<LuaError.Code> = []
        for _ in 0..<150 {
            let body = (0..<Int.random(in: 1...4, using: &generator)).map { _ in Self.statement(&generator) }.joined(
                separator: "\n")
            do {
                let module = try machine.load("return { f = function(a, b, c)\n\(body)\nend }", name: "random.lua")
                let function = try #require(module["f"])
                _ = try machine.call(function, [.view(document.frozen), .view(document.writable), .value(["y": 1])])
                answers += 1
            } catch let error as LuaError {
                errors.insert(error.code)
            } catch let failure as LuaLoadFailure {
                errors.formUnion(failure.problems.map(\.code))
            }
            try document.rollback()
            #expect(try document.value() == value, "after:\n\(body)")
        }
        #expect(answers > 5)
        #expect(errors.count > 2)
        machine.collectGarbage()
        #expect(machine.memoryInUse < 60_000)
    }

    @Test("made by damaging a real one still end with a value or an error", arguments: 0..<8)
    func damaged(seed: Int) throws {
        let source = Array(
            """
            local M = {}
            local limits = { low = 1, high = { 2, 3 } }
            -- 金额比较
            function M.f(case)
              local total = 0
              for i, v in ipairs(limits.high) do total = total + v * i end
              if case.amount > total then return string.format("%d 元", total) end
              return not case.closed and #case.tags or nil
            end
            return M
            """.utf8)
        var generator = SeededGenerator(seed: UInt64(seed))
        let machine = try LuaMachine(limits: LuaLimits(instructions: 3_000, wallClock: .seconds(600)))
        for _ in 0..<300 {
            var bytes = source
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 1...255, using: &generator)
                case 1: bytes.remove(at: index)
                default: bytes.insert(source[Int.random(in: 0..<source.count, using: &generator)], at: index)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            do {
                let module = try machine.load(text, name: "damaged.lua")
                for name in module.functionNames {
                    _ = try machine.call(try #require(module[name]), [.value(["amount": 9, "tags": ["x"]])])
                }
            } catch let error as LuaError {
                #expect(error.file == "damaged.lua", "\(error)\n\(text)")
            } catch let failure as LuaLoadFailure {
                #expect(failure.problems.allSatisfy { $0.file == "damaged.lua" }, "\(failure)")
            }
        }
    }
}
