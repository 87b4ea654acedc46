import Diagnostics
import StatutoryTime
import Testing

@testable import Workflows

@Suite("Guards of layers beside those that they replace")
struct LoosenedGuardTests {
    private static let base = "scripts/claim/hooks.lua"
    private static let city = "scripts/localities/610100/claim.lua"

    /// The base refuses a large claim by an article; the city's guard has this body.
    private func found(_ body: String, base: String = "refuse") throws -> [Diagnostic] {
        let fixture = Fixture().replacing(
            "return case.amount <= params.ceiling",
            by:
                "if case.amount <= params.ceiling then return true end\n  return \(base)({ zh = '过大', en = 'too much' }, { statute = \"LMAL\", article = 43 })",
            in: Self.base
        ).replacing("return base.is_small(case, params, event) and case.amount >= 0", by: body, in: Self.city)
            .replacing(
                "closures:",
                by:
                    "check: { domains: { amount: [{ parameter: ceiling }, { parameter: ceiling, plus: 0.01 CNY }] } }\nclosures:"
            )
        let (bundle, findings) = fixture.load()
        let loaded = try #require(bundle, "\(lines(findings))")
        let today = try #require(LegalDate("2026-03-02"))
        return try Exploration(loaded, calendar: WorkCalendar(notices: []), on: today, limit: 500).findings.filter {
            $0.code == "W414"
        }
    }

    @Test("an answer of the base that is forgotten passes what the law refuses: an error, with the way to the case")
    func forgotten() throws {
        let finding = try #require(try found("local answer = base.is_small(case, params, event)\n  return true").first)
        #expect(finding.severity == .error && finding.law?.en == "LMAL art. 43")
        #expect(finding.location?.description == "\(Self.city):2:1")
        #expect(
            finding.what.en == "the guard is_small of 610100 passes what the one it replaces refuses by LMAL art. 43")
        #expect(finding.why?.en.contains("too much") == true && finding.why?.en.contains(Self.base) == true)
        #expect(finding.witness.first?.event == nil && finding.witness.last?.event == "accept")
        #expect(finding.fix?.en.contains("permit{") == true)
    }

    @Test(
        "however it is written: a yes before the base is asked, a no that becomes a yes",
        arguments: [
            "if case.amount >= 0 then return true end\n  return base.is_small(case, params, event)",
            "return base.is_small(case, params, event) and true",
            "local answer = base.is_small(case, params, event)\n  return answer == true or true",
        ])
    func ways(body: String) throws {
        #expect(try found(body).count == 1)
    }

    @Test("a refusal that becomes a caution is told, and a caution that becomes a yes")
    func caution() throws {
        let body =
            "if base.is_small(case, params, event) == true then return true end\n  return caution({ zh = '大', en = 'large' }, { statute = \"LMAL\", article = 43 })"
        #expect(
            try found(body).map(\.what.en) == [
                "the guard is_small of 610100 only cautions of what the one it replaces refuses by LMAL art. 43"
            ])
        #expect(try found(body, base: "caution").isEmpty)
        #expect(try found("return base.is_small(case, params, event) and true", base: "caution").count == 1)
    }

    @Test("a layer that names what permits it, that asks for more, or that answers as the base does is left alone")
    func grounds() throws {
        #expect(
            try found(
                "local answer = base.is_small(case, params, event)\n  if answer == true then return true end\n  return permit { statute = \"LMAL\", article = 30 }"
            ).isEmpty)
        #expect(try found("return base.is_small(case, params, event)").isEmpty)
        #expect(try found("return refuse({ zh = '否', en = 'no' })").isEmpty)
    }
}
