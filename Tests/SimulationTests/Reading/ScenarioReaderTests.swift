import Diagnostics
import Simulation
import StatutoryTime
import Testing
import Workflows

@Suite("Reading a scenario")
struct ScenarioReaderTests {
    @Test("a scenario is read whole")
    func whole() throws {
        let text = scenario(
            """
            - advance: accept
              as: { id: wang.min, roles: [clerk, director] }
              at: 2024-04-20T09:30
              with: { urgent: true }
            - wait: 5 working-days
            - until: 2024-05-07
            - { refused: settle, as: clerk, because: { reason: facts, article: 14 } }
            - expect: { state: hearing, deadlines: { hearing.period: 2024-05-06, hearing.terms: met }, closed: false }
            """, covers: "[pitfall-31, LMAL-14]")
        let entry = try #require(entries(text).first)
        #expect(entry.findings == [])
        #expect(entry.name == BilingualText(zh: "一例", en: "an example"))
        #expect(entry.covers == ["pitfall-31", "LMAL-14"])
        let read = try #require(entry.scenario)
        #expect(read.workflow.value == "complaint")
        #expect(read.locality.value == "610100")
        #expect(read.opening.at == StatedTime("2024-04-20"))
        #expect(read.steps.count == 5)
        guard case .advance(let act) = read.steps[0].action else { throw Missing() }
        #expect(act.actor.actor == Actor(id: "wang.min", roles: ["clerk", "director"]))
        #expect(act.at == StatedTime("2024-04-20T09:30"))
        #expect(act.facts.map(\.key) == ["urgent"])
        #expect(read.steps[1].action == .wait(Period(5, .workingDays)))
        #expect(read.steps[2].action == .until(StatedTime(date: LegalDate("2024-05-07") ?? .epoch)))
        guard case .refused(_, let reason) = read.steps[3].action else { throw Missing() }
        #expect(reason.reason == .facts)
        #expect(reason.article == "14")
        guard case .expect(let expectation) = read.steps[4].action else { throw Missing() }
        #expect(expectation.active.map(\.value) == ["hearing"])
        #expect(expectation.deadlines.map(\.standing) == [.due(LegalDate("2024-05-06") ?? .epoch), .met])
        #expect(expectation.closure?.value == .open)
        #expect(expectation.effects == nil)
    }

    struct Missing: Error {}

    @Test("a role written bare is an actor named after it")
    func bareRole() throws {
        let read = try #require(entries(scenario("- wait: 1 day")).first?.scenario)
        #expect(read.opening.actor.actor == Actor(id: "clerk", roles: ["clerk"]))
    }

    @Test("a file holds one scenario, a list, or a list under scenarios:")
    func forms() {
        let one = scenario("- wait: 1 day")
        func indented(_ prefix: String) -> String {
            let lines = one.split(separator: "\n")
            return lines.enumerated().map { ($0 == 0 ? "\(prefix)- " : "\(prefix)  ") + $1 }.joined(separator: "\n")
        }
        #expect(entries(one).count == 1)
        #expect(entries("\(indented(""))\n\(indented(""))").map { $0.scenario != nil } == [true, true])
        #expect(entries("scenarios:\n\(indented("  "))\n\(indented("  "))").map { $0.scenario != nil } == [true, true])
    }

    @Test("every finding is given at once, with its place")
    func allFindings() {
        let text = """
            scenario: { zh: 一例 }
            cover: [x]
            workflow: complaint
            open: { at: 2024-13-01, as: clerk, fact: {} }
            steps:
              - { advans: accept, as: clerk }
              - { advance: accept }
              - { advance: accept, wait: 1 day, as: clerk }
              - wait: soon
              - until: 1789-07-14
              - { refused: settle, as: { id: x }, because: { reason: mood } }
              - expect: { state: [], deadlines: { a.b: soon }, colour: red }
              - expect: {}
              - { refused: settle, as: clerk, because: {} }
              - just words
            """
        #expect(
            findings(text) == [
                "1:1 W102 a scenario needs the key locality → locality: the locality's code",
                "1:11 W102 text in two languages needs the key en → en: the English text",
                "2:1 W101 a scenario has no key cover → did you mean covers?",
                "4:13 W104 \"2024-13-01\" is not a date or time such as 2026-02-13 or 2026-02-13T15:00 → write a date or time such as 2026-02-13 or 2026-02-13T15:00",
                "4:36 W101 an opening has no key fact → did you mean facts?",
                "6:7 S101 this step does not say what is done → did you mean advance?",
                "7:5 W102 an advance step needs the key as → as: who: a role, or { id, roles }",
                "8:5 S102 this step has advance and wait → make 2 steps of it",
                "9:11 W104 \"soon\" is not a period such as 15 days or 5 working-days → write a period such as 15 days or 5 working-days",
                "10:12 W104 \"1789-07-14\" is not a date or time such as 2026-02-13 or 2026-02-13T15:00 → write a date or time such as 2026-02-13 or 2026-02-13T15:00",
                "11:28 W102 a person needs the key roles → roles: their roles",
                "11:58 W104 \"mood\" is not known here → one of: state, guard, caution, role, person, facts, value, system, closed, time",
                "12:22 S103 this is empty and checks nothing → say what is expected, or remove it",
                "12:44 W104 \"soon\" is not known here → one of: met, fired, waiting, none, 2026-02-13",
                "12:52 W101 an expectation has no key colour → known keys: state, not, fields, deadlines, allowed, effects, closed",
                "13:13 S103 this is empty and checks nothing → say what is expected, or remove it",
                "14:44 S103 this is empty and checks nothing → say what is expected, or remove it",
                "15:5 W103 expected a step, found a single value → write a step",
            ])
    }

    @Test("a clock that would go back is found before anything runs")
    func clockBack() {
        let text = scenario(
            """
            - until: 2024-04-19
            - until: 2024-05-07
            - wait: 1 month
            - until: 2024-06-06
            - until: 2024-06-07
            """)
        #expect(
            findings(text) == [
                "7:5 S104 it is 2024-04-20 already, and cannot be 2024-04-19 again → an act that happened earlier says so with `at`",
                "10:5 S104 it is 2024-06-07 already, and cannot be 2024-06-06 again → an act that happened earlier says so with `at`",
            ])
    }

    @Test(
        "a file that cannot be read, or holds nothing, is one entry that fails",
        arguments: [
            ("", "Y008"), ("# nothing\n", "Y008"), ("[]", "S106"), ("scenarios: []", "S106"), ("a: [", "Y002"),
            ("steps: &x [*x]", "Y004"), ("scenario：{ zh: 一 }", "W101"),
        ])
    func unreadable(text: String, code: String) {
        let read = entries(text)
        #expect(read.first?.findings.map(\.code).contains(code) == true, "\(read)")
        #expect(read.allSatisfy { $0.scenario == nil })
        #expect(run(text).passed == false)
    }

    @Test("bytes that are not UTF-8 are one entry that fails at their place")
    func notUTF8() {
        let entry = ScenarioReader.unreadable("s.yaml", bytes: Array("a: ".utf8) + [0xD6, 0xD0])
        #expect(entry.findings.map(\.code) == ["Y001"])
        #expect(entry.location == SourceLocation(file: "s.yaml", line: 1, column: 4))
    }

    @Test("a key written twice fails the file, and its scenarios are still run")
    func duplicateKey() {
        let text = scenario("- { advance: accept, as: clerk }") + "\nworkflow: other\n"
        let report = ScenarioRunner(ComplaintWorkflow.sources).run(entries(text))
        #expect(report.results.map(\.passed) == [false, true])
    }
}
