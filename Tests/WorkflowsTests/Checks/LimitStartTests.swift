import Diagnostics
import Testing

@testable import Workflows

@Suite("Days from which a layer's action counts a limit")
struct LimitStartTests {
    private static let base = "scripts/claim/hooks.lua"
    private static let city = "scripts/localities/610100/claim.lua"

    /// The base's action writes the day from which the limit of article 43 is counted; the city's has this body.
    private func found(_ body: String) -> [Diagnostic] {
        Fixture().replacing(
            "function M.note_track(", by: "function M.note_track_before(", in: Self.base
        ).replacing(
            "local M = {}",
            by:
                "local M = {}\nfunction M.note_track(case, params, event) case.accepted_on = event.date end",
            in: Self.base
        ).replacing(
            "local M = {}", by: "local M = {}\nfunction M.note_track(case, params, event) \(body) end", in: Self.city
        ).load().findings.filter { $0.code == "L117" }
    }

    @Test("one that no longer writes the day is an error, by the article of the limit")
    func lost() throws {
        let finding = try #require(found("case.reason = 'x'").first)
        #expect(finding.severity == .error && finding.law?.en == "LMAL art. 43")
        #expect(finding.location?.description == "\(Self.city):2:1")
        #expect(finding.what.en.contains("no longer writes accepted_on"), "\(finding)")
    }

    @Test("one that writes another day is an error, also after it asked the base")
    func moved() throws {
        let finding = try #require(
            found("base.note_track(case, params, event) case.accepted_on = dates.add(event.date, 30, 'days')").first)
        #expect(finding.what.en.contains("the action note_track of 610100 writes accepted_on"), "\(finding)")
    }

    @Test("one that asks the base and writes something else is left alone")
    func kept() {
        #expect(found("base.note_track(case, params, event) case.reason = 'x'").isEmpty)
    }
}
