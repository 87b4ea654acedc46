import CaseEngine
import Diagnostics
import Simulation
import Testing
import Workflows

/// Tests the grant workflow's rules in 610100 by these scenarios.
func test(_ scenarios: [ScenarioEntry]..., rules: SourceTree = GrantWorkflow.sources) throws -> RuleTestReport {
    let library = RuleLibrary(rules)
    let bundle = try library.bundle("grant", "610100")
    return RuleTest(rules, library, bundles: [bundle], scenarios: scenarios.flatMap { $0 }).run()
}

extension RuleTestReport {
    func tally(_ kind: RuleCoverage.Kind) -> [Int] {
        coverage.tallies.filter { $0.kind == kind }.flatMap { [$0.covered, $0.total] }
    }

    func gaps(_ kind: RuleCoverage.Kind) -> [String] {
        coverage.gaps.filter { $0.kind == kind }.map { "\($0.location) \($0.what.en)" }
    }
}

@Suite("What scenarios try of the rules")
struct RuleCoverageTests {
    private let small = GrantWorkflow.scenario("small", "amount: 500.00 CNY", GrantWorkflow.paid)
    private let large = GrantWorkflow.scenario("large", "amount: 2000.00 CNY", GrantWorkflow.refused)

    @Test("the workflow of these tests has no errors")
    func fixture() {
        let (bundle, findings) = WorkflowLoader.load("grant", locality: "610100", from: GrantWorkflow.sources)
        #expect(findings.filter { $0.severity == .error } == [])
        #expect(bundle != nil)
    }

    @Test("a guard counts twice, for its yes and for its no, where the file names it")
    func answers() throws {
        let report = try test(small)
        #expect(report.failing.isEmpty)
        #expect(report.tally(.answers) == [2, 6])
        let path = GrantWorkflow.path
        #expect(
            report.gaps(.answers) == [
                "\(path):32:39 no scenario makes the guard is_within_ceiling say no (asked --decide--> paid)",
                "\(path):32:58 no scenario makes the guard is_no_crowd say no (asked --decide--> paid)",
                "\(path):33:42 no scenario asks the guard is_too_much (asked --reject--> rejected)",
            ])
        let both = try test(small, large)
        #expect(both.tally(.answers) == [3, 6])
    }

    @Test("states and transitions that nothing reaches are named with their places")
    func statesAndTransitions() throws {
        let report = try test(small)
        #expect(report.tally(.states) == [2, 3])
        #expect(report.tally(.transitions) == [1, 3])
        #expect(report.gaps(.states).count == 1)
        #expect(report.gaps(.states).first?.contains("no scenario enters the state rejected (Rejected)") == true)
        #expect(report.gaps(.transitions).count == 2)
        #expect(report.coverage.least <= 100.0 / 3 + 0.1)
    }

    @Test("what is covered does not depend on the order of the scenarios")
    func order() throws {
        let (first, second) = (try test(small, large), try test(large, small))
        #expect(first.coverage.gaps == second.coverage.gaps)
        #expect(first.coverage.tallies == second.coverage.tallies)
    }

    @Test("a scenario that fails still counts for what it reached, and a file that cannot be read fails")
    func failing() throws {
        let wrong = GrantWorkflow.scenario(
            "wrong", "amount: 500.00 CNY", GrantWorkflow.paid, "expect: { state: [asked] }")
        let report = try test(wrong, ScenarioReader.read("{", file: "broken.yaml"))
        #expect(report.failing.count == 2)
        #expect(report.tally(.answers) == [2, 6])
    }

    @Test("rules that nobody watches have no record")
    func unwatched() {
        #expect(ScenarioRunner(GrantWorkflow.sources).run(small).results.map(\.record) == [nil])
    }

    @Test("lines of hooks and of what they call count, the end of a function and the body of a file do not")
    func lines() throws {
        let report = try test(small)
        // over has 1 of them, is_within_ceiling 5, is_no_crowd, is_too_much and take_note 1 each.
        #expect(report.tally(.lines) == [4, 9])
        let both = try test(small, large).gaps(.lines)
        #expect(
            report.gaps(.lines) == [
                "\(GrantWorkflow.script):9:1 no scenario runs lines 9 to 13",
                "\(GrantWorkflow.script):22:1 no scenario runs this line",
            ])
        #expect(
            both == [
                "\(GrantWorkflow.script):10:1 no scenario runs this line",
                "\(GrantWorkflow.script):22:1 no scenario runs this line",
            ])
    }

    @Test("a function that a layer replaces counts only if the layer asks it")
    func replacedFunction() throws {
        func tally(_ layer: String) throws -> [Int] {
            var files = GrantWorkflow.files
            files["scripts/localities/610100/grant.lua"] = "local M = {}\n\(layer)\nreturn M\n"
            return try test(small, rules: SourceTree(files)).tally(.lines)
        }
        #expect(
            try tally("function M.is_no_crowd(case, params, event)\n  return true\nend") == [4, 9])
        #expect(
            try tally(
                "function M.is_no_crowd(case, params, event)\n  return base.is_no_crowd(case, params, event)\nend")
                == [5, 10])
    }
}
