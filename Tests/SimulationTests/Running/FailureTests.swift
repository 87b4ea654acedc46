import Diagnostics
import Simulation
import Testing
import Workflows

@Suite("What a scenario says when something is wrong")
struct FailureTests {
    @Test("every kind of expectation fails by itself, and none hides another")
    func expectations() {
        let result = run(
            scenario(
                """
                - { advance: accept, as: clerk }
                - expect:
                    state: [hearing, hearing.simple]
                    not: [settled, hearing.ordinary]
                    fields: { amount: 4999.99, track: simple, terms: something, items: [{ what: 工资 }] }
                    deadlines:
                      hearing.period: 2024-05-05
                      hearing.payment: none
                      hearing.terms: met
                    allowed: [suspend, archive]
                    effects: [notify, notify, document]
                    closed: "01"
                """))
        #expect(
            failures(result) == [
                "3: the state hearing.simple is active / it is at hearing.ordinary",
                "4: the state hearing.ordinary is not active / it is at hearing.ordinary",
                "5: amount is 4,999.99 / amount is 5,000.00",
                "5: track is Simple / track is Ordinary",
                "5: terms is something / terms has no value",
                "5: items is [{\"what\":\"工资\"}] / items has no value",
                "7: the deadline hearing.period is due on 2024-05-05 / it is due on 2024-05-06",
                "8: the deadline hearing.payment does not run / it stands still or has not begun",
                "9: the deadline hearing.terms is met / it is due on 2024-05-20",
                "10: archive may be raised / refused: [state] the case is at 'Hearing › Ordinary', where 'Archive' cannot be raised (\(ComplaintWorkflow.path):31:3)",
                "11: the effect notify ×2 / since the last expectation: notify, task",
                "11: the effect document / since the last expectation: notify, task",
                "12: the case is closed with the code 01 / it is open",
            ])
    }

    @Test("an expectation of a sensitive field fails without showing what is there or what was expected")
    func sensitive() {
        let opening =
            "{ at: 2024-04-20, as: clerk, facts: { amount: 5000.00 CNY, applicant: { name: 张三, age: 30 } } }"
        let result = run(
            scenario(
                """
                - expect: { fields: { applicant.name: 李四 } }
                - expect: { fields: { applicant: { name: 李四, age: 31 } } }
                - expect: { fields: { applicant.age: 31 } }
                """, opening: opening))
        #expect(
            failures(result) == [
                "1: applicant.name is as written here / it is not (what is sensitive is not shown)",
                "2: applicant is as written here / it is not (what is sensitive is not shown)",
                "3: applicant.age is 31 / applicant.age is 30",
            ])
    }

    @Test("expectations about what has fired, ended and been ordered can fail")
    func laterExpectations() {
        let result = run(
            scenario(
                """
                - { advance: accept, as: clerk }
                - expect: { deadlines: { hearing.period: fired, hearing.terms: waiting } }
                - wait: 1 month
                - expect: { deadlines: { hearing.period: 2024-05-06 }, effects: [], allowed: [] }
                - { advance: archive, as: clerk }
                - expect: { closed: false }
                - expect: { closed: "01" }
                """))
        #expect(
            failures(result) == [
                "2: the deadline hearing.period has fired / it is due on 2024-05-06",
                "2: the deadline hearing.terms stands still or has not begun / it is due on 2024-05-20",
                "4: the deadline hearing.period is due on 2024-05-06 / it has fired (it was due on 2024-05-06)",
                "4: nothing may be raised / these may be raised: archive",
                "4: no effects / since the last expectation: notify, task, notify",
                "6: the case is open / it is closed with the code 02",
                "7: the case is closed with the code 01 / it is closed with the code 02",
            ])
    }

    @Test("a refused advance ends the scenario with every reason")
    func refusedAdvance() {
        let result = run(
            scenario(
                """
                - { advance: accept, as: director }
                - expect: { state: [settled] }
                """))
        let path = ComplaintWorkflow.path
        #expect(
            failures(result) == [
                "1: accept is taken / refused: [role] director may not do this: it is for Clerk (\(path):44:11); [role] director may not do this: it is for Clerk (\(path):45:11)"
            ])
    }

    @Test("an event that is taken although it must be refused is a failure, and the case stays where it was")
    func takenAfterAll() {
        let result = run(
            scenario(
                """
                - { refused: accept, as: clerk, because: { guard: is_small } }
                - expect: { state: [intake], effects: [] }
                """))
        #expect(
            failures(result) == ["1: accept is refused (guard is_small) / it is taken, to hearing.ordinary"])
    }

    @Test("a refusal for another reason is a failure that shows the reason")
    func anotherReason() {
        let wrong = [
            "{ reason: role }", "{ guard: is_small }", "{ text: 金额 }", "{ statute: Order17 }", "{ article: 14 }",
            "{ statute: LMAL, article: 4 }", "{ reason: guard, guard: terms_are_lawful, text: 金额 }",
        ]
        let steps = wrong.map { "- { refused: settle, as: clerk, with: { terms: nothing }, because: \($0) }" }
        let result = run(scenario("- { advance: accept, as: clerk }\n" + steps.joined(separator: "\n")))
        #expect(result.failures.count == wrong.count)
        #expect(
            failures(result).first?.contains("refused: [guard terms_are_lawful] the terms say nothing (LMAL art. 42(2)")
                == true)
    }

    @Test("a script that fails is a failure with its place, and other scenarios go on")
    func scriptFault() {
        let report = ScenarioRunner(ComplaintWorkflow.sources).run(
            entries(scenario("- { advance: stumble, as: clerk }"))
                + entries(scenario("- { refused: stumble, as: clerk }"))
                + entries(scenario("- expect: { state: [intake] }")))
        #expect(report.results.map(\.passed) == [false, false, true])
        for result in report.results.prefix(2) {
            let actual = result.failures.first?.actual.en ?? ""
            #expect(actual.contains("a script failed"))
            #expect(actual.contains("scripts/complaint/hooks.lua:26"))
            #expect(actual.contains("the script stumbled"))
        }
    }

    @Test("an opening that is refused is a failure at the opening")
    func refusedOpening() {
        let result = run(scenario("- expect: { state: [intake] }", opening: "{ at: 2024-04-20, as: clerk }"))
        #expect(result.failures.map(\.location.line) == [5])
        #expect(result.failures.first?.actual.en.contains("Amount is missing") == true)
    }

    @Test("names that the workflow does not have and facts that do not fit are all reported at once, with their places")
    func unknownNames() {
        let result = run(
            scenario(
                """
                - { advance: acept, as: clark, with: { urgent: perhaps, itms: [] } }
                - { refused: settle, as: clerk, because: { guard: terms_are_lawfull } }
                - expect:
                    state: [hearing.ordinery]
                    not: [nowhere]
                    fields: { amont: 1, applicant.nme: x, track: quick }
                    deadlines: { hearing.perod: met }
                    allowed: [setle]
                    closed: "09"
                """, opening: "{ at: 2024-04-20, as: clerk, facts: { amount: much } }"))
        #expect(
            result.failures.map { "\($0.location.line):\($0.location.column) \($0.code ?? "-") \($0.actual.en)" } == [
                "5:53 W104 \"much\" is not an amount such as 28320.00 CNY",
                "7:16 S105 the workflow complaint has no event acept",
                "7:27 S105 the workflow complaint has no role clark",
                "7:50 W104 \"perhaps\" is not true or false",
                "7:59 W203 there is no field itms",
                "8:53 S105 the workflow complaint has no guard terms_are_lawfull",
                "10:15 S105 the workflow complaint has no state hearing.ordinery",
                "11:13 S105 the workflow complaint has no state nowhere",
                "12:17 S105 the workflow complaint has no field amont",
                "12:27 S105 the workflow complaint has no field applicant.nme",
                "12:52 W104 \"quick\" is not known here",
                "13:20 S105 the workflow complaint has no deadline hearing.perod",
                "14:17 S105 the workflow complaint has no event setle",
                "15:15 S105 the workflow complaint has no closure code 09",
            ])
        #expect(result.failures.dropFirst().first?.expected.en == "did you mean accept?")
    }

    @Test("a workflow that does not load fails its scenarios and no others")
    func brokenWorkflow() {
        let text = scenario("- expect: { state: [intake] }", locality: "999999")
        let report = ScenarioRunner(ComplaintWorkflow.sources).run(
            entries(text) + entries(scenario("- expect: { state: [intake] }")))
        #expect(report.results.map(\.passed) == [false, true])
        #expect(report.results[0].failures.first?.expected.en == "the workflow complaint loads for 999999")
        #expect(report.results[0].failures.first?.actual.en.contains("999999") == true)
    }

    @Test("a clock that would go back ends the scenario even when only the calendar can tell")
    func clockBack() {
        let result = run(
            scenario(
                """
                - { advance: accept, as: clerk }
                - wait: 8 working-days
                - until: 2024-04-29
                - expect: { state: [settled] }
                """))
        #expect(result.failures.map(\.code) == ["S104"])
        #expect(
            failures(result) == [
                "3: the clock moves forward / it is 2024-04-30 09:00 already, and cannot be 2024-04-29 again"
            ])
    }
}
