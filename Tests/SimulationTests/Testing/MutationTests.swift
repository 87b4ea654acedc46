import CaseEngine
import Diagnostics
import Simulation
import Testing
import Workflows

@Suite("Mutants of the rules")
struct MutationTests {
    private let script = GrantWorkflow.script
    private let layer = GrantWorkflow.layer

    private func paid(_ amount: String) -> [ScenarioEntry] {
        GrantWorkflow.scenario("paid \(amount)", "amount: \(amount) CNY", GrantWorkflow.paid)
    }

    private func refused(_ amount: String) -> [ScenarioEntry] {
        GrantWorkflow.scenario("refused \(amount)", "amount: \(amount) CNY", GrantWorkflow.refused)
    }

    private func mutate(_ scenarios: [ScenarioEntry]..., rules: SourceTree = GrantWorkflow.sources) throws -> [String:
        MutantOutcome]
    {
        let library = RuleLibrary(rules)
        let bundle = try library.bundle("grant", "610100")
        let test = RuleTest(rules, library, bundles: [bundle], scenarios: scenarios.flatMap { $0 })
        let rows = test.mutate(test.run()).rows
        return Dictionary(rows.map { ("\($0.mutant.location) \($0.mutant.change.en)", $0.outcome) }) { first, _ in first
        }
    }

    private func killer(_ outcome: MutantOutcome?) -> String? {
        if case .killed(let name, _)? = outcome { name.en } else { nil }
    }

    @Test("a threshold that no scenario comes near to survives, one with a scenario at it does not")
    func thresholds() throws {
        let far = try mutate(paid("500.00"), refused("2000.00"))
        let near = try mutate(paid("999.99"), paid("1000.00"), refused("1000.01"))
        let sign = "\(script):4:22 > → >="
        #expect(far[sign] == .survived(scenarios: 2))
        #expect(killer(near[sign]) == "paid 1000.00")
        let (less, more) = ("\(layer):5:22 1,000.00 CNY → 999.99 CNY", "\(layer):5:22 1,000.00 CNY → 1,000.01 CNY")
        #expect(far[less] == .survived(scenarios: 2))
        #expect(far[more] == .survived(scenarios: 2))
        #expect(killer(near[less]) == "paid 1000.00")
        #expect(killer(near[more]) == "refused 1000.01")
        #expect(killer(far["\(layer):5:22 1,000.00 CNY → 2,000.00 CNY"]) == "refused 2000.00")
    }

    @Test("what no scenario comes to survives without being tried")
    func untouched() throws {
        let outcomes = try mutate(paid("500.00"))
        #expect(outcomes["\(script):9:34 < → <="] == .survived(scenarios: 0))
        #expect(outcomes["\(script):9:36 3 → 4"] == .survived(scenarios: 0))
        #expect(outcomes["\(script):9:18 and → or"] == .survived(scenarios: 0))
        #expect(killer(outcomes["\(script):8:6 without not"]) == "paid 500.00")
    }

    @Test("a guard that always answers the same is found out where a scenario needs the other answer")
    func forced() throws {
        let place = "\(GrantWorkflow.path):32:39"
        let (yes, no) = (
            "\(place) always says yes (asked --decide--> paid)", "\(place) always says no (asked --decide--> paid)"
        )
        let one = try mutate(paid("500.00"))
        #expect(one[yes] == .survived(scenarios: 0))
        #expect(killer(one[no]) == "paid 500.00")
        #expect(killer(try mutate(paid("500.00"), refused("2000.00"))[yes]) == "refused 2000.00")
    }

    @Test("a deadline's length is told by a scenario that comes to its last day")
    func deadlines() throws {
        let waiting = GrantWorkflow.scenario(
            "waits", "amount: 1.00 CNY", "until: 2024-04-17", "expect: { closed: false }")
        let edge = GrantWorkflow.scenario(
            "edge", "amount: 1.00 CNY", "expect: { deadlines: { asked.answer: 2024-04-22 } }")
        let place = "\(GrantWorkflow.path):27:17"
        #expect(try mutate(waiting)["\(place) 5 days → 4 days"] == .survived(scenarios: 1))
        #expect(killer(try mutate(edge)["\(place) 5 days → 4 days"]) == "edge")
    }

    @Test("a mutant that the checks of the files refuse is counted, and is no survivor")
    func invalid() throws {
        let outcomes = try mutate(paid("500.00"))
        #expect(outcomes["\(layer):6:20 10 → 11"] == .invalid)
        #expect(outcomes["\(layer):6:20 10 → 9"] == .survived(scenarios: 1))
    }

    @Test("the outcome is the same in whatever order the scenarios stand, but for who kills")
    func order() throws {
        let first = try mutate(paid("500.00"), refused("2000.00"), paid("1000.00"))
        let second = try mutate(paid("1000.00"), refused("2000.00"), paid("500.00"))
        #expect(first.mapValues(\.isKilled) == second.mapValues(\.isKilled))
        #expect(first.count == second.count && first.count > 15)
    }

    @Test("a scenario that fails as things are kills nothing")
    func failing() throws {
        let wrong = GrantWorkflow.scenario(
            "wrong", "amount: 1.00 CNY", GrantWorkflow.paid, "expect: { state: [asked] }")
        #expect(try mutate(wrong).values.allSatisfy { !$0.isKilled })
    }

    @Test("texts and comments of scripts are left alone, and amounts are found however they are written")
    func spellings() throws {
        var files = GrantWorkflow.files
        files[script] = GrantWorkflow.hooks.replacing(
            "local function over", with: "-- a < b and not c\nlocal WORDS = \"x < 3 and y\"\nlocal function over")
        files[layer] = files[layer]?.replacing("1000.00 CNY", with: "\"1,000 元\"")
        let outcomes = try mutate(paid("1000.00"), rules: SourceTree(files))
        #expect(!outcomes.keys.contains { $0.hasPrefix("\(script):3:") || $0.hasPrefix("\(script):4:") })
        #expect(killer(outcomes["\(layer):5:22 1,000.00 CNY → 999.99 CNY"]) == "paid 1000.00")
    }
}
