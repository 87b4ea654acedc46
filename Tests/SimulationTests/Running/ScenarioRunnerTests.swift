import Diagnostics
import Simulation
import Testing
import Workflows

@Suite("Running a scenario")
struct ScenarioRunnerTests {
    @Test("the workflow of these tests has no findings")
    func fixture() {
        for locality in ["610100", "440300"] {
            let (bundle, findings) = WorkflowLoader.load(
                "complaint", locality: locality, from: ComplaintWorkflow.sources)
            #expect(findings.filter { $0.severity == .error } == [])
            #expect(bundle != nil)
        }
    }

    @Test("a case runs from opening to closure, with facts of every type")
    func wholeCase() {
        let result = run(
            scenario(
                """
                - expect: { state: [intake], closed: false, effects: [], fields: { amount: 5000, applicant.name: 白杨, urgent: false } }
                - advance: accept
                  as: clerk
                  with: { items: [{ what: 工资, cost: 3000 }, { what: 加班费, cost: 2000.50 CNY }] }
                - expect:
                    state: [hearing, hearing.ordinary]
                    not: [intake, hearing.simple]
                    fields: { track: ordinary, items: [{ what: 工资 }, { cost: 2000.5元 }], terms: null }
                    effects: [task, notify]
                    allowed: [settle, suspend]
                    deadlines: { hearing.period: 2024-05-06, hearing.payment: waiting, hearing.terms: 2024-05-20 }
                - wait: 3 days
                - advance: settle
                  as: { id: zhang.hong, roles: [director] }
                  with: { terms: 分期付款 }
                - expect: { state: [settled], deadlines: { hearing.period: met, hearing.payment: none } }
                - { advance: archive, as: clerk }
                - expect: { closed: "01", allowed: [] }
                """,
                opening: "{ at: 2024-04-20, as: clerk, facts: { amount: 5000, applicant: { name: 白杨, age: 40 } } }"))
        #expect(failures(result) == [])
        #expect(result.passed)
        #expect(result.closure == "01")
    }

    @Test("a deadline over a holiday fires when its last day is over, and not on it")
    func deadlineOverHoliday() {
        let result = run(
            scenario(
                """
                - { advance: accept, as: clerk }
                - until: 2024-05-06
                - expect: { state: [hearing], deadlines: { hearing.period: 2024-05-06 } }
                - until: 2024-05-07
                - expect: { state: [lapsed], deadlines: { hearing.period: fired }, effects: [notify, notify, task] }
                """))
        #expect(failures(result) == [])
    }

    @Test("several months of waiting fire each deadline at its own time")
    func longWait() {
        let result = run(
            scenario(
                """
                - { advance: accept, as: clerk }
                - wait: 3 months
                - expect: { state: [lapsed], not: [hearing] }
                - { refused: settle, as: clerk, with: { terms: late }, because: { reason: state } }
                - { refused: archive, as: director, because: { reason: role, text: 书记员 } }
                - { refused: archive, as: clerk, at: 2024-05-05, because: { reason: time } }
                - { advance: archive, as: clerk, at: 2024-05-07 }
                - expect: { closed: "02" }
                """))
        #expect(failures(result) == [])
    }

    @Test("a pause stops the clock, and resuming leads back through history")
    func pause() {
        let result = run(
            scenario(
                """
                - { advance: accept, as: clerk }
                - until: 2024-04-22
                - { advance: suspend, as: director }
                - expect: { deadlines: { hearing.period: waiting } }
                - until: 2024-04-25
                - { advance: resume, as: director }
                - expect: { state: [hearing.ordinary], deadlines: { hearing.period: 2024-05-08 } }
                """))
        #expect(failures(result) == [])
    }

    @Test("waiting counts days, working days, months and years, and a time of day moves the clock within a day")
    func clock() {
        let result = run(
            scenario(
                """
                - { refused: accept, as: clerk, at: 2024-04-20T15:00, because: { reason: time } }
                - until: 2024-04-20T15:00
                - { advance: accept, as: clerk, at: 2024-04-20T15:00 }
                - until: 2024-04-20
                - { refused: suspend, as: director, at: 2024-04-20T14:00, because: { reason: time } }
                - wait: 3 working-days
                - { refused: suspend, as: director, at: 2024-04-25, because: { text: "2024-04-24" } }
                - { advance: suspend, as: director, at: 2024-04-24 }
                - wait: 1 month
                - { refused: resume, as: director, at: 2024-05-25, because: { text: "2024-05-24" } }
                - wait: 1 year
                - { refused: resume, as: director, at: 2025-05-25, because: { text: "2025-05-24" } }
                - { advance: resume, as: director, at: 2025-05-24 }
                """))
        #expect(failures(result) == [])
    }

    @Test("a refusal is compared by reason, guard, text in either language, statute and article")
    func reasons() {
        let because = [
            "{ reason: guard }", "{ guard: terms_are_lawful }", "{ text: 没有内容 }", "{ text: say nothing }",
            "{ statute: LMAL }", "{ article: 42 }", "{ article: \"42(2)\" }", "{ statute: LMAL, article: 42 }",
            "{ reason: guard, guard: terms_are_lawful, text: 条款, statute: LMAL, article: \"42(2)\" }",
        ]
        let steps = because.map { "- { refused: settle, as: clerk, with: { terms: nothing }, because: \($0) }" }
        let result = run(
            scenario("- { advance: accept, as: clerk }\n" + steps.joined(separator: "\n")))
        #expect(failures(result) == [])
    }

    @Test("what was refused leaves the case as it was")
    func refusedKeepsNothing() {
        let result = run(
            scenario(
                """
                - { advance: accept, as: clerk }
                - { refused: settle, as: clerk, with: { terms: nothing } }
                - expect: { fields: { terms: null } }
                - { refused: settle, as: clerk, because: { reason: facts } }
                """))
        #expect(failures(result) == [])
    }

    @Test("effects are counted from the last expectation that looks at them")
    func effectWindow() {
        let result = run(
            scenario(
                """
                - { advance: accept, as: clerk }
                - expect: { state: [hearing] }
                - expect: { effects: [notify] }
                - expect: { effects: [] }
                """))
        #expect(failures(result) == [])
    }

    @Test("the same scenarios give the same results however many run at once")
    func manyAtOnce() {
        let text = (1...40).map { index in
            """
            - scenario: { zh: 例\(index), en: example \(index) }
              workflow: complaint
              locality: "\(index % 2 == 0 ? "610100" : "440300")"
              open: { at: 2024-04-20, as: clerk, facts: { amount: \(index)00.00 CNY } }
              steps:
                - { advance: accept, as: clerk }
                - expect: { fields: { track: \(index <= 10 ? "simple" : "ordinary") } }
                - wait: \(index) days
                - expect: { state: [\(index <= 16 ? "hearing" : "lapsed")] }
            """
        }.joined(separator: "\n")
        let report = ScenarioRunner(ComplaintWorkflow.sources).run(entries(text))
        #expect(report.results.flatMap(failures) == [])
        #expect(report.results.map(\.name.en) == (1...40).map { "example \($0)" })
    }
}
