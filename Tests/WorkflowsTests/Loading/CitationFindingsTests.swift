import Diagnostics
import Testing

@testable import Workflows

@Suite("Findings about citations and structure")
struct CitationFindingsTests {
    private func findings(_ old: String, _ new: String) -> String {
        Fixture().replacing(old, by: new).findings("cn")
    }

    @Test("a cited statute and article must exist")
    func citations() {
        #expect(
            findings("law: { statute: LMAL, article: 30 }", "law: { statute: LMLA, article: 30 }") == """
                workflows/claim/workflow.yaml:38:10 error[W209] 没有法律 LMLA | there is no statute LMLA
                    fix: 是否想写 LMAL？ | did you mean LMAL?
                """)
        #expect(
            findings("law: { statute: LMAL, article: 30 }", "law: { statute: LMAL, article: 31 }") == """
                workflows/claim/workflow.yaml:38:10 error[W210] 劳动争议调解仲裁法的文件里没有第 31 条 | the file of LMAL has no article 31
                    fix: 核对条号，或在 workflows/statutes/LMAL.yaml 的 articles 里加上这一条 | check the number, or add the article to workflows/statutes/LMAL.yaml
                """)
        #expect(
            findings("law: { statute: LMAL, article: 30 }", "law: { statute: ../claim, article: 1 }").contains(
                "error[W209] 没有法律 ../claim"))
    }

    @Test("a deadline is written in the unit in which its statute counts that number of days")
    func counting() {
        #expect(
            findings("within: 45 days", "within: 5 days") == """
                workflows/claim/workflow.yaml:65:17 error[W315] 劳动争议调解仲裁法里的 5 日是工作日，这里写的是 5 days | 5 days in LMAL are working days, but 5 days is written here
                    why: 办案规则第八十条 | Article 80 of the rules
                    law: 劳动争议调解仲裁法 第四十三条 | LMAL art. 43
                    fix: 写 5 working-days | write 5 working-days
                """)
        #expect(findings("within: 45 days", "within: 5 working-days") == "")
        #expect(findings("within: 45 days", "within: 45 working-days").contains("error[W315]"))
        #expect(
            Fixture().replacing("value: 10 days", by: "value: 3 days", in: "workflows/localities/cn.yaml").findings(
                "cn"
            )
            .hasPrefix("workflows/localities/cn.yaml:5:16 warning[W319]"))
    }

    @Test("what to write instead is the length that the article names, where it names one that is no looser")
    func countingAsNamed() {
        func fix(_ gist: String, _ length: String, bound: String = "authority") -> String? {
            var fixture = Fixture().without(Fixture.cityPath).without("scripts/localities/610100/claim.lua")
            fixture.files["workflows/statutes/LMAL.yaml"] = fixture.files["workflows/statutes/LMAL.yaml"]?
                .replacing("working_days: [3, 5]", with: "working_days: [3]").replacing("四十五日内结束", with: gist)
            return fixture.replacing("within: 45 days", by: "within: \(length)")
                .replacing("bound: authority", by: "bound: \(bound)").load("610000")
                .findings.first { $0.code == "W315" }?.fix?.en
        }
        #expect(fix("应当在3个工作日内受理", "5 working-days") == "write 3 working-days")
        #expect(fix("应当在3日内受理", "5 working-days") == "write 3 working-days")
        // Longer, or one of several: no advice to be taken.
        #expect(fix("应当在30日内受理", "5 working-days") == "write 5 days")
        #expect(fix("应当在3个工作日内受理，15日内办结", "5 working-days") == "write 5 days")
        #expect(fix("应当在3个工作日内答复", "5 working-days", bound: "party") == "write 5 days")
        #expect(fix("尽快受理", "5 working-days") == "write 5 days")
        #expect(fix("尽快受理", "3 days") == "write 3 working-days")
    }

    @Test(
        "where a length is held against the base or against its article, that alone is told, and no other unit advised")
    func countingAgainstLimits() {
        func layer(_ base: String, _ length: String) -> [String] {
            Fixture().replacing("within: 45 days", by: "within: \(base)")
                .replacing("within: 30 days", by: "within: \(length)", in: Fixture.cityPath)
                .load().findings.map(\.code)
        }
        #expect(layer("5 working-days", "4 working-days") == [])
        #expect(layer("5 working-days", "7 working-days") == ["L103"])
        #expect(layer("5 working-days", "7 days") == ["L111"])
        #expect(layer("45 days", "5 days") == [])
        var limited = Fixture()
        limited.files["workflows/statutes/LMAL.yaml"] = limited.files["workflows/statutes/LMAL.yaml"]?.replacing(
            "en: Forty-five days }", with: "en: Forty-five days, at_most: 5 working-days }")
        func base(_ length: String) -> [String] {
            limited.replacing("within: 45 days", by: "within: \(length)").load("cn").findings.map(\.code)
        }
        #expect(base("4 working-days") == [])
        #expect(base("7 working-days") == ["W323"])
        #expect(base("5 days") == ["W315"])
    }

    @Test("what the statechart refuses is said at the place it comes from")
    func structure() {
        #expect(
            findings("decide: { target: closed,", "decide: { target: [closed, paused],") == """
                workflows/claim/workflow.yaml:85:15 error[W310] running：几个目标不能同时活动 | transition 1 of state 'running': its targets 'closed' and 'paused' cannot be active together
                    fix: 只留一个目标 | keep one of the targets
                """)
        #expect(
            findings(
                "paused:\n    title: { zh: 中止, en: Paused }",
                "paused:\n    type: parallel\n    title: { zh: 中止, en: Paused }") == """
                    workflows/claim/workflow.yaml:92:3 error[W310] parallel 状态 paused 没有子状态 | the parallel state paused has no children
                        fix: 在 states 里写子状态；不是 parallel 状态就删去 type | write its children under states, or remove type: parallel
                    """)
    }
}
