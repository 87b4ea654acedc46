import CaseEngine
import Diagnostics
import Simulation
import Testing
import Workflows

@Suite("Boundary values that scenarios meet")
struct BoundaryValueTests {
    private let script = GrantWorkflow.script

    private func scenarios(_ amounts: String...) -> [ScenarioEntry] {
        amounts.enumerated().flatMap { index, amount in
            GrantWorkflow.scenario("s\(index)", "amount: \(amount) CNY", "until: 2024-04-16")
                + GrantWorkflow.scenario(
                    "d\(index)", "amount: \(amount) CNY",
                    amount > "1000.00" ? GrantWorkflow.refused : GrantWorkflow.paid)
        }
    }

    @Test("a bound that no scenario meets is named with its value, its file, and the nearest values that were met")
    func unmet() throws {
        let report = try test(scenarios("0500.00", "2000.00"))
        #expect(report.failing.isEmpty)
        #expect(
            report.gaps(.boundaries) == [
                "\(script):4:22 no scenario has amount equal to, 0.01 below or 0.01 above ceiling (1,000.00 CNY, "
                    + "\(GrantWorkflow.layer):5:22); the nearest met: 500.00 CNY, 2,000.00 CNY",
                "\(script):9:34 no scenario compares people with 3",
                "\(script):18:22 no scenario has people equal to, 1 below or 1 above crowd (10, "
                    + "\(GrantWorkflow.layer):6:20); the nearest met: 1",
            ])
        #expect(report.tally(.boundaries) == [0, 9])
    }

    @Test("the bound itself, and one unit on either side of it, each count")
    func met() throws {
        #expect(try test(scenarios("1000.00")).tally(.boundaries) == [1, 9])
        let report = try test(scenarios("0999.99", "1000.00", "1000.01"))
        #expect(report.tally(.boundaries) == [3, 9])
        #expect(!report.gaps(.boundaries).contains { $0.contains("ceiling") })
        #expect(try test(scenarios("1000.01", "1000.00", "0999.99")).coverage.gaps == report.coverage.gaps)
    }

    @Test(
        "a deadline is looked at on the day before the last, the last day and the day after, or it is said which is missing"
    )
    func lastDays() throws {
        func days(_ steps: String...) throws -> [String] {
            try test(steps.flatMap { GrantWorkflow.scenario("s", "amount: 1.00 CNY", $0, "expect: { closed: false }") })
                .gaps(.deadlines)
        }
        let place = "\(GrantWorkflow.path):25:7"
        #expect(
            try days("until: 2024-04-16") == [
                "\(place) no scenario comes to the day before the last, the last day or the day after the last of the deadline asked.answer (Answer)"
            ])
        // The fifth day is a Saturday; the last is the Monday after it.
        let edge = try days("until: 2024-04-21", "until: 2024-04-22")
        #expect(
            edge == [
                "\(place) no scenario comes to the day after the last of the deadline asked.answer (Answer)"
            ])
        let fired = GrantWorkflow.scenario("f", "amount: 1.00 CNY", "until: 2024-05-10", "expect: { closed: \"02\" }")
        #expect(
            try test(fired).gaps(.deadlines) == [
                "\(place) no scenario comes to the day before the last or the last day of the deadline asked.answer (Answer)"
            ])
    }

    @Test("a script runs the same when its comparisons are watched")
    func sameAnswers() throws {
        let texts = scenarios("0500.00", "1000.00", "1000.01", "2000.00")
        let runner = ScenarioRunner(GrantWorkflow.sources)
        let (plain, watched) = (runner.run(texts).results, runner.run(texts, isWatching: true).results)
        #expect(plain.map(\.failures) == watched.map(\.failures))
        #expect(plain.map(\.visits) == watched.map(\.visits))
    }
}
