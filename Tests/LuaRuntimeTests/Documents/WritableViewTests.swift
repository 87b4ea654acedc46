import DataValues
import LuaRuntime
import SeededInputs
import Testing

@Suite("Writable views")
struct WritableViewTests {
    private static let shape: [String: LuaShape] = [
        "amount": .integer, "stage": .text, "closed": .boolean, "weight": .number, "free": .any, "tags": .list(.text),
        "parties": .list(.record(["name": .text, "claims": .list(.integer)])), "applicant": .record(["name": .text]),
    ]
    private static let value: [String: DataValue] = [
        "amount": 100, "tags": ["c", "a", "b"], "parties": [["name": "甲", "claims": [3, 1]], ["name": "乙"]],
    ]

    private struct Desk {
        var bench: Bench
        var document: LuaDocument

        /// Runs an action and returns what it changed.
        func changes(_ body: String) throws -> [String: DataValue] {
            _ = try bench.run(body, [.view(document.writable)])
            return try document.takeChanges()
        }
    }

    private func desk() throws -> Desk {
        let bench = try Bench()
        return Desk(
            bench: bench, document: try LuaDocument(bench.machine, name: "case", shape: Self.shape, value: Self.value))
    }

    @Test(
        "record what was written, by root field",
        arguments: [
            ("", [:]), ("a.amount = 1", ["amount": 1]), ("a.amount = nil", ["amount": nil]),
            ("a.amount = 10 / 2", ["amount": 5]),
            ("a.stage = '受理' a.closed = true a.weight = 1", ["stage": "受理", "closed": true, "weight": 1]),
            ("a.parties[2].name = '丙'", ["parties": [["name": "甲", "claims": [3, 1]], ["name": "丙"]]]),
            ("a.parties[1].claims[2] = 9", ["parties": [["name": "甲", "claims": [3, 9]], ["name": "乙"]]]),
            (
                "a.parties[#a.parties + 1] = { name = '丁' }",
                ["parties": [["name": "甲", "claims": [3, 1]], ["name": "乙"], ["name": "丁"]]]
            ),
            ("table.insert(a.tags, 'd')", ["tags": ["c", "a", "b", "d"]]),
            ("table.insert(a.tags, 1, 'd')", ["tags": ["d", "c", "a", "b"]]),
            ("table.remove(a.tags, 1)", ["tags": ["a", "b"]]), ("table.remove(a.tags)", ["tags": ["c", "a"]]),
            ("table.sort(a.tags)", ["tags": ["a", "b", "c"]]),
            ("a.tags[3] = nil", ["tags": ["c", "a"]]), ("a.tags = {}", ["tags": []]),
            ("a.applicant = {}", ["applicant": .record([:])]),
            ("a.applicant = { name = '戊' } a.applicant.name = '己'", ["applicant": ["name": "己"]]),
            (
                "table.sort(a.parties, function(x, y) return x.name < y.name end)",
                ["parties": [["name": "乙"], ["name": "甲", "claims": [3, 1]]]]
            ),
            ("table.remove(a.parties, 1)", ["parties": [["name": "乙"]]]),
            ("a.free = { 1, { x = 2 } } a.free[2].x = 3", ["free": [1, ["x": 3]]]),
            ("a.free = {} a.free.k = 'v'", ["free": ["k": "v"]]), ("a.free = {} a.free[1] = 'v'", ["free": ["v"]]),
            ("a.parties = { a.parties[2] }", ["parties": [["name": "乙"]]]), ("a.amount = 100", ["amount": 100]),
        ] as [(String, [String: DataValue])])
    func writing(body: String, expected: [String: DataValue]) throws {
        let desk = try desk()
        #expect(try desk.changes(body) == expected)
        #expect(try desk.document.takeChanges() == [:])
        let whole = Self.value.merging(expected) { $1 }.filter { !$0.value.isNull }
        #expect(try desk.document.value() == whole)
    }

