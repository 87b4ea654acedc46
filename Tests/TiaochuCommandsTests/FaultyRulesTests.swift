import DataValues
import Foundation
import Testing

@Suite("Faulty workspaces, workflows and scripts")
struct FaultyRulesTests {
    private static let workflow = "workflows/labour-dispute/workflow.yaml"
    private static let city = "workflows/localities/610100.yaml"

    @Test("every error of several files is reported at once, each with its place")
    func brokenWorkflow() throws {
        let binary = try Binary()
        try binary.replace(
            "triage: { target: triaged, ", with: "triage: { targt: triaged, ", in: Self.workflow)
        try binary.replace("value: 93003.00 CNY", with: "value: many", in: Self.city)
        let check = try binary.run("workflow", "check", "--locality", "610113")
        #expect(check.code == 1)
        let open = try opening(binary)
        #expect(open.code == 7)
        for answer in [check.everything, open.talk] {
            #expect(answer.contains(try Regex(#"workflow\.yaml:\d+:\d+: error\[\w+\]: .*targt"#)), "\(answer)")
            #expect(answer.contains(try Regex(#"610100\.yaml:\d+:\d+: error"#)), "\(answer)")
        }
    }

    @Test("YAML that does not parse is reported with its line and column")
    func brokenYAML() throws {
        let binary = try Binary()
        try binary.write(Self.city, "locality: \"610100\"\n  title: [")
        let answer = try opening(binary, "-o", "json")
        #expect(answer.code == 7)
        let finding = try #require(try answer.json()["error"]["diagnostics"].list?.first)
        #expect(finding["file"].text == Self.city)
        #expect(finding["line"].integer != nil && finding["column"].integer != nil)
    }

    @Test("a script that does not parse is reported with its line")
    func brokenScript() throws {
        let binary = try Binary()
        try binary.replace("local M = {}", with: "local M = {", in: "scripts/labour-dispute/intake.lua")
        let answer = try opening(binary)
        #expect(answer.code == 7)
        #expect(answer.talk.contains(try Regex(#"scripts/labour-dispute/intake\.lua:\d+"#)), "\(answer.talk)")
    }

    @Test(
        "a script that fails is a fault of the rules with its traceback, never a refusal, and the case stays as it was",
        arguments: [
            ("error('坏了')", "坏了"), ("while true do end", "ran longer than its"),
            ("string.find(string.rep('a', 4000), string.rep('a*', 60) .. 'b')", "intake.lua"),
            ("local t = {} while true do t[#t + 1] = string.rep('x', 100000) .. #t end", "memory"),
            ("pcall(function() while true do end end)", "ran longer than its"),
            ("case['claim' .. '_amont'] = 1", "claim_amont"),
        ])
    func failingScript(_ body: String, _ word: String) throws {
        let binary = try Binary()
        try binary.replace(
            "function M.triage_dispute(case, params, event)\n",
            with: "function M.triage_dispute(case, params, event)\n  do \(body) end\n",
            in: "scripts/labour-dispute/intake.lua")
        let id = try binary.open()
        let before = try binary.standing(id)
        let answer = try binary.run("case", "advance", id, "triage", "--at", "2026-03-02")
        #expect(answer.code == 7, "\(answer.everything)")
        #expect(answer.talk.contains(try Regex(#"scripts/labour-dispute/intake\.lua:\d+"#)), "\(answer.talk)")
        #expect(answer.talk.contains(word), "\(answer.talk)")
        #expect(answer.talk.contains("not a refusal"), "\(answer.talk)")
        #expect(try binary.standing(id) == before)
        #expect(try binary.run("audit", "verify").code == 0)
    }

    @Test("a workspace file with errors says where they all are")
    func brokenWorkspace() throws {
        let binary = try Binary()
        try binary.write(
            "tiaochu.yaml", "tiaochu: 1\nusers:\n  he.yun: { nam: x, roles: [clerk] }\nlocalty: \"610100\"\n")
        let answer = try binary.run("case", "list")
        #expect(answer.code == 7)
        for place in [#"tiaochu\.yaml:3:\d+: error.*nam"#, #"tiaochu\.yaml:4:1: error.*localty"#] {
            #expect(answer.talk.contains(try Regex(place)), "\(answer.talk)")
        }
    }

