import DataValues
import Foundation
import Testing

@Suite("The verb that tests rules")
struct WorkflowTestTests {
    /// The shipped scenarios of tracks, small enough to run in a moment.
    private static let tracks = Binary.repository.appendingPathComponent("examples/scenarios/tracks").path

    private func test(_ binary: Binary, _ arguments: String...) throws -> Answer {
        try binary.run(["workflow", "test"] + arguments)
    }

    @Test("the text says what is covered, and names what is not with its place and a sentence, in both languages")
    func text() throws {
        let binary = try Binary()
        let english = try test(binary, Self.tracks, "-l", "610113", "--limit", "5")
        #expect(english.code == 0, "\(english.everything)")
        for word in ["states", "answers of guards", "lines of scripts", "boundary values", "last days of deadlines"] {
            #expect(english.output.contains(word), "\(word) in \(english.output)")
        }
        #expect(english.output.contains("workflows/labour-dispute/workflow.yaml:"))
        #expect(english.output.contains("no scenario enters the state"))
        #expect(english.output.contains("more (--limit)"))
        #expect(
            english.lines.count {
                $0.contains("no scenario makes the guard") || $0.contains("no scenario asks the guard")
            } == 5)
        let whole = try test(binary, Self.tracks, "-l", "610113", "--limit", "1000")
        #expect(
            whole.output.contains("simplified_amount_ceiling (93,003.00 CNY, workflows/localities/610100.yaml:8:14)"))
        #expect(!whole.output.contains("(--limit)"))
        let chinese = try test(binary, Self.tracks, "-l", "610113", "--lang", "zh")
        #expect(chinese.code == 0)
        #expect(chinese.output.contains("没有检验到的守卫的回答：") && chinese.output.contains("没有场景进入状态"))
        #expect(!chinese.output.contains("no scenario"))
    }

    @Test("JSON is one document with every gap, and without --mutate no mutants")
    func document() throws {
        let binary = try Binary()
        let answer = try test(binary, Self.tracks, "--locality", "all", "-o", "json", "--limit", "1")
        #expect(answer.code == 0, "\(answer.talk)")
        let document = try answer.json()
        #expect(document["workflow"].text == "labour-dispute")
        #expect(document["failed"].integer == 0)
        let kinds = ["states", "transitions", "answers", "lines", "boundaries", "deadlines"]
        for kind in kinds {
            let tally = document["coverage"][kind]
            #expect(tally["covered"].integer ?? -1 >= 0 && tally["total"].integer ?? 0 > 0, "\(kind)")
        }
        let missing = try #require(document["missing"].list)
        #expect(missing.count > 100)
        #expect(Set(missing.compactMap { $0["kind"].text }) == Set(kinds))
        #expect(missing.allSatisfy { $0["file"].text != nil && $0["line"].integer ?? 0 > 0 && $0["what"].text != nil })
        #expect(document["mutation"].isNull)
        #expect(answer.talk.isEmpty)
    }

    @Test("less than --fail-under is exit code 1, and says how much there is; the value is a percentage")
    func failUnder() throws {
        let binary = try Binary()
        let low = try test(binary, Self.tracks, "-l", "610113", "--fail-under", "99")
        #expect(low.code == 1)
        #expect(low.talk.contains("the lowest coverage is") && low.talk.contains("less than the 99.0 %"))
        #expect(try test(binary, Self.tracks, "-l", "610113", "--fail-under", "1").code == 0)
        #expect(try test(binary, "--fail-under", "101").code == 64)
        #expect(try test(binary, "--limit", "0").code == 64)
    }

    @Test("an unknown locality, workflow or path is not found, and the nearest is suggested")
    func notFound() throws {
        let binary = try Binary()
        let locality = try test(binary, Self.tracks, "-l", "610114")
        #expect(locality.code == 5)
        #expect(locality.talk.contains("there is no locality 610114") && locality.talk.contains("did you mean"))
        #expect(try test(binary, "nowhere").code == 5)
        let none = try test(binary, Self.tracks, "-l", "330100")
        #expect(none.code == 5 && none.talk.contains("of labour-dispute and 330100"), "\(none.everything)")
        #expect(try test(binary, Self.tracks, "-w", "no-such").code == 5)
    }

    @Test("rules that do not load stop the test with exit code 7, a scenario that cannot be read fails it with 1")
    func brokenFiles() throws {
        let binary = try Binary()
        try binary.write("s/broken.yaml", "scenario: [")
        let unread = try test(binary, "s", Self.tracks, "-l", "610113")
        #expect(unread.code == 1)
        #expect(unread.output.contains("s/broken.yaml"))
        try binary.write("scripts/labour-dispute/award.lua", "local M = {\n")
        let broken = try test(binary, Self.tracks, "-l", "610113")
        #expect(broken.code == 7)
        #expect(broken.talk.contains("scripts/labour-dispute/award.lua:"))
    }

    @Test(
        "mutants of a small set of scenarios: the document holds each with its outcome, and the files are as they were")
    func mutants() throws {
        let binary = try Binary()
        try binary.shrink()
        let before = try binary.read("workflows/toll/workflow.yaml") + binary.read("scripts/toll/toll.lua")
        let answer = try test(binary, "s", "-w", "toll", "-l", "610100", "--mutate", "-o", "json", "--fail-under", "0")
        #expect(answer.code == 0, "\(answer.everything)")
        let mutation = try answer.json()["mutation"]
        let mutants = try #require(mutation["mutants"].list)
        #expect(Set(mutants.compactMap { $0["outcome"].text }).isSuperset(of: ["killed", "survived"]))
        let sign = try #require(mutants.first { $0["change"].text == "> → >=" })
        #expect(sign["outcome"].text == "survived" && sign["touching"].integer == 2)
        #expect(sign["advice"].text == "write a scenario with case.amount equal to params.ceiling")
        let killed = try #require(mutants.first { $0["outcome"].text == "killed" })
        #expect(killed["by"]["file"].text == "s/toll.yaml")
        let after = try binary.read("workflows/toll/workflow.yaml") + binary.read("scripts/toll/toll.lua")
        #expect(before == after)

        let text = try test(binary, "s", "-w", "toll", "-l", "610100", "--mutate", "--fail-under", "95")
        #expect(text.code == 1)
        #expect(text.talk.contains("of the mutants were killed, less than the 95.0 %"))
        #expect(text.output.contains("no scenario notices:"))
        #expect(text.output.contains("2 scenarios come here, and pass all the same"))
        let chinese = try test(binary, "s", "-w", "toll", "-l", "610100", "--mutate", "--lang", "zh")
        #expect(chinese.output.contains("没有场景查得出：") && chinese.output.contains("个场景到过这里，都照样通过"))
    }
}

