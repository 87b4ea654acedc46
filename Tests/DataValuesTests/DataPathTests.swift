import DataValues
import Testing

@Suite("Paths")
struct DataPathTests {
    private static let value: DataValue = [
        "applicant": ["name": "王某"], "claims": [["amount": 100], ["amount": 200]], "a.b": ["c": true], "": 1,
    ]

    @Test(
        "a path reads, prints the same and finds its value",
        arguments: [
            ("", value), ("applicant.name", "王某"), ("claims[1].amount", 200), (#"["a.b"].c"#, true), (#"[""]"#, 1),
            ("claims[2].amount", nil), ("applicant[0]", nil), ("claims.amount", nil), ("nothing.at.all", nil),
        ] as [(String, DataValue)])
    func finds(text: String, found: DataValue) throws {
        let path = try DataPath(parsing: text)
        #expect(path.description == text)
        #expect(Self.value[path] == found)
    }

    @Test(
        "a text that is no path is refused with the place",
        arguments: [
            (".a", 1), ("a.", 3), ("a..b", 3), ("a[", 2), ("a[]", 2), ("a[-1]", 2), ("a[+1]", 2), ("a[1", 2),
            ("a[1]b", 5), ("a[x]", 2), ("[1].", 5),
            ("a[1.5]", 2), ("a\"b", 2), (#"["a]"#, 1), (#"["a" ]"#, 1), (#"["\x"]"#, 1), ("a]", 2), ("a[１]", 2),
            (#"["a\"#, 1),
        ])
    func refuses(text: String, column: Int) {
        let error = #expect(throws: DataPathSyntaxError.self) { try DataPath(parsing: text) }
        #expect(error?.column == column)
    }

    @Test("any path prints as a text that reads back the same", arguments: 1...10 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = RandomValues(seed: seed)
        for _ in 0..<300 {
            let components: [DataPath.Component] = (0..<random.below(5)).map { _ in
                random.chance(50) ? .index(random.below(100)) : .key(random.text())
            }
            let path = DataPath(components)
            #expect(try DataPath(parsing: path.description) == path, "seed \(seed): \(path)")
        }
    }

    @Test("setting makes the records on the way, appends one past the end, and removes with null")
    func sets() throws {
        var value: DataValue = nil
        try value.set("王某", at: DataPath(parsing: "applicant.name"))
        try value.set(100, at: DataPath(parsing: "claims[0].amount"))
        try value.set(200, at: DataPath(parsing: "claims[1].amount"))
        try value.set(150, at: DataPath(parsing: "claims[0].amount"))
        #expect(value == ["applicant": ["name": "王某"], "claims": [["amount": 150], ["amount": 200]]])
        try value.set(nil, at: DataPath(parsing: "applicant.name"))
        try value.set(nil, at: DataPath(parsing: "nobody.name"))
        #expect(value == ["applicant": [:], "claims": [["amount": 150], ["amount": 200]]])
        try value.set("all", at: DataPath())
        #expect(value == "all")
    }

    @Test(
        "setting through something else is refused, names what is in the way, and changes nothing",
        arguments: [
            ("claims.x", .notARecord(DataPath() / "claims")),
            ("claims[0].amount.fen", .notARecord(DataPath() / "claims" / 0 / "amount")),
            ("applicant[0]", .notAList(DataPath() / "applicant")),
            ("claims[3]", .pastTheEnd(DataPath() / "claims" / 3, count: 2)),
        ] as [(String, DataPathError)])
    func refusesToSet(text: String, wanted: DataPathError) throws {
        var value = Self.value
        let path = try DataPath(parsing: text)
        let error = #expect(throws: DataPathError.self) { try value.set(1, at: path) }
        #expect(error == wanted)
        #expect(value == Self.value)
    }
}