    @Test("a workspace file that is not UTF-8 says so")
    func unreadableWorkspace() throws {
        let binary = try Binary()
        let answer = try binary.shell(#"printf '\377\376\n' > tiaochu.yaml; "$TIAOCHU" case list"#)
        #expect(answer.code == 7)
        #expect(answer.talk.contains("tiaochu.yaml") && answer.talk.contains("UTF-8"), "\(answer.talk)")
    }

    @Test("loosening a statutory limit is refused with the article, and no case opens by it")
    func loosened() throws {
        let binary = try Binary()
        try binary.write(
            Self.city,
            try binary.read(Self.city) + """

                workflows:
                  labour-dispute:
                    states:
                      application:
                        states:
                          under_review:
                            states:
                              received:
                                deadlines:
                                  acceptance: { within: 9 working-days, source: { zh: 市规定, en: City rule } }

                """)
        let answer = try opening(binary)
        #expect(answer.code == 7, "\(answer.everything)")
        #expect(answer.talk.contains("loosens") && answer.talk.contains("LMAL art. 29"), "\(answer.talk)")
        #expect(try binary.run("case", "list", "-o", "json").json() == .list([]))
    }

    @Test("a running case keeps its rules while the files are broken")
    func runningCase() throws {
        let binary = try Binary()
        let id = try binary.open()
        try binary.write(Self.workflow, "not: a workflow")
        try binary.advance(id, [("triage", "2026-03-02")])
        #expect(try opening(binary).code == 7)
    }

    private func opening(_ binary: Binary, _ more: String...) throws -> Answer {
        try binary.write("my.json", Binary.facts)
        return try binary.run(
            ["case", "open", "--locality", "610113", "--facts", "my.json", "--at", "2026-03-02"] + more)
    }

    @Test("a broken calendar is found by workflow check; cases under way go on with the calendar kept in the store")
    func brokenCalendar() throws {
        let binary = try Binary()
        let id = try binary.open()
        try binary.write("workflows/calendars/cn/2026.yaml", "place: cn\nyear: 2026\nholidays: [nonsense\n")
        let check = try binary.run("workflow", "check")
        #expect(check.code == 1)
        #expect(check.output.contains("calendars/cn/2026.yaml:"), "\(check.everything)")
        for verb in [
            ["case", "show", id], ["case", "why", id], ["case", "advance", id, "triage", "--at", "2026-03-02"],
            ["deadline", "explain", id], ["deadline", "run"],
        ] {
            let answer = try binary.run(verb)
            #expect(answer.code == 0, "\(verb): \(answer.everything)")
        }
        let talk = try binary.run("case", "show", id).talk
        #expect(talk.contains("tiaochu calendar check"))
        #expect(try opening(binary).code == 7)
        #expect(try binary.run("audit", "verify").code == 0)
    }

    @Test("a missing calendar of this year is an error, of next year a warning")
    func missingYears() throws {
        let binary = try Binary()
        try FileManager.default.removeItem(atPath: binary.path("workflows/calendars/cn/2027.yaml"))
        let next = try binary.run("workflow", "check")
        #expect(next.code == 0)
        #expect(next.output.contains("warning[T109]") && next.output.contains("2027"), "\(next.output)")
        try FileManager.default.removeItem(atPath: binary.path("workflows/calendars"))
        for verb in [["workflow", "check"], ["calendar", "check"]] {
            let answer = try binary.run(verb)
            #expect(answer.code == 1)
            #expect(answer.output.contains("error[T108]") && answer.output.contains("2026"), "\(answer.output)")
        }
    }

    @Test("names in tiaochu.yaml that the rules do not have are found, each with its place and the nearest known one")
    func workspaceNames() throws {
        let binary = try Binary()
        #expect(try binary.run("workflow", "check").code == 0)
        try binary.replace("roles: [director]", with: "roles: [directr]", in: "tiaochu.yaml")
        try binary.replace(
            "mediator, arbitrator], localities: [\"440300\"]", with: "mediator, arbitrator], localities: [\"440399\"]",
            in: "tiaochu.yaml")
        try binary.replace("locality: \"610100\"", with: "locality: \"610199\"", in: "tiaochu.yaml")
        try binary.write("tiaochu.yaml", try binary.read("tiaochu.yaml") + "workflow: labour-dispte\n")
        let check = try binary.run("workflow", "check")
        #expect(check.code == 1)
        for (name, meant) in [
            ("directr", "director"), ("440399", "440300"), ("610199", "610100"), ("labour-dispte", "labour-dispute"),
        ] {
            #expect(
                check.output.contains(try Regex("tiaochu\\.yaml:\\d+:\\d+: error.*\(name)")), "\(name): \(check.output)"
            )
            #expect(check.output.contains(meant))
        }
    }

    @Test("days on which a parameter has no value, or two, are told before a case meets them")
    func parameterDays() throws {
        let binary = try Binary()
        func warnings() throws -> [String] {
            let check = try binary.run("workflow", "check", "--locality", "610113", "-o", "json")
            #expect(check.code == 0)
            return try (check.json()["findings"].list ?? []).compactMap { $0["code"].text }
        }
        #expect(try warnings() == [])
        let city = try binary.read(Self.city)
        for (old, new, code) in [
            ("from: 2025-01-01", "from: 2027-01-01", "W325"), ("until: 2025-12-31", "until: 2025-06-30", "W325"),
            ("until: 2025-12-31", "until: 2026-12-31", "W326"),
        ] {
            let parts = city.components(separatedBy: old)
            try binary.write(Self.city, parts[0] + new + parts.dropFirst().joined(separator: old))
            #expect(try warnings() == [code], "\(old) → \(new)")
        }
    }

    @Test("a layer that names a state by its dotted id is told how to write it")
    func dottedState() throws {
        let binary = try Binary()
        try binary.write(
            "workflows/localities/610113.yaml",
            """
            locality: "610113"
            title: 雁塔
            extends: "610100"
            workflows: { labour-dispute: { states: { application.under_review.received: { title: 收件 } } } }

            """)
        let check = try binary.run("workflow", "check", "--locality", "610113")
        #expect(check.code == 1)
        #expect(
            check.output.contains("application: { states: { under_review: { states: { received: … } } } }"),
            "\(check.output)")
    }
}