extension Binary {
    /// Adds a workflow small enough for every mutant of it to be tried in a moment, with two scenarios.
    fileprivate func shrink() throws {
        try write(
            "workflows/toll/workflow.yaml",
            """
            workflow: toll
            title: { zh: 通行费, en: Toll }
            roles: { clerk: { zh: 书记员, en: Clerk } }
            fields:
              amount: { type: money, title: { zh: 金额, en: Amount }, required: true }
            parameters:
              ceiling: { type: money, title: { zh: 上限, en: Ceiling } }
            events:
              pay: { title: { zh: 支付, en: Pay }, roles: [clerk] }
            closures: { "01": { title: { zh: 已付, en: Paid } } }
            initial: asked
            states:
              asked:
                title: { zh: 已申请, en: Asked }
                on: { pay: { target: paid, guard: is_small } }
              paid: { title: { zh: 已付, en: Paid }, type: final, closure: "01" }
            """)
        try write(
            "scripts/toll/toll.lua",
            """
            local M = {}
            function M.is_small(case, params, event)
              if case.amount > params.ceiling then return false end
              return true
            end
            return M
            """)
        let layer = try read("workflows/localities/610100.yaml")
        try write(
            "workflows/localities/610100.yaml",
            layer.replacing(
                "parameters:\n",
                with:
                    "parameters:\n  ceiling: [{ value: 10.00 CNY, from: 2020-01-01, source: { zh: 例, en: example } }]\n"
            ))
        func scenario(_ amount: String, _ step: String) -> String {
            """
            - scenario: { zh: 甲\(amount), en: case of \(amount) }
              workflow: toll
              locality: "610100"
              open: { at: 2026-03-02, as: clerk, facts: { amount: \(amount) CNY } }
              steps: [{ \(step): pay, as: clerk }]

            """
        }
        try write("s/toll.yaml", scenario("5.00", "advance") + scenario("50.00", "refused"))
    }
}
