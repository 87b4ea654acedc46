import DataValues
import LuaRuntime
import Testing

@Suite("Frozen views")
struct FrozenViewTests {
    private static let shape: [String: LuaShape] = [
        "claim_amount": .integer, "stage": .text, "closed": .boolean, "weight": .number, "free": .any,
        "parties": .list(.record(["name": .text, "phone": .text, "claims": .list(.integer)])),
        "applicant": .record(["name": .text, "address": .record(["city": .text])]),
    ]
    private static let value: [String: DataValue] = [
        "claim_amount": 2_832_000, "closed": false, "weight": 0.5,
        "parties": [["name": "甲", "claims": [3, 1, 2]], ["name": "乙"]],
        "applicant": ["name": "丙", "address": ["city": "西安"]], "free": ["x": [1, 2], "y": "z"],
    ]

    private func bench() throws -> (Bench, LuaDocument) {
        let bench = try Bench()
        return (bench, try LuaDocument(bench.machine, name: "case", shape: Self.shape, value: Self.value))
    }

    @Test(
        "are read like plain tables, at all depths",
        arguments: [
            ("a.claim_amount", 2_832_000), ("a.closed", false), ("a.weight", 0.5), ("a.parties[1].name", "甲"),
            ("a.parties[2].name", "乙"), ("a.parties[1].claims[2]", 1), ("#a.parties", 2),
            ("a.applicant.address.city", "西安"),
            ("a.free.x[2]", 2), ("a.free.nothing", nil), ("a.parties[3]", nil), ("a.parties[0]", nil),
            ("a.parties == a.parties", true), ("a.parties[1] == a.parties[2]", false), ("type(a.parties)", "table"),
            ("tostring(a)", "table"), ("table.concat(a.parties[1].claims, '-')", "3-1-2"),
            ("select('#', table.unpack(a.parties[1].claims))", 3), ("a.parties", ["parties"]),
        ] as [(String, DataValue)])
    func reading(expression: String, expected: DataValue) throws {
        let (bench, case_) = try bench()
        let expected = expected == ["parties"] ? try #require(Self.value["parties"]) : expected
        #expect(try bench.run("return \(expression)", [.view(case_.frozen)], in: .guard) == expected)
        #expect(try bench.run("return \(expression)", [.view(case_.writable)]) == expected)
    }

    @Test("tell a declared field without a value from a misspelt one, naming the nearest")
    func misspelt() throws {
        let (bench, case_) = try bench()
        for view in [case_.frozen, case_.writable] {
            #expect(try bench.run("return a.stage == nil and a.parties[2].phone == nil", [.view(view)]) == true)
            for (expression, message) in [
                ("a.claim_amout", "case has no 'claim_amout'; did you mean 'claim_amount'?"),
                ("a.parties[1].nmae", "case.parties[] has no 'nmae'; did you mean 'name'?"),
                ("a.applicant.address.citty", "case.applicant.address has no 'citty'; did you mean 'city'?"),
                ("a.completely_different", "case has no 'completely_different'"),
                ("a.parties.name", "case.parties is a list and has no field 'name'"),
                ("a[1]", "case has no integer as a name"),
                ("a[nil]", "case has no nothing as a name"),
            ] {
                let error = try bench.failure(of: "\n\nreturn \(expression)", [.view(view)])
                #expect(error.code == .unknownName)
                #expect(error.message == message)
                #expect(error.line == 4)
            }
        }
    }

    @Test(
        "cannot be written at any depth, by any way",
        arguments: [
            "a.stage = 'x'", "a.claim_amount = nil", "a.new = 1", "a.parties[1].name = 'x'", "a.parties[3] = {}",
            "a.applicant.address.city = 'x'", "a.free.x[1] = 2", "a.free.z = 1", "table.insert(a.parties, {})",
            "table.remove(a.parties)", "table.sort(a.parties[1].claims)", "a.parties[1].claims[1] = 3",
            "for k in pairs(a) do a[k] = nil end",
        ])
    func writing(body: String) throws {
        let (bench, case_) = try bench()
        let error = try bench.failure(of: body, [.view(case_.frozen)])
        #expect(error.code == .readOnly)
        #expect(error.line == 2)
        #expect(try case_.value() == Self.value)
    }

    @Test("say what cannot be written")
    func message() throws {
        let (bench, case_) = try bench()
        let error = try bench.failure(of: "a.parties[1].name = 'x'", [.view(case_.frozen)])
        #expect(error.message == "case.parties[] can only be read here; 'name' cannot be set")
    }

