import Simulation
import Testing
import Workflows

@Suite("Coverage")
struct CoverageTests {
    private func report(_ texts: [String]) -> ScenarioReport {
        ScenarioRunner(ComplaintWorkflow.sources).run(texts.flatMap(entries))
    }

    @Test(
        "states, transitions and closure codes are counted exactly, and what is missing is named in the order of the file"
    )
    func exact() throws {
        let coverage = try #require(
            report([scenario("- { advance: accept, as: clerk }\n- wait: 20 days")]).coverage.first)
        #expect(coverage.workflow == "complaint")
        #expect(coverage.states.covered == 4)
        #expect(coverage.states.total == 9)
        #expect(
            coverage.states.missing == ["hearing.simple", "hearing.suspended", "settled", "done", "dropped"])
        #expect(coverage.transitions.covered == 2)
        #expect(coverage.transitions.total == 10)
        let path = ComplaintWorkflow.path
        #expect(
            coverage.transitions.missing == [
                "intake --accept--> hearing.simple (\(path):44)",
                "intake --stumble--> · (\(path):46)",
                "hearing --settle--> settled (\(path):62)",
                "hearing.ordinary --suspend--> hearing.suspended (\(path):69)",
                "hearing.suspended --resume--> hearing.previous (\(path):73)",
                "lapsed --archive--> dropped (\(path):79)",
                "settled --> done (\(path):82)",
                "settled --archive--> done (\(path):84)",
            ])
        #expect(coverage.closures == Coverage.Tally(covered: 0, total: 3, missing: ["01", "02", "03"]))
    }

    @Test("scenarios of several localities add up to one coverage of the base definition")
    func localitiesAddUp() throws {
        let small = "{ at: 2024-04-20, as: clerk, facts: { amount: 1.00 CNY } }"
        let result = report([
            scenario("- { advance: accept, as: clerk }", opening: small, locality: "610100"),
            scenario(
                "- { advance: accept, as: clerk, with: { urgent: true } }\n- { advance: settle, as: clerk, with: { terms: x } }",
                opening: small, locality: "440300"),
        ])
        #expect(result.failed == 0)
        #expect(result.coverage.count == 1)
        let coverage = try #require(result.coverage.first)
        // The state that the layer of 610100 adds is not part of the base.
        #expect(coverage.states.total == 9)
        #expect(coverage.states.missing == ["hearing.ordinary", "hearing.suspended", "lapsed", "dropped"])
        #expect(coverage.closures.missing == ["02", "03"])
        #expect(coverage.transitions.covered == 3)
    }

    @Test("a refused step covers nothing")
    func refusedCoversNothing() throws {
        let coverage = try #require(report([scenario("- { refused: accept, as: director }")]).coverage.first)
        #expect(coverage.transitions.covered == 0)
        #expect(coverage.states.covered == 1)
    }

    @Test("the least coverage is that of states or transitions, whichever is lower")
    func least() {
        let result = report([scenario("- { advance: accept, as: clerk }\n- wait: 20 days")])
        #expect(result.leastCoverage == 20)
        #expect(ScenarioReport(results: [], coverage: []).leastCoverage == 100)
    }

    @Test("tags of scenarios that pass are listed once, numbers in their order")
    func tags() {
        let result = report([
            scenario("- wait: 1 day", covers: "[pitfall-10, LMAL-14]"),
            scenario("- wait: 1 day", covers: "[pitfall-9, LMAL-14]"),
            scenario("- expect: { state: [settled] }", covers: "[pitfall-11]"),
        ])
        #expect(result.tags == ["LMAL-14", "pitfall-9", "pitfall-10"])
    }
}
