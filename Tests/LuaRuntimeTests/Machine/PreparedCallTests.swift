import DataValues
import LuaRuntime
import Testing

/// A prepared call is spared what its function's code shows can never happen; nothing of that may be seen.
@Suite("Prepared calls")
struct PreparedCallTests {
    private let bench: Bench
    private let document: LuaDocument

    init() throws {
        bench = try Bench(limits: LuaLimits(instructions: 10_000))
        document = try LuaDocument(
            bench.machine, name: "case",
            shape: ["amount": .integer, "stage": .text, "tags": .list(.text), "applicant": .record(["name": .text])],
            value: ["amount": 5, "tags": ["a"], "applicant": ["name": "甲"]])
    }

    private func prepared(_ body: String, _ view: LuaView? = nil) throws -> LuaInvocation {
        try bench.machine.prepare(try bench.function(body), [view ?? document.frozen], in: .action)
    }

    private func failure(_ invocation: LuaInvocation) -> LuaError? {
        do throws(LuaError) {
            _ = try invocation.call()
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "answer as any call does",
        arguments: [
            ("return a.amount <= 10", true), ("return a.amount", 5), ("return a.stage", nil), ("return #a.tags", 1),
            ("return a.applicant.name", "甲"), ("return a.tags", ["a"]),
            ("return a.amount == 5 and a.stage == nil", true),
            ("if a.amount > 3 then return 'large' end return 'small'", "large"),
            ("local c = a return c.amount", 5), ("local c = a.tags return c[1]", "a"), ("return (a and a.amount)", 5),
            ("return { a.amount, a.applicant }", [5, ["name": "甲"]]),
            ("return a", ["amount": 5, "tags": ["a"], "applicant": ["name": "甲"]]),
            ("local c = a return c", ["amount": 5, "tags": ["a"], "applicant": ["name": "甲"]]),
        ] as [(String, DataValue)])
    func answers(body: String, answer: DataValue) throws {
        #expect(try prepared(body).call() == answer)
        #expect(try bench.run(body, [.view(document.frozen)], in: .action) == answer)
        #expect(try prepared(body, document.writable).call() == answer)
    }

    @Test(
        "fail as any call does, with the same words at the same line",
        arguments: [
            "return a.amout", "return a.tags.x", "a.amount = 6", "a.tags[1] = 'b'", "a.applicant.name = 'x'",
            "local c = a c.amount = 6", "return a.stage.x", "return a.amount < a.stage", "return a < 1", "return -a",
            "local function w() a.amount = 6 end w()", "table.insert(a.tags, 'b')", "error('no')", "return b.x",
            "while true do end", "for _ = 1, 1 << 40 do end", "::again:: goto again",
            "local i = 0 repeat i = i + 1 until i < 0",
            "local function f() return f() end return f()", "return pairs",

        ])
    func failures(body: String) throws {
        let invocation = try prepared("\n" + body)
        let error = try #require(failure(invocation))
        let plain = try bench.failure(of: "\n" + body, [.view(document.frozen)])
        #expect(error.code == plain.code)
        #expect(error.message == plain.message)
        #expect(error.line == plain.line)
        #expect(try document.takeChanges() == [:])
        #expect(try document.value()["amount"] == 5)
    }

    @Test("have the whole budget each time, in whatever order brief and long ones take turns")
    func turns() throws {
        let brief = try prepared("return a.amount")
        let long = try prepared("local s = 0 for i = 1, 2000 do s = s + i end return s")
        let endless = try prepared("while true do end")
        for _ in 0..<20 {
            #expect(try brief.call() == 5)
            #expect(try long.call() == 2_001_000)
            #expect(try brief.call() == 5)
            #expect(failure(endless)?.code == .instructionBudget)
        }
    }

    @Test("see a document that was filled anew")
    func replaced() throws {
        let invocation = try prepared("return a.amount")
        let writing = try prepared("a.amount = a.amount + 1", document.writable)
        try document.replace(with: ["amount": 9])
        #expect(try invocation.call() == 9)
        try writing.run()
        #expect(try invocation.call() == 10)
        try document.rollback()
        #expect(try invocation.call() == 9)
    }

    @Test("can be made and dropped without end, and those that stay answer as before")
    func dropped() throws {
        let stays = try prepared("return a.amount")
        var memory: [Int] = []
        for round in 0..<300 {
            let kept = try (0..<20).map { try prepared("return a.amount + \($0)") }
            for (number, invocation) in kept.enumerated() {
                #expect(try invocation.call() == .integer(Int64(5 + number)))
            }
            #expect(try stays.call() == 5)
            guard round % 100 == 99 else { continue }
            bench.machine.collectGarbage()
            memory.append(bench.machine.memoryInUse)
        }
        #expect(memory[2] <= memory[0] + 10_000, "\(memory)")
    }

    @Test("are answered by reference where there is no place for them any more")
    func many() throws {
        // Of each the function and the view take a place, and there are 10 000.
        let function = try bench.function("a.amount = a.amount return a.amount")
        let kept = try (0..<6000).map { _ in try bench.machine.prepare(function, [document.writable], in: .action) }
        for invocation in [kept[0], kept[4999], kept[5999]] { #expect(try invocation.call() == 5) }
        try document.set("amount", 6)
        #expect(try kept[0].call() == 6)
        #expect(try kept[5999].call() == 6)
    }

    @Test("dropped in the middle of a call leave the call and the others alone")
    func droppedWithin() throws {
        final class Holder { var invocations: [LuaInvocation] = [] }
        let holder = Holder()
        let drop = LuaHostFunction("drop", zh: "放。", en: "Drops.") { _ in
            holder.invocations = []
            return .null
        }
        let bench = try Bench(hostFunctions: [drop])
        let first = try bench.machine.prepare(try bench.function("return 1"))
        holder.invocations = [try bench.machine.prepare(try bench.function("return 2"))]
        #expect(try bench.run("local kept = {1, 2} drop() return kept") == [1, 2])
        let later = try bench.machine.prepare(try bench.function("return 3"))
        #expect(try first.call() == 1)
        #expect(try later.call() == 3)
    }

    @Test("leave their changes to be put into the fields that they belong to")
    func takenInto() throws {
        try prepared("a.tags = {'b'} a.amount = 8", document.writable).run()
        var fields = [DataValue](repeating: "untouched", count: document.fieldNames.count)
        try document.takeChanges(into: &fields)
        let taken = Dictionary(uniqueKeysWithValues: zip(document.fieldNames, fields))
        #expect(taken == ["amount": 8, "stage": "untouched", "tags": ["b"], "applicant": "untouched"])
        #expect(try document.takeChanges() == [:])
    }

    @Test("leave changes that nothing can overwrite while they are told")
    func told() throws {
        try prepared("a.stage = 'x' a.tags = {'b'}", document.writable).run()
        var told: [DataValue] = []
        var codes: [LuaError.Code] = []
        try document.takeChanges { _, value in
            do throws(LuaError) { try document.set("stage", "other") } catch { codes.append(error.code) }
            told.append(value)
        }
        #expect(told == ["x", ["b"]])
        #expect(codes == [.reentered, .reentered])
        try document.set("stage", "later")
    }

    @Test("pay for every value that they copy, however few instructions it takes")
    func copying() throws {
        let bench = try Bench(limits: LuaLimits(instructions: 10_000))
        let document = try LuaDocument(
            bench.machine, name: "case", shape: ["one": .list(.integer), "other": .list(.integer)],
            value: ["one": .list((1...3000).map { .integer($0) })])
        let once = try bench.machine.prepare(try bench.function("a.other = a.one"), [document.writable], in: .action)
        try once.run()
        let often = try bench.machine.prepare(
            try bench.function("a.other = a.one a.other = a.one a.other = a.one a.other = a.one"), [document.writable],
            in: .action)
        let error = #expect(throws: LuaError.self) { try often.run() }
        #expect(error?.code == .instructionBudget)
    }

    @Test("made for what they do discard whatever the function returns")
    func running() throws {
        try prepared("a.amount = 7 return pairs", document.writable).run()
        #expect(try document.takeChanges() == ["amount": 7])
    }
}
