import DataValues
import Foundation
import Testing

@Suite("Findings about behaviour, as people and programs get them")
struct BehaviourCheckTests {
    /// A workspace with one workflow of three states; a note other than the one the guard wants leaves a case where it is.
    private func workspace() throws -> Binary {
        let binary = try Binary()
        for name in ["workflows/labour-dispute", "workflows/localities", "scripts"] {
            try FileManager.default.removeItem(atPath: binary.path(name))
        }
        try binary.write("tiaochu.yaml", "tiaochu: 1\nstore: cases.sqlite\ntesting: true\nusers: {}\n")
        try binary.write(
            "workflows/localities/cn.yaml", "locality: cn\ntitle: { zh: 全国, en: China }\n")
        try binary.write(
            "workflows/small/workflow.yaml",
            """
            workflow: small
            title: { zh: 小, en: Small }
            roles: { clerk: { zh: 书记员, en: Clerk } }
            fields:
              kind: { type: choice, title: { zh: 类别, en: Kind }, values: { a: { zh: 甲类, en: Sort A }, b: { zh: 乙类, en: Sort B } } }
            events:
              go: { title: { zh: 办理, en: Go on }, roles: [clerk], accepts: [kind] }
              end: { title: { zh: 结案, en: End }, roles: [clerk] }
            initial: start
            states:
              start: { title: { zh: 始, en: Start }, on: { go: { target: middle } } }
              middle: { title: { zh: 中, en: Middle }, on: { end: { target: closed, guard: is_a } } }
              closed: { title: { zh: 终, en: Closed }, type: final }

            """)
        try binary.write(
            "scripts/small/hooks.lua", "local M = {}\nfunction M.is_a(case) return case.kind ~= 'b' end\nreturn M\n")
        return binary
    }

    @Test(
        "the text ends with numbered steps in the reader's language, and with what was explored; the exit code says that it is an error"
    )
    func text() throws {
        let binary = try workspace()
        let english = try binary.run("workflow", "check")
        #expect(english.code == 1, "\(english.everything)")
        let lines = english.lines
        let first = try #require(lines.first)
        #expect(
            first.hasPrefix("workflows/small/workflow.yaml:12:3: error[W401]: at 'Middle' (middle) a case cannot go on")
        )
        #expect(lines.contains("  the steps that lead there:"))
        #expect(lines.contains { $0.hasPrefix("    1. ") && $0.hasSuffix("the case is opened") })
        #expect(lines.contains { $0.hasPrefix("    2. ") && $0.hasSuffix("Go on (go): Kind (kind) = Sort B") })
        #expect(lines.contains { $0.hasPrefix("behaviour (cn): ") && $0.hasSuffix("all that the values tried allow") })
        let chinese = try binary.run("workflow", "check", "--lang", "zh")
        #expect(chinese.lines.contains { $0.hasSuffix("办理（go）：类别（kind）= 乙类") })
        #expect(chinese.lines.contains("  走到这里的步骤："))
        #expect(try binary.run("workflow", "check", "--steps", "0").code == 0)
        #expect(try binary.run("explain", "W401").code == 0)
    }

    @Test("JSON carries the witness and what was not explored; SARIF a code flow with one thread")
    func data() throws {
        let binary = try workspace()
        let document = try binary.run("workflow", "check", "--output", "json").json()
        let finding = try #require(document["findings"].list?.first)
        let witness = try #require(finding["witness"].list)
        #expect(witness.count == 2 && witness[1]["event"].text == "go" && witness[1]["facts"]["kind"].text == "b")
        let behaviour = try #require(document["behaviour"].list?.first)
        #expect(behaviour["complete"].boolean == true && behaviour["localities"].list == ["cn"])
        #expect(behaviour["not_explored"]["states"].list == [])
        let log = try binary.run("workflow", "check", "--output", "sarif").json()
        let result = try #require(log["runs"].list?[0]["results"].list?.first)
        #expect(result["ruleId"].text == "W401")
        let steps = try #require(result["codeFlows"].list?[0]["threadFlows"].list?[0]["locations"].list)
        #expect(steps.map { $0["executionOrder"].integer } == [1, 2])
        let place = steps[1]["location"]
        #expect(place["physicalLocation"]["artifactLocation"]["uri"].text == "workflows/small/workflow.yaml")
        #expect(place["physicalLocation"]["region"]["startLine"].integer == 11)
        #expect(place["message"]["text"].text?.contains("Go on (go)") == true)
        #expect(steps[1]["state"]["kind"]["text"].text == "\"b\"")
    }

    @Test("rules whose behaviour has an error are not published")
    func publishing() throws {
        let binary = try workspace()
        try binary.write(
            "tiaochu.yaml",
            "tiaochu: 1\nstore: cases.sqlite\ntesting: true\nusers: { ma.lin: { name: 马林, roles: [clerk] } }\n")
        let refused = try binary.run(
            "workflow", "publish", "--workflow", "small", "--locality", "cn", "--reason", "x", "--as", "ma.lin")
        #expect(refused.code == 1 && refused.talk.contains("W401"), "\(refused.everything)")
    }

    @Test("a local difference without which every scenario passes is found where scenarios are named")
    func untested() throws {
        let binary = try Binary()
        try binary.write(
            "one.yaml",
            """
            scenario: { zh: 分流即止, en: Triaged and left }
            workflow: labour-dispute
            locality: "610122"
            open:
              at: 2026-03-02
              as: clerk
              facts:
                worker: { name: 白杨 }
                employer: { name: 某公司 }
                dispute_kind: wages
                claim_amount: 1000.00 CNY
            steps:
              - { advance: triage, as: clerk }

            """)
        let answer = try binary.run("workflow", "check", "--locality", "610122", "--scenarios", "one.yaml")
        #expect(answer.everything.contains("W409"), "\(answer.everything)")
        #expect(answer.code == 0)
    }
}
