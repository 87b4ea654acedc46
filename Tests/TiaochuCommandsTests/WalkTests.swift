import DataValues
import Testing

@Suite("The walk of the README")
struct WalkTests {
    @Test(
        "a case is refused once and says why; one number changed, the next case takes the other track, the earlier keeps its rules"
    )
    func walk() throws {
        let binary = try Binary()
        let first = try binary.accepted()
        #expect(try track(of: first, binary) == "simplified")

        for verb in [["case", "show", first], ["deadline", "list"]] {
            #expect(try binary.run(verb).output.contains("LMAL art. 30"), "articles are cited in the reader's language")
        }

        let refused = try binary.run("case", "advance", first, "tribunal_formed", "--as", "wang.min")
        #expect(refused.code == 6)
        #expect(refused.talk.contains("wang.min may not do this: it is for Director of the commission or Clerk"))

        try binary.replace("value: 93003.00 CNY", with: "value: 50000.00 CNY", in: "workflows/localities/610100.yaml")
        #expect(try binary.run("workflow", "check", "--locality", "610113").code == 0)
        let second = try binary.accepted()
        #expect(try track(of: second, binary) == "ordinary")
        #expect(try track(of: first, binary) == "simplified")
        let list = try binary.run("case", "list")
        #expect(list.lines.filter { $0.hasPrefix("2026-610113-") }.count == 2)

        let bundles = try [first, second].map { try binary.run("case", "show", $0, "-o", "json").json()["bundle"].text }
        #expect(bundles[0] != bundles[1])
    }

    @Test("the same facts take another ceiling, and so another track, in another locality")
    func twoLocalities() throws {
        let binary = try Binary()
        let facts = Binary.facts.replacing("60000.00", with: "120000.00")
        try binary.write("my.json", facts)
        var tracks: [String?] = []
        for (locality, user) in [("610113", "he.yun"), ("440300", "chen.jie")] {
            binary.user = user
            let id = try binary.open(locality, facts: facts)
            try binary.advance(
                id, [("triage", "2026-03-02"), ("arbitration_applied", "2026-03-02"), ("accept", "2026-03-04")])
            tracks.append(try track(of: id, binary))
        }
        #expect(tracks == ["ordinary", "simplified"])
    }

    @Test("every verb of a handler's day answers in both languages and as one JSON document")
    func everyVerb() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        #expect(try binary.run("case", "assign", id, "wang.min").code == 0)
        let verbs: [[String]] = [
            ["case", "list"], ["case", "show", id], ["case", "show", id, "--all"], ["case", "why", id],
            ["case", "history", id], ["case", "forecast", id], ["inbox", "--as", "wang.min"], ["inbox", "--all"],
            ["deadline", "list"], ["deadline", "explain", id], ["calendar", "show", "2026-02"],
            ["calendar", "add", "2026-02-13", "5"], ["calendar", "check"], ["workflow", "list"],
            ["workflow", "show"], ["workflow", "check", "--locality", "all"],
            ["workflow", "explain", "parameters.simplified_amount_ceiling"],
            ["locality", "list"], ["locality", "show", "610113"], ["explain"], ["audit", "verify"],
        ]
        for verb in verbs {
            let english = try binary.run(verb)
            #expect(english.code == 0, "\(verb): \(english.everything)")
            #expect(!english.everything.isEmpty, "\(verb)")
            let chinese = try binary.run(verb + ["--lang", "zh"])
            #expect(chinese.code == 0)
            #expect(chinese.everything.hasChinese, "\(verb): \(chinese.everything)")
            let data = try binary.run(verb + ["--output", "json"])
            #expect(data.code == 0)
            _ = try data.json()
            let lines = try binary.run(verb + ["--output", "jsonl"])
            for line in lines.lines { _ = try DataValue(json: Array(line.utf8)) }
        }
    }

    private func track(of id: String, _ binary: Binary) throws -> String? {
        try binary.run("case", "show", id, "-o", "json").json()["fields"]["track"].text
    }
}
