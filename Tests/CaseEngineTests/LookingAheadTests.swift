import CaseEngine
import DataValues
import Diagnostics
import Testing
import Workflows

@Suite("Why, where facts are missing")
struct LookingAheadTests {
    /// An office in which noting down, which takes a remark, asks this guard, or takes these ways.
    private func asking(_ office: Office, _ ways: String, _ function: String) {
        let path = "workflows/dispute/workflow.yaml"
        office.files[path] = office.files[path]?
            .replacing("      note_down: {}\n", with: "      note_down: \(ways)\n")
            .replacing("requires: [remark] }", with: "requires: [remark], accepts: [trap] }")
        office.files[RuleBook.hooksPath] = office.files[RuleBook.hooksPath]?.replacing(
            "local M = {}\n", with: "local M = {}\nfunction M.is_open(case)\n\(function)\nend\n")
    }

    private func answer(_ office: Office, facts: [String: DataValue] = [:]) throws -> EventAnswer.Verdict {
        let engine = office.engine()
        let id = try engine.open()
        try engine.advance(id, "accept")
        let before = try office.file(id)
        // Advance stops at the missing fact, whatever guards would say.
        if facts.isEmpty { #expect(try engine.refusal(of: id, "note_down").refusals.map(\.reason) == [.facts]) }
        let answers = try engine.why(id, event: "note_down", facts: facts, actor: Office.clerk)
        #expect(try office.file(id) == before)
        return try #require(answers.first?.verdict)
    }

    private static func refusing(_ facts: String) -> String {
        "return refuse({ zh = \"没有结果\", en = \"there is no outcome\" }, { facts = { \(facts) } })"
    }

    @Test("a guard that refuses whatever is supplied is told, and not the facts it would be in vain to supply")
    func certain() throws {
        try withOffice(.memory) { office in
            asking(office, "{ guard: is_open }", Self.refusing("\"outcome\", \"applicant.name\""))
            guard case .refused(let refusals) = try answer(office) else {
                return #expect(Bool(false), "it is offered, though no remark would help")
            }
            #expect(refusals.map(\.guardName) == ["is_open"])
            #expect(refusals.map(\.text.en) == ["there is no outcome"])
        }
    }

    @Test(
        "a guard whose answer may turn on what can still be supplied is not believed yet: the facts are asked for",
        arguments: [
            refusing("\"remark\""), refusing("\"outcome\", \"remark\""), refusing("\"trap\""), refusing(""),
            "return false", "return case.remark < \"b\"", "return true",
            "return caution({ zh = \"慢\", en = \"slow\" }, { facts = { \"outcome\" } })",
        ])
    func uncertain(_ function: String) throws {
        try withOffice(.memory) { office in
            asking(office, "{ guard: is_open }", function)
            guard case .needsFacts(let refusals) = try answer(office) else {
                return #expect(Bool(false), "\(function) is taken for certain")
            }
            #expect(refusals.flatMap(\.facts) == ["remark"])
        }
    }

    @Test("what was supplied with the question is held against the guard: a fact it names is then no way out")
    func supplied() throws {
        try withOffice(.memory) { office in
            asking(office, "{ guard: is_open }", Self.refusing("\"trap\""))
            guard case .refused(let refusals) = try answer(office, facts: ["trap": true]) else {
                return #expect(Bool(false), "a fact that was supplied is asked for again")
            }
            #expect(refusals.map(\.guardName) == ["is_open"])
        }
    }

    @Test("where a later way is open the facts of the first are still asked for, as advance asks for them")
    func laterWay() throws {
        try withOffice(.memory) { office in
            asking(
                office, "[{ guard: is_open, requires: [remark] }, { target: paused, requires: [] }]",
                Self.refusing("\"outcome\""))
            guard case .needsFacts(let refusals) = try answer(office) else {
                return #expect(Bool(false), "it is allowed, though advance stops at the missing remark")
            }
            #expect(Set(refusals.flatMap(\.facts)) == ["remark"])
        }
    }
}
