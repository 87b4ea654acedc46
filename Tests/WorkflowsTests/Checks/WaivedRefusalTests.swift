import Diagnostics
import Testing

@testable import Workflows

@Suite("Statutory refusals that a layer drops")
struct WaivedRefusalTests {
    private static let base = "scripts/claim/hooks.lua"
    private static let city = "scripts/localities/610100/claim.lua"
    private static let overriding = "return base.is_small(case, params, event) and case.amount >= 0"

    private let citing = Fixture().replacing(
        "return case.amount <= params.ceiling",
        by:
            "if case.amount <= params.ceiling then return true end\n  return refuse({ zh = '过大', en = 'too much' }, { statute = \"LMAL\", article = 43 })",
        in: base)

    private func found(_ body: String, _ fixture: Fixture? = nil) -> [Diagnostic] {
        (fixture ?? citing).replacing(Self.overriding, by: body, in: Self.city).load().findings.filter {
            $0.code == "L113"
        }
    }

    @Test("a layer's guard that cannot refuse with a reason is an error, by the article of the one it replaces")
    func waived() throws {
        let finding = try #require(found("return true").first)
        #expect(finding.severity == .error && finding.law?.en == "LMAL art. 43")
        #expect(finding.location?.description == "\(Self.city):2:1")
        #expect(finding.why?.en.contains("\(Self.base):2") == true, "\(finding)")
        #expect(found("if case.amount > 0 then return true else return true end").count == 1)
        #expect(found("return case.amount < 5").count == 1, "a bare no names no article")
        #expect(
            found("return permit { statute = \"LMAL\", article = 30 }").count == 1,
            "it never asks whether the base refuses")
    }

    @Test("the article may be cited in a function that the guard calls, or be that of the transition it guards")
    func elsewhere() {
        let helper = Fixture().replacing(
            "local M = {}\nfunction M.is_small(case, params)\n  return case.amount <= params.ceiling",
            by:
                "local M = {}\nlocal function no() return refuse({ zh = '否', en = 'no' }, { statute = \"LMAL\", article = 30 }) end\nfunction M.is_small(case, params)\n  return case.amount <= params.ceiling or no()",
            in: Self.base)
        #expect(found("return true", helper).map(\.law?.en) == ["LMAL art. 30"])
        let transition = Fixture().replacing(
            "guard: is_small,", by: "guard: is_small, law: { statute: LMAL, article: 43 },")
        #expect(found("return true", transition).map(\.law?.en) == ["LMAL art. 43"])
    }

    @Test(
        "a layer that asks the guard of the base, refuses by itself or replaces one that rests on no law is left alone")
    func kept() {
        #expect(found(Self.overriding).isEmpty)
        #expect(found("if case.amount < 5 then return true end\n  return base.is_small(case, params, event)").isEmpty)
        #expect(found("if case.amount < 5 then return true end\n  return refuse({ zh = '否', en = 'no' })").isEmpty)
        #expect(found("return true", Fixture()).isEmpty)
    }
}
