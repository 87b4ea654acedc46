import Diagnostics
import Testing

@testable import Workflows

@Suite("The article that a finding is about")
struct FindingLawTests {
    /// The articles that the findings of a code name, in English.
    private func laws(_ code: String, _ fixture: Fixture, _ locality: String = "610100") -> [String?] {
        fixture.load(locality).findings.filter { $0.code == code }.map(\.law?.en)
    }

    private let article43 = "LMAL art. 43"
    private let path = "scripts/claim/hooks.lua"

    @Test("a missing hook is told with the article of what names it, or of the nearest state around that")
    func missingHook() {
        #expect(laws("H103", Fixture().replacing("entry: [form_tribunal]", by: "entry: [form_a_panel]")) == [article43])
        #expect(
            laws(
                "H103",
                Fixture().replacing(
                    "guard: is_small,", by: "guard: is_tiny, law: { statute: LMAL, article: 30 },")) == ["LMAL art. 30"]
        )
        #expect(laws("H103", Fixture().replacing("guard: is_small,", by: "guard: is_tiny,")) == [nil])
    }

    @Test(
        "what is wrong in a script is told with the article of the hook it stands in, also through a function that hooks call"
    )
    func scripts() {
        let own = Fixture().replacing(
            "function M.form_tribunal(case) end", by: "function M.form_tribunal(case) case.amuont = nil end", in: path)
        #expect(laws("H110", own) == [article43])
        let helper = Fixture().replacing(
            "function M.form_tribunal(case) end",
            by: "local function seat(case) case.amuont = nil end\nfunction M.form_tribunal(case) seat(case) end",
            in: path)
        #expect(laws("H110", helper) == [article43])
        let global = Fixture().replacing(
            "function M.form_tribunal(case) end", by: "function M.form_tribunal(case) seats = 3 end", in: path)
        #expect(Array(laws("H107", global).prefix(1)) == [article43])
        let writing = Fixture().replacing(
            "return case.hearing_on ~= nil", by: "case.reason = 'x'\n  return true", in: path)
        #expect(laws("H108", writing) == [article43])
        let silent = Fixture().replacing("return case.hearing_on ~= nil", by: "local x = 1", in: path)
        #expect(laws("H111", silent) == [article43])
    }

    @Test("a layer's change to what there is not is told with the article of what was probably meant")
    func layers() {
        #expect(
            laws("L101", Fixture().replacing("decision: { within", by: "decison: { within", in: Fixture.cityPath))
                == [article43])
        #expect(
            laws("L101", Fixture().replacing("      running:\n", by: "      runing:\n", in: Fixture.cityPath)) == [
                article43
            ])
    }

    @Test("a state without a way out or in is told with the article of the nearest state that has one")
    func reachability() {
        let lost = Fixture().replacing(
            "  closed: { title:",
            by:
                "  lost: { title: { zh: 孤, en: Lost }, law: { statute: LMAL, article: 43 }, on: { decide: { target: closed } } }\n  closed: { title:"
        )
        #expect(laws("W321", lost) == [article43])
        let dead = Fixture().replacing(
            "  closed: { title:",
            by: "  dead: { title: { zh: 悬, en: Dead }, law: { statute: LMAL, article: 30 } }\n  closed: { title:"
        ).replacing(
            "suspend: { target: paused }", by: "suspend: [{ target: paused, roles: [director] }, { target: dead }]")
        #expect(laws("W322", dead) == ["LMAL art. 30"])
    }
}