    @Test(
        "refuse what does not fit, with the line, and change nothing",
        arguments: [
            ("a.amout = 1", LuaError.Code.unknownName, "case has no 'amout'; did you mean 'amount'?"),
            ("a.parties[1].nam = 'x'", .unknownName, "case.parties[] has no 'nam'; did you mean 'name'?"),
            ("a.parties[1] = { nam = 'x' }", .unknownName, "case.parties[] has no 'nam'; did you mean 'name'?"),
            ("a.amount = 'x'", .typeMismatch, "case.amount is an integer; it cannot become a text"),
            ("a.amount = 1.5", .typeMismatch, "case.amount is an integer; it cannot become a number"),
            ("a.amount = '1'", .typeMismatch, "case.amount is an integer; it cannot become a text"),
            ("a.weight = 0/0", .typeMismatch, "case.weight is not a finite number (a division by zero?)"),
            ("a.stage = 1", .typeMismatch, "case.stage is a text; it cannot become a integer"),
            ("a.stage = ('工'):sub(1, 2)", .typeMismatch, "case.stage is not valid UTF-8 (a character cut in two?)"),
            ("a.stage = {}", .typeMismatch, "case.stage is a text; it cannot become a table"),
            ("a.closed = function() end", .typeMismatch, "case.closed is true or false; it cannot become a function"),
            ("a.free = pairs", .typeMismatch, "case.free cannot hold a function"),
            ("a.free = { x = { pairs } }", .typeMismatch, "this table cannot hold a function"),
            (
                "a.free = { 1, x = 2 }", .typeMismatch,
                "case.free cannot become a table that is neither a list (keys 1 to n) nor a record (texts as keys)"
            ),
            ("a.free = { 1, nil, 3 }", .typeMismatch, "case.free cannot become a list with holes"),
            (
                "a.free = { 1 } a.free.x = 1", .typeMismatch,
                "case.free is a list: it cannot have both numbers and texts as keys"
            ),
            (
                "a.free = { x = 1 } a.free[1] = 1", .typeMismatch,
                "case.free is a record: it cannot have both numbers and texts as keys"
            ),
            ("a.tags = 'x'", .typeMismatch, "case.tags is a list; it cannot become a text"),
            (
                "a.tags = { x = 'y' }", .typeMismatch,
                "case.tags is a list and has no named fields; it cannot become a table"
            ),
            (
                "a.applicant = { 'x' }", .typeMismatch,
                "case.applicant is a record and has no numbered elements; it cannot become a table"
            ),
            (
                "a.tags[5] = 'x'", .typeMismatch,
                "case.tags has 3 elements: setting element 5 would leave a hole; use table.insert or table.remove"
            ),
            (
                "a.tags[1] = nil", .typeMismatch,
                "case.tags has 3 elements: setting element 1 would leave a hole; use table.insert or table.remove"
            ),
            ("a.tags.x = 'y'", .unknownName, "case.tags is a list and has no field 'x'"),
            ("a.tags[1.5] = 'y'", .unknownName, "case.tags is a list and has no field 'number'"),
            (
                "local t = {} t.t = t a.free = t", .valueTooLarge,
                "this table is nested deeper than 32 levels (does it contain itself?)"
            ),
            ("a[{}] = 1", .unknownName, "case has no table as a name"),
            ("a[1] = 1", .unknownName, "case has no integer as a name"),
            ("a.tags[1] = 5", .typeMismatch, "case.tags[] is a text; it cannot become a integer"),
            (
                "a.parties = { { name = 'x', claims = { 1, 'y' } } }", .typeMismatch,
                "case.parties[].claims[] is an integer; it cannot become a text"
            ),
        ])
    func refusing(body: String, code: LuaError.Code, message: String) throws {
        let desk = try desk()
        let error = try desk.bench.failure(of: "\n" + body, [.view(desk.document.writable)])
        #expect(error.code == code)
        #expect(error.message == message)
        #expect(error.line == 3)
        try desk.document.rollback()
        #expect(try desk.document.value() == Self.value)
        #expect(try desk.document.takeChanges() == [:])
    }