    @Test("are gone through in the order of the keys")
    func iteration() throws {
        let (bench, case_) = try bench()
        for view in [case_.frozen, case_.writable] {
            let keys = try bench.run(
                "local keys = {} for k in pairs(a) do keys[#keys + 1] = k end return keys", [.view(view)])
            #expect(keys == ["applicant", "claim_amount", "closed", "free", "parties", "weight"])
            let names = "local names = {} for i, p in ipairs(a.parties) do names[i] = p.name end return names"
            #expect(try bench.run(names, [.view(view)]) == ["甲", "乙"])
            #expect(
                try bench.run(
                    "local s = 0 for _, n in pairs(a.parties[1].claims) do s = s + n end return s", [.view(view)]) == 6)
            #expect(try bench.run("return next(a)", [.view(view)]) == "applicant")
            #expect(try bench.run("return next(a, 'free')", [.view(view)]) == "parties")
        }
    }

    @Test("show what a writable view or the program has just written")
    func current() throws {
        let (bench, case_) = try bench()
        let body = "b.stage = 'heard' b.parties[2].name = '丁' return { a.stage, a.parties[2].name, #a.parties }"
        #expect(try bench.run(body, [.view(case_.frozen), .view(case_.writable)]) == ["heard", "丁", 2])
        try case_.set("stage", "closed")
        #expect(try bench.run("return a.stage", [.view(case_.frozen)]) == "closed")
    }

    @Test("of a field without a value can say why it has none")
    func absence() throws {
        let (bench, case_) = try bench()
        try case_.explainAbsence(of: "stage", "610100 没有规定 stage")
        for view in [case_.frozen, case_.writable] {
            let error = try bench.failure(of: "return a.stage", [.view(view)])
            #expect(error.code == .unavailable)
            #expect(error.message == "610100 没有规定 stage")
        }
        try case_.set("stage", "x")
        #expect(try bench.run("return a.stage", [.view(case_.frozen)]) == "x")
        try case_.set("stage", nil)
        #expect(try bench.failure(of: "return a.stage", [.view(case_.frozen)]).code == .unavailable)
        try case_.explainAbsence(of: "stage", nil)
        #expect(try bench.run("return a.stage", [.view(case_.frozen)]) == nil)
        #expect(throws: LuaError.self) { try case_.explainAbsence(of: "stagge", "x") }
    }

    @Test("stay valid when the document becomes another case, and a refused replacement changes nothing")
    func replacing() throws {
        let (bench, case_) = try bench()
        let function = try bench.function("return a.claim_amount")
        let guarded = try bench.machine.prepare(function, [case_.frozen])
        #expect(try guarded.call() == 2_832_000)
        try case_.replace(with: ["claim_amount": 5])
        #expect(try guarded.call() == 5)
        #expect(try case_.value() == ["claim_amount": 5])
        #expect(throws: LuaError.self) { try case_.replace(with: ["claim_amount": 6, "claimamount": 7]) }
        #expect(throws: LuaError.self) { try case_.replace(with: ["claim_amount": "six"]) }
        #expect(throws: LuaError.self) { try case_.replace(with: ["parties": [1]]) }
        #expect(throws: LuaError.self) { try case_.replace(with: ["parties": ["name": "甲"]]) }
        #expect(try guarded.call() == 5)
        #expect(
            try bench.run("b.claim_amount = 9 return a.claim_amount", [.view(case_.frozen), .view(case_.writable)]) == 9
        )
    }

    @Test("of one machine are refused by another")
    func foreign() throws {
        let (_, case_) = try bench()
        let other = try Bench()
        let function = try other.function("return a")
        #expect(throws: LuaError.self) { try other.machine.call(function, [.view(case_.frozen)]) }
        #expect(throws: LuaError.self) { try other.machine.prepare(function, [case_.frozen]) }
        #expect(throws: LuaError.self) { try case_.machine.call(function) }
    }

    @Test("read in long loops leave memory flat, and a document given back frees its tables")
    func memory() throws {
        let (bench, case_) = try bench()
        let guarded = try bench.machine.prepare(try bench.function("return a.parties[1].name == '甲'"), [case_.frozen])
        for _ in 0..<100 { _ = try guarded.call() }
        let before = bench.machine.memoryInUse
        for _ in 0..<10_000 { #expect(try guarded.call() == true) }
        #expect(bench.machine.memoryInUse == before)
        for round in 0..<200 {
            let document = try LuaDocument(bench.machine, name: "case", shape: Self.shape, value: Self.value)
            try document.set("claim_amount", .integer(Int64(round)))
        }
        bench.machine.collectGarbage()
        #expect(bench.machine.memoryInUse < before + 5_000)
    }
}
