import Diagnostics
import Foundation
import Testing

@testable import Workflows

/// Files that read well, and say what cannot be.
@Suite("Findings about what rules say")
struct RuleFindingsTests {
    private func findings(_ old: String, _ new: String, _ locality: String = "cn") -> String {
        Fixture().replacing(old, by: new).findings(locality)
    }

    @Test("a system event has no roles, and nobody is there to fill in its fields")
    func systemEvents() {
        #expect(
            findings("system: true }", "system: true, roles: [clerk], requires: [reason] }") == """
                workflows/claim/workflow.yaml:44:65 error[W317] 系统事件不分角色 | a system event has no roles
                    fix: 删去 roles | remove roles
                workflows/claim/workflow.yaml:44:84 error[W305] 系统事件不能要求填写字段 | a system event cannot require fields
                    fix: 删去 requires | remove requires
                """)
    }

    @Test("a case closes at the top of the chart, so a closure below it is refused")
    func closures() {
        let simple = "simple: { title: { zh: 简易, en: Simple }"
        #expect(
            findings("\(simple) }", "\(simple), type: final, closure: \"01\" }") == """
                workflows/claim/workflow.yaml:89:70 error[W308] running.simple 不是顶层终结状态 | running.simple is no final state at the top level
                    fix: 删去 closure；案件在此结案的，把转移指向顶层的终结状态 | remove closure; where cases close, let a transition go to a final state at the top level
                """)
    }

    @Test("a transition with neither event, target nor guard would be taken for ever")
    func transitionOfNothing() {
        let paused = "title: { zh: 中止, en: Paused }\n"
        #expect(
            findings(paused, paused + "    always: { actions: [form_tribunal] }\n") == """
                workflows/claim/workflow.yaml:94:13 error[W311] 无事件的转移既无目标又无守卫，会无休止地执行 | an eventless transition without target and guard would be taken for ever
                    fix: 写 target 或 guard，或删去 | give it a target or a guard, or remove it
                """)
    }

    @Test("a workflow without a state is none")
    func noStates() throws {
        var fixture = Fixture()
        let text = try #require(fixture.files[Fixture.path])
        let start = try #require(text.range(of: "states:\n  intake:"))
        fixture.files[Fixture.path] = String(text[..<start.lowerBound]) + "states: {}\n"
        let found = fixture.findings("cn")
        #expect(found.contains(":49:9 error[W316] 流程没有状态 | the workflow has no states"), "\(found)")
    }

    @Test("an amount and a number that cannot be kept are refused where they stand")
    func outOfRange() {
        #expect(
            findings("minimum: 0.00 CNY", "minimum: 99999999999999999999.00 CNY") == """
                workflows/claim/workflow.yaml:7:82 error[W106] 金额 99999999999999999999.00 CNY 太大 | the amount 99999999999999999999.00 CNY is too large
                    fix: 元以上至多写 16 位 | write 16 digits before the point at most
                """)
        #expect(
            findings("minimum: 16", "minimum: 99999999999999999999") == """
                workflows/claim/workflow.yaml:14:66 error[W106] 数值 99999999999999999999 太大 | the number 99999999999999999999 is too large
                    fix: 至多写 18 位数字 | write 18 digits at most
                """)
    }

    @Test("two values of one layer that begin on one day leave it open which counts")
    func valuesOfOneDay() {
        let value = "- { value: 70000.00 CNY, from: 2026-01-01, source: { zh: 市人社局, en: City office } }"
        let found = Fixture().replacing(
            value, by: "\(value)\n    \(value.replacing("70000", with: "80000"))", in: Fixture.cityPath)
        #expect(
            found.findings() == """
                workflows/localities/610100.yaml:7:36 error[L109] ceiling 有两个值自 2026-01-01 起 | ceiling has two values from 2026-01-01
                    fix: 改正其中一个的 from，或删去多余的一个 | correct the from of one of them, or remove the one that is not meant
                """)
    }

    @Test(
        "whatever is wrong with a file, what to do about it is said",
        arguments: [
            ("within: 45 days", "within: [45]"), ("within: 45 days", "within: soon"),
            ("stamps: [accepted_on]", "stamps: [accepted_on, accepted_on]"),
            ("minimum: 16, maximum: 120", "minimum: 160, maximum: 120"),
            ("    title: { zh: 中止, en: Paused }\n", "    title: { zh: 中止, en: Paused }\n    type: parallel\n"),
            ("within: { parameter: answer_period }", "within: { parameter: ceiling }"),
        ])
    func fixes(_ old: String, _ new: String) {
        let found = Fixture().replacing(old, by: new).load("cn").findings
        #expect(!found.isEmpty && found.allSatisfy { $0.fix != nil }, "\(lines(found))")
    }
}
