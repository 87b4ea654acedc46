import Testing

@testable import Workflows

@Suite("What cases pinned to older rules keep")
struct KeptRuleTests {
    private func kept(_ new: Fixture) throws -> [KeptRule] {
        KeptRule.all(
            from: try #require(Fixture().load().bundle), to: try #require(new.load().bundle), on: "2026-03-01")
    }

    @Test("a parameter that guards ask for is named with its old value, its new one and those who ask")
    func parameter() throws {
        let raised = Fixture().replacing(
            "value: 60000.00 CNY", by: "value: 65000.00 CNY", in: "workflows/localities/610000.yaml")
        let rule = try #require(try kept(raised).first)
        #expect(rule.key == "parameters.ceiling" && rule.deadlines.isEmpty)
        #expect(rule.kept?.contains("60000.00") == true && rule.new?.contains("65000.00") == true, "\(rule)")
        #expect(rule.hooks.contains("is_small"), "\(rule)")
    }

    @Test("a time limit is named with what it was and what it is")
    func limit() throws {
        let shorter = Fixture().replacing("within: 30 days", by: "within: 20 days", in: Fixture.cityPath)
        let rules = try kept(shorter)
        #expect(rules.map(\.key) == ["deadlines.running.decision"])
        #expect(rules.first?.kept == "within: 30 days" && rules.first?.new == "within: 20 days")
    }

    @Test("where neither a parameter nor a time limit is another, nothing is named")
    func nothing() throws {
        #expect(try kept(Fixture()).isEmpty)
    }
}
