import Diagnostics
import Testing

@testable import Workflows

@Suite("Guards that can write")
struct GuardWriteTests {
    /// What is found when `is_small` has this body, and the script these helpers.
    private func found(_ body: String, helpers: String = "") -> [String] {
        Fixture().replacing(
            "local M = {}\nfunction M.is_small(case, params)\n  return case.amount <= params.ceiling\nend",
            by: """
                local M = {}
                \(helpers)
                function M.is_small(case, params)
                  \(body)
                end
                """, in: "scripts/claim/hooks.lua"
        ).without("scripts/localities/610100/claim.lua")
            .load().findings.filter { $0.code == "H108" }.map {
                "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.what.en)"
            }
    }

    @Test(
        "an assignment to a field, to a part of a list and through a local name is found; comparing and reading is not")
    func assignments() {
        #expect(found("case.reason = 'x' return true") == ["4:3 the guard is_small assigns to case.reason"])
        #expect(
            found("case.items[1].what = 'x' return true") == ["4:3 the guard is_small assigns to case.items[1].what"])
        #expect(found("local c = case c.reason = 'x' return true") == [])
        #expect(found("local c = case\n  c.reason = 'x' return true") == ["5:3 the guard is_small assigns to c.reason"])
        #expect(
            found("local list = case.items\n  list[1] = nil return true") == [
                "5:3 the guard is_small assigns to list[1]"
            ])
        #expect(found("local n = case.amount n = n + 1 return case.reason == 'x' and n > 1") == [])
        #expect(found("local t = { reason = case.reason } t.reason = 'y' return true") == [])
    }

    @Test("library functions that change a list of the case, and effects, are found")
    func effects() {
        #expect(
            found("table.insert(case.items, {}) return true")
                == ["4:3 the guard is_small changes a list of the case with table.insert"])
        #expect(found("notify { to = 'x' } return true") == ["4:3 the guard is_small asks for the effect notify"])
        #expect(found("local own = {} table.insert(own, 1) return #own > 0") == [])
    }

    @Test("what a guard calls in its script is looked into, with the case it is handed; what an action calls is not")
    func helpers() {
        let note = "local function note(what) what.reason = 'x' end"
        #expect(
            found("note(case) return true", helpers: note)
                == ["2:27 the guard is_small calls note, which assigns to what.reason"])
        #expect(found("note({}) return true", helpers: note) == [])
        #expect(
            found("tell() return true", helpers: "local function tell() notify { to = 'x' } end")
                == ["2:23 the guard is_small calls tell, which asks for the effect notify"])
        #expect(found("return true", helpers: note) == [])
    }
}
