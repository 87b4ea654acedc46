import Diagnostics
import Testing

@testable import Workflows

@Suite("Functions that nobody calls")
struct UnusedHookTests {
    private static let city = "scripts/localities/610100/claim.lua"

    private func found(_ fixture: Fixture) -> [Diagnostic] { fixture.load().findings.filter { $0.code == "H104" } }

    @Test("a layer's function with a slip in its name is told which hook it would replace, with the article of that")
    func misspeltOverride() throws {
        let slip = Fixture().replacing(
            "M.is_small(case, params, event)", by: "M.is_samll(case, params, event)", in: Self.city
        )
        .replacing("guard: is_small,", by: "guard: is_small, law: { statute: LMAL, article: 30 },")
        let finding = try #require(found(slip).first)
        #expect(found(slip).count == 1 && finding.location?.description == "\(Self.city):2:1")
        #expect(finding.fix?.en == "did you mean is_small, which it would replace?")
        #expect(finding.why?.en.contains("the rule that was there still holds") == true)
        #expect(finding.law?.zh == "劳动争议调解仲裁法 第三十条")
    }

    @Test("a hook that the layer replaces already, and one that nobody names, are not what was meant")
    func nothingNear() throws {
        let second = Fixture().replacing(
            "local M = {}\n", by: "local M = {}\nfunction M.is_smalll(case) return true end\n", in: Self.city)
        #expect(found(second).map(\.fix?.en) == ["remove it, or make it a local function"])
        let idle = Fixture().replacing(
            "local M = {}\nfunction M.is_small",
            by: "local M = {}\nfunction M.odd_case(c) return c end\nfunction M.is_small",
            in: "scripts/claim/hooks.lua"
        ).replacing("local M = {}\n", by: "local M = {}\nfunction M.odd_cases(case) return true end\n", in: Self.city)
        #expect(Set(found(idle).map(\.fix?.en)) == ["remove it, or make it a local function"])
    }

    @Test("a slip in the file is told there and not again beside the function, with the slip for advice")
    func slipInTheFile() {
        let findings = Fixture().replacing("guard: is_small,", by: "guard: is_smal,").load().findings
        #expect(findings.map(\.code) == ["H103"])
        #expect(findings.first?.fix?.en == "did you mean is_small?")
    }
}
