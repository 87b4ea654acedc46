import DataValues
import LuaRuntime
import SeededInputs
import Testing

@Suite("Changes of a document")
struct ChangeReadingTests {
    private static let shape: [String: LuaShape] = [
        "amount": .integer, "weight": .number, "closed": .boolean, "stage": .text, "free": .any,
        "tags": .list(.text), "applicant": .record(["name": .text]),
    ]
    private static let value: [String: DataValue] = [
        "amount": 1, "stage": "立案", "tags": ["a"], "applicant": ["name": "甲"],
    ]

    private struct Desk {
        var bench: Bench
        var document: LuaDocument

        init() throws {
            bench = try Bench()
            document = try LuaDocument(bench.machine, name: "case", shape: shape, value: value)
        }

        func run(_ body: String) throws { _ = try bench.run(body, [.view(document.writable)]) }

        /// What is read, as `field=value` in the order given.
        func read() throws -> [String] {
            var said: [String] = []
            try document.readChanges { said.append("\(document.fieldNames[$0])=\($1.canonicalJSON)") }
            return said
        }
    }

    @Test("are read once, in the order first written, and can still be undone")
    func reading() throws {
        let desk = try Desk()
        try desk.run("a.weight = 2.5 a.amount = 7 a.closed = true a.weight = 3.5")
        #expect(try desk.read() == ["weight=3.5", "amount=7", "closed=true"])
        #expect(try desk.read() == [])
        try desk.run("a.amount = 8 a.stage = '开庭' a.tags[2] = 'b' a.applicant.name = '乙' a.free = { 1 }")
        #expect(
            try desk.read() == [
                "amount=8", "stage=\"开庭\"", "tags=[\"a\",\"b\"]", "applicant={\"name\":\"乙\"}", "free=[1]",
            ])
        try desk.document.rollback()
        #expect(try desk.document.value() == Self.value)
        #expect(try desk.read() == [])
    }

    @Test("that were committed stay, those after it are undone", arguments: [true, false])
    func committing(isTextWritten: Bool) throws {
        let desk = try Desk()
        let text = isTextWritten ? "a.stage = 'x' a.tags = {}" : ""
        try desk.run("a.amount = 2 \(text)")
        _ = try desk.read()
        try desk.document.commit()
        let committed = try desk.document.value()
        try desk.run("a.amount = 3 a.stage = nil a.closed = false a.applicant = nil")
        try desk.document.rollback()
        #expect(try desk.document.value() == committed)
        #expect(committed["amount"] == 2)
    }

    @Test("of every kind survive being undone again and again", arguments: 0..<20)
    func mixture(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let desk = try Desk()
        let statements = [
            "a.amount = 5", "a.amount = nil", "a.weight = 1", "a.weight = 0.5", "a.weight = nil", "a.closed = true",
            "a.closed = false", "a.stage = 'x'", "a.stage = nil", "a.free = 'text'", "a.free = 7", "a.free = { k = 1 }",
            "a.free = nil", "a.tags = { 'n' }", "a.tags = nil", "a.applicant = {}", "a.applicant = { name = 'n' }",
        ]
        var kept = Self.value
        for _ in 0..<40 {
            let body = (0..<3).map { _ in statements[Int.random(in: 0..<statements.count, using: &generator)] }
            try desk.run(body.joined(separator: " "))
            if Bool.random(using: &generator) {
                try desk.document.takeChanges { slot, value in
                    kept[desk.document.fieldNames[slot]] = value
                }
                kept = kept.filter { !$0.value.isNull }
            } else {
                if Bool.random(using: &generator) { _ = try desk.read() }
                try desk.document.rollback()
            }
            #expect(try desk.document.value() == kept, "after \(body), seed \(seed)")
        }
    }

    @Test("are found whatever the length of the field's name, among a thousand fields")
    func manyFields() throws {
        let bench = try Bench()
        let long = "f" + String(repeating: "x", count: 60)
        var shape: [String: LuaShape] = [long: .integer]
        for number in 0..<1000 { shape["field_\(number)"] = .integer }
        let document = try LuaDocument(bench.machine, name: "case", shape: shape)
        _ = try bench.run(
            "for i = 0, 999 do a['field_' .. i] = i end a.\(long) = 1 a[('f' .. ('x'):rep(60))] = 2",
            [.view(document.writable)])
        let changes = try document.takeChanges()
        #expect(changes.count == 1001)
        #expect(changes[long] == 2)
        #expect((0..<1000).allSatisfy { changes["field_\($0)"] == .integer(Int64($0)) })
        #expect(
            try bench.failure(of: "a['\(long)x'] = 1", [.view(document.writable)]).code == .unknownName)
    }

    @Test("too large to cross the border stay where they are, and can be undone")
    func tooLarge() throws {
        let bench = try Bench(limits: LuaLimits(valueBytes: 100))
        let document = try LuaDocument(bench.machine, name: "case", shape: ["stage": .text, "amount": .integer])
        _ = try bench.run("a.amount = 1 a.stage = ('x'):rep(101)", [.view(document.writable)])
        #expect(throws: LuaError.self) { try document.takeChanges() }
        try document.rollback()
        #expect(try document.value() == [:])
        #expect(try document.takeChanges() == [:])
    }
}