    @Test("copy what is assigned: two fields never share a table")
    func copies() throws {
        let desk = try desk()
        let body =
            "local t = { 'x' } a.tags = t a.free = t t[1] = 'y' a.free[1] = 'z' return { a.tags[1], a.free[1], t[1] }"
        #expect(try desk.bench.run(body, [.view(desk.document.writable)]) == ["x", "z", "y"])
        #expect(
            try desk.changes("a.free = a.parties a.parties[1].name = 'x' return a.free[1].name")["free"]?.list?.first?[
                "name"] == "甲")
    }

    @Test("are undone wholly by a rollback, in whatever order things were written", arguments: 0..<30)
    func rollback(seed: Int) throws {
        let desk = try desk()
        var generator = SeededGenerator(seed: UInt64(seed))
        let statements = [
            "a.amount = 5", "a.amount = nil", "a.stage = 'x'", "table.insert(a.tags, 1, 'n')",
            "table.remove(a.tags, 1)", "table.sort(a.tags)",
            "a.parties[1] = { name = 'p' }", "a.parties[1].name = 'q'", "a.parties[1].claims = { 7 }",
            "table.insert(a.parties, { name = 'r' })",
            "a.parties = nil", "a.parties = { { name = 's', claims = { 1, 2 } } }", "a.free = { x = 1 }",
            "a.tags = nil", "a.tags = { 'only' }",
        ]
        // Some statements fail, as scripts do; whatever went before them is undone too.
        for _ in 0..<5 {
            let body = (0..<12).map { _ in statements[Int.random(in: 0..<statements.count, using: &generator)] }.joined(
                separator: " ")
            _ = try? desk.bench.run(body, [.view(desk.document.writable)])
            try desk.document.set("amount", 77)
            try desk.document.rollback()
            #expect(try desk.document.value() == Self.value, "after: \(body)")
            #expect(try desk.document.takeChanges() == [:])
        }
    }

    @Test("once taken can no longer be undone")
    func taken() throws {
        let desk = try desk()
        #expect(try desk.changes("a.amount = 1") == ["amount": 1])
        _ = try desk.bench.run("a.amount = 2", [.view(desk.document.writable)])
        try desk.document.rollback()
        #expect(try desk.document.value()["amount"] == 1)
    }

    @Test("written by the program are recorded and undone like a script's, all fields or none")
    func set() throws {
        let desk = try desk()
        try desk.document.set(["amount": 7, "stage": "x", "tags": nil])
        #expect(try desk.document.takeChanges() == ["amount": 7, "stage": "x", "tags": nil])
        try desk.document.set("amount", 8)
        let error = #expect(throws: LuaError.self) { try desk.document.set(["amount": 9, "closed": true, "stage": 5]) }
        #expect(error?.code == .typeMismatch)
        #expect(error?.message == "case.stage is a text; it cannot become a integer")
        #expect(try desk.document.value()["amount"] == 8)
        #expect(try desk.document.value()["closed"] == nil)
        try desk.document.rollback()
        #expect(try desk.document.value()["amount"] == 7)
        #expect(throws: LuaError.self) { try desk.document.set("amout", 1) }
    }

    @Test("that were removed can still be read, but no longer reach the document")
    func detached() throws {
        let desk = try desk()
        let body = "local p = a.parties[1] a.parties = {} p.name = 'ghost' return p.name"
        #expect(try desk.bench.run(body, [.view(desk.document.writable)]) == "ghost")
        #expect(try desk.document.takeChanges() == ["parties": []])
    }

    @Test("cut by the budget leave the case as it was once rolled back")
    func budget() throws {
        let desk = try desk()
        let body = "local i = 0 while true do i = i + 1 a.amount = i a.parties[1].name = 'n' .. i end"
        #expect(try desk.bench.failure(of: body, [.view(desk.document.writable)]).code == .instructionBudget)
        try desk.document.rollback()
        #expect(try desk.document.value() == Self.value)
    }

    @Test("cannot be kept beyond the call that got them")
    func kept() throws {
        let desk = try desk()
        let problems = desk.bench.problems(of: "local kept return { f = function(case) kept = case end }")
        #expect(problems.map(\.code) == [.keepsState])
        #expect(
            try desk.bench.failure(of: "a.free = function() return a end", [.view(desk.document.writable)]).code
                == .typeMismatch)
    }
}
