import Diagnostics
import Testing

@testable import Workflows

@Suite("Conditions of limits of the law")
struct LimitConditionTests {
    private static let city = "scripts/localities/610100/claim.lua"

    /// The decision is counted only where `is_due` says so, which asks `is_open`.
    private let conditional = Fixture()
        .replacing("until: decided_on\n", by: "until: decided_on\n        when: is_due\n")
        .replacing(
            "local M = {}\n",
            by:
                "local M = {}\nfunction M.is_open(case) return true end\nfunction M.is_due(case) return M.is_open(case) end\n",
            in: "scripts/claim/hooks.lua")

    private func found(_ function: String, _ fixture: Fixture? = nil) -> [Diagnostic] {
        (fixture ?? conditional).replacing("local M = {}\n", by: "local M = {}\n\(function)\n", in: Self.city).load()
            .findings
            .filter { $0.code == "L114" }
    }

    @Test("a layer that replaces one is refused, with the article that it would switch off")
    func replaced() throws {
        let finding = try #require(found("function M.is_due(case) return false end").first)
        #expect(finding.severity == .error && finding.law?.en == "LMAL art. 43")
        #expect(finding.location?.file == Self.city && finding.what.en.contains("running.decision"), "\(finding)")
    }

    @Test("so is one that replaces what the condition calls")
    func called() {
        #expect(found("function M.is_open(case) return refuse({ zh = '否', en = 'no' }) end").count == 1)
    }

    @Test("a layer may replace other guards")
    func others() { #expect(found("").isEmpty) }
}
