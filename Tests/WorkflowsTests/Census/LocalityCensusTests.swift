import DataValues
import Diagnostics
import Testing

@testable import Workflows

@Suite("Where localities differ")
struct LocalityCensusTests {
    private func census(_ fixture: Fixture = Fixture(), on date: String = "2026-06-01") throws -> LocalityCensus {
        let bundles = try ["cn", "610000", "610100"].map { code in
            let (bundle, findings) = fixture.load(code)
            return try #require(bundle, "\(lines(findings))")
        }
        return try #require(LocalityCensus(bundles, on: date))
    }

    private func difference(
        _ key: String, _ layer: String, in fixture: Fixture = Fixture()
    ) throws -> LocalityCensus.Difference {
        try #require(try census(fixture).differences.first { $0.key == key && $0.layer == layer }, "\(key) \(layer)")
    }

    @Test(
        "each thing a layer says is one difference, with its value, the nation's, place, ground and whether it was verified"
    )
    func differences() throws {
        let census = try census()
        #expect(
            census.differences.map { "\($0.key) \($0.layer) \($0.value.en)" } == [
                "parameters.ceiling 610000 CNY 60,000.00", "parameters.ceiling 610100 CNY 70,000.00",
                "fields.reason 610100 { title: { zh: 事由, en: Cause }, required: true }",
                "fields.district 610100 { type: text, title: { zh: 区县, en: District } }",
                "events.decide 610100 { roles: [director] }",
                "states.running 610100 { title: { zh: 审理中, en: Under way }, on: { accept: { target: running.expert } } }",
                "states.running.expert 610100 { title: { zh: 专家评审, en: Expert review } }",
                "deadlines.running.decision 610100 30 days", "hooks.is_small 610100 own function",
            ])
        let ceiling = try difference("parameters.ceiling", "610000")
        #expect(ceiling.isVerified == false && ceiling.source?.zh == "统计局" && ceiling.national == nil)
        #expect("\(ceiling.location)" == "workflows/localities/610000.yaml:7:16" && ceiling.isRead && !ceiling.isSame)
        let deadline = try difference("deadlines.running.decision", "610100")
        #expect(deadline.national?.en == "45 days" && deadline.title.zh == "审限" && deadline.source?.zh == "市规定")
        #expect(try difference("hooks.is_small", "610100").national?.zh == "通用函数")
    }

    @Test("what a place has from the layer above is that layer's difference")
    func inherited() throws {
        let fixture = Fixture().with(
            "workflows/localities/610113.yaml",
            "locality: \"610113\"\ntitle: { zh: 雁塔区, en: Yanta }\nextends: \"610100\"\n")
        let bundles = try ["cn", "610000", "610100", "610113"].map { try #require(fixture.load($0).bundle) }
        let census = try #require(LocalityCensus(bundles, on: "2026-06-01"))
        #expect(!census.differences.contains { $0.layer == "610113" })
        let (nation, district) = (census.places[0], census.places[3])
        #expect(census.difference(of: "parameters.ceiling", in: district)?.layer == "610100")
        #expect(census.difference(of: "parameters.ceiling", in: nation) == nil)
    }

    @Test(
        "a value that repeats the nation's is said to; a parameter that nothing reads is said to be read by papers only"
    )
    func repeated() throws {
        let fixture = Fixture().with(
            "workflows/localities/610000.yaml",
            """
            locality: "610000"
            title: { zh: 陕西省, en: Shaanxi }
            extends: cn
            parameters:
              answer_period:
                - { value: 10 days, from: 2020-01-01, source: { zh: 省规定, en: Province } }

            """
        ).replacing("case.amount <= params.ceiling", by: "case.amount <= 1", in: "scripts/claim/hooks.lua")
        let answer = try difference("parameters.answer_period", "610000", in: fixture)
        #expect(answer.isSame && answer.isRead)
        #expect(try !difference("parameters.ceiling", "610100", in: fixture).isRead)
    }

    @Test("a difference taken out leaves what holds above it and everything else as it was")
    func takenOut() throws {
        let fixture = Fixture()
        let tree = SourceTree(fixture.files)
        func without(_ key: String) throws -> Workflow {
            let altered = try #require(tree.without(try difference(key, "610100"), of: "claim"))
            let (bundle, findings) = WorkflowLoader.load("claim", locality: "610100", from: altered)
            return try #require(bundle, "\(lines(findings))").workflow
        }
        let whole = try fixture.workflow()
        #expect(whole.parameters.value(of: "ceiling", on: "2026-06-01")?.value.integer == 7_000_000)
        let parameter = try without("parameters.ceiling")
        #expect(parameter.parameters.value(of: "ceiling", on: "2026-06-01")?.value.integer == 6_000_000)
        #expect(parameter.states.map(\.id) == whole.states.map(\.id))
        #expect(try without("deadlines.running.decision").deadlines.first?.lengthDeclaration.layer == nil)
        let state = try without("states.running")
        #expect(state.states.first { $0.id == "running" }?.title.zh == "审理")
        #expect(state.states.contains { $0.id == "running.expert" })
        #expect(state.deadlines.first?.lengthDeclaration.layer == "610100")
        #expect(try without("fields.district").field("district") == nil)
        let hook = try without("hooks.is_small")
        #expect(
            hook.scripts.last?.source.contains("function M.is_small(case, params, event) return base.is_small") == true)
    }

    @Test("words with commas, brackets, colons, quotes and line breaks come through the files written again")
    func written() throws {
        let words = "a, [b] {c}: it's \"d\" #e"
        let fixture = Fixture().replacing(
            "source: { zh: 市规定, en: City rule }",
            by: "source: { zh: \"甲，[乙]\\n丙: 丁\", en: 'a, [b] {c}: it''s \"d\" #e' }",
            in: Fixture.cityPath)
        let altered = try #require(
            SourceTree(fixture.files).without(try difference("parameters.ceiling", "610100", in: fixture), of: "claim"))
        let bundle = try #require(WorkflowLoader.load("claim", locality: "610100", from: altered).bundle)
        let source = WorkflowExplainer(bundle).provenance(of: "running.decision")?.steps.last?.source
        #expect(source?.en == words && source?.zh == "甲，[乙]\n丙: 丁")
    }
}
