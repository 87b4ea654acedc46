import Diagnostics
import Testing

@testable import Workflows

@Suite("Names that scripts misspell")
struct HookNameTests {
    private static let path = "scripts/claim/hooks.lua"

    /// The findings H110 when a line stands in an action of the fixture, as `line:column what`.
    private func found(_ line: String, locality: String = "cn") -> [String] {
        let fixture = Fixture().replacing("case.reason = \"small\"", by: "\n\(line)\n", in: Self.path)
        return fixture.load(locality).findings.filter { $0.code == "H110" }.map { finding in
            "\(finding.location?.line ?? 0):\(finding.location?.column ?? 0) \(finding.what.en)"
                + (finding.fix.map { "; \($0.en)" } ?? "")
        }
    }

    @Test(
        "a field, a field of a record and of a list's elements, a parameter, a part of the event: each with line, column and nearest name"
    )
    func unknown() {
        #expect(found("case.amuont = 1") == ["7:6 the case has no field 'amuont'; did you mean amount?"])
        #expect(found("case['amuont'] = 1") == ["7:6 the case has no field 'amuont'; did you mean amount?"])
        #expect(
            found("local x = case.applicant.nmae") == ["7:26 case.applicant has no 'nmae'; did you mean name?"])
        #expect(
            found("local a = case.applicant\nlocal n = a.nmae") == [
                "8:13 case.applicant has no 'nmae'; did you mean name?"
            ])
        #expect(
            found("for _, item in ipairs(case.items) do case.reason = item.waht end")
                == ["7:57 case.items[…] has no 'waht'; did you mean what?"])
        #expect(found("local w = case.items[1].waht") == ["7:25 case.items[…] has no 'waht'; did you mean what?"])
    }

    @Test("every parameter called so is the case, and so is the first of a hook whatever its name")
    func parameters() {
        let helper = Fixture().replacing(
            "local M = {}\nfunction M.is_small(case, params)",
            by:
                "local M = {}\nlocal function far(params) return params.celing end\nfunction M.is_small(c, p)\n  if c.amuont then far(p) end",
            in: Self.path
        ).replacing("return case.amount <= params.ceiling", by: "return c.amount <= p.ceiling", in: Self.path)
        let all = helper.load("cn").findings.filter { $0.code == "H110" }
        #expect(all.map(\.what.en) == ["there is no parameter 'celing'", "the case has no field 'amuont'"])
    }

    @Test("what a local hides, what is computed and what is no variable is left alone")
    func silent() {
        #expect(found("local case = { nosuch = 1 }; local y = case.nosuch").isEmpty)
        #expect(found("for _, case in ipairs({ {} }) do local y = case.nosuch end").isEmpty)
        #expect(found("local name = 'x'; local y = case[name]").isEmpty)
        #expect(found("local t = { case = 1 }; local y = t.case.nosuch").isEmpty)
        #expect(found("local a = case.applicant\na = {}\nlocal n = a.nmae").isEmpty)
        #expect(
            found("if true then local case = {} end\ncase.amuont = 1") == [
                "8:6 the case has no field 'amuont'; did you mean amount?"
            ])
        #expect(found("-- case.nosuch\nlocal s = 'case.nosuch'").isEmpty)
    }

    @Test("facts that a refusal names are fields")
    func facts() {
        #expect(
            found("local r = { facts = { 'amuont', 'amount', 'applicant.name' } }")
                == ["7:23 the case has no field 'amuont'; did you mean amount?"])
    }

    @Test("a field that only a layer adds is unknown above it")
    func layers() {
        let line = "case.district = 'x'"
        #expect(
            found(line) == [
                "7:6 the case has no field 'district'; there are accepted_on, amount, applicant, decided_on, extension_days, "
                    + "hearing_on, items, reason, track"
            ])
        #expect(found(line, locality: "610100").isEmpty)
    }
}
