import DataValues
import Testing

@Suite("Cautions and people, on the command line")
struct CautionVerbTests {
    /// The claims come to 2,000 yuan less than the claim amount.
    private static let facts = """
        { "worker": { "name": "李想" }, "employer": { "name": "西安远山物业服务有限公司" }, "dispute_kind": "wages", "facts_clear": true,
          "claim_amount": "30000.00", "claims": [ { "title": "工资", "amount": "28000.00" } ] }
        """

    private func applied(_ binary: Binary) throws -> String {
        let id = try binary.open(facts: Self.facts)
        try binary.advance(id, [("triage", "2026-03-02"), ("arbitration_applied", "2026-03-02")])
        return id
    }

    @Test(
        "a caution is told with its article and the way on, in both languages; with a reason the act is done and recorded"
    )
    func caution() throws {
        let binary = try Binary()
        let id = try applied(binary)
        let refused = try binary.run("case", "advance", id, "accept", "--at", "2026-03-04")
        #expect(refused.code == 3)
        #expect(refused.talk.contains("--despite") && refused.talk.contains("28,000.00"), "\(refused.talk)")
        let chinese = try binary.run("case", "advance", id, "受理", "--at", "2026-03-04", "--lang", "zh")
        #expect(chinese.talk.contains("提示") || chinese.talk.contains("--despite 写明理由"), "\(chinese.talk)")
        let json = try binary.run("case", "why", id, "accept", "--at", "2026-03-04", "-o", "json")
        #expect(try json.json()["verdict"] == "cautioned")
        #expect(try binary.run("case", "advance", id, "accept", "--at", "2026-03-04", "--despite", " ").code == 64)
        let taken = try binary.run("case", "advance", id, "accept", "--at", "2026-03-04", "--despite", "笔录在卷\n另附说明")
        #expect(taken.code == 0, "\(taken.everything)")
        let history = try binary.run("case", "history", id).output
        #expect(history.contains("went on despite a caution") && history.contains("     │ 另附说明"), "\(history)")
        #expect(try binary.run("audit", "verify").code == 0)
    }

    @Test("a recused arbitrator raises nothing and is given no case")
    func recused() throws {
        let binary = try Binary()
        let id = try binary.open(facts: Self.facts.replacing("28000.00", with: "30000.00"))
        try binary.advance(
            id, [("triage", "2026-03-02"), ("arbitration_applied", "2026-03-02"), ("accept", "2026-03-04")])
        func run(_ event: String, as user: String, _ facts: String...) throws -> Answer {
            try binary.run(
                ["case", "advance", id, event, "--at", "2026-03-06", "--as", user] + facts.flatMap { ["--set", $0] })
        }
        #expect(
            try run("tribunal_formed", as: "sun.li", "tribunal_size=1", "arbitrators=zhao.qiang")
                .code == 0)
        #expect(try run("recusal_requested", as: "he.yun", "recusal_reason=同学", "recusal_of=zhao.qiang").code == 0)
        #expect(try run("recusal_decided", as: "sun.li", "recusal_upheld=true").code == 0)
        let refused = try run("limitation_defence_raised", as: "zhao.qiang")
        #expect(refused.code == 6)
        #expect(refused.talk.contains("recused") && refused.talk.contains("LMAL art. 33"), "\(refused.talk)")
        let given = try binary.run("case", "assign", id, "zhao.qiang", "--as", "sun.li")
        #expect(given.code == 6)
        #expect(given.talk.contains("has nothing to do with the case"), "\(given.talk)")
    }
}
