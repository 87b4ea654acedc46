import Diagnostics
import Testing

@testable import Workflows

@Suite("Values, codes and lists that are written wrong")
struct PlantedNamesTests {
    private static let hooks = "scripts/claim/hooks.lua"
    private static let statute = "workflows/statutes/LMAL.yaml"

    /// The findings of one code, as `file-end:line what; fix`.
    private func found(_ code: String, _ fixture: Fixture, _ locality: String = "610100") -> [String] {
        fixture.load(locality).findings.filter { $0.code == code }.map { finding in
            "\(finding.location?.line ?? 0) \(finding.what.en)" + (finding.fix.map { "; \($0.en)" } ?? "")
        }
    }

    private func script(_ line: String) -> Fixture {
        Fixture().replacing("case.reason = \"small\"", by: "\n\(line)\n", in: Self.hooks)
    }

    // MARK: - Choices

    @Test("a text that is none of a choice's values is found where it is compared and where it is assigned")
    func choices() {
        #expect(
            found("H112", script("if case.track == \"simpel\" then end")) == [
                "7 case.track has no value 'simpel'; did you mean simple?"
            ])
        #expect(found("H112", script("if case.track ~= 'ordinaryy' then end")).count == 1)
        #expect(found("H112", script("if 'simpel' == case.track then end")).count == 1)
        #expect(found("H112", script("case.track = \"simpel\"")).count == 1)
        #expect(found("H112", script("local t = case.track\nif t == \"simpel\" then end")).count == 1)
    }

    @Test("values that a choice has, texts of fields that are no choice, and what is put together are left alone")
    func choicesSilent() {
        #expect(found("H112", script("if case.track == 'simple' then case.track = \"ordinary\" end")) == [])
        #expect(found("H112", script("if case.reason == 'whatever' then end")) == [])
        #expect(found("H112", script("local x = 'sim' .. 'pel'; if case.track == x then end")) == [])
    }

    // MARK: - Closure codes

    private var codeInField: Fixture {
        Fixture().replacing("type: final, closure: \"01\" }", by: "type: final, closure: { field: reason } }")
    }

    @Test("a closure code that nothing declares is found where a transition sets it, and where a script does")
    func closureCodes() {
        let set = codeInField.replacing(
            "decide: { target: closed, stamps: [decided_on] }",
            by: "decide: { target: closed, stamps: [decided_on], sets: { reason: \"77\" } }")
        #expect(found("W208", set).count == 1)
        #expect(found("W208", set)[0].contains("there is no closure code 77"))
        #expect(found("W208", codeInField) == [])
        let written = codeInField.replacing("case.reason = \"small\"", by: "case.reason = \"77\"", in: Self.hooks)
        #expect(found("H112", written) == ["6 case.reason has no value '77'; there are 01, 02"])
    }

    // MARK: - Roles

    @Test(
        "an empty list of roles is an error, in the base, on a transition and in a layer: it would open the act to all")
    func emptyRoles() throws {
        #expect(found("W215", Fixture()) == [])
        #expect(
            found("W215", Fixture().replacing("en: Suspend }, roles: [director]", by: "en: Suspend }, roles: []")).count
                == 1)
        #expect(
            found(
                "W215", Fixture().replacing("suspend: { target: paused }", by: "suspend: { target: paused, roles: [] }")
            )
            .count == 1)
        let layer = Fixture().replacing(
            "decide: { roles: [director] }", by: "decide: { roles: [] }", in: Fixture.cityPath)
        let finding = try #require(layer.load().findings.first { $0.code == "W215" })
        #expect(finding.location?.file == Fixture.cityPath && finding.severity == .error)
    }

    // MARK: - Layers

    @Test("a layer's block for a workflow that there is not is an error that names the nearest")
    func unknownWorkflow() throws {
        let layer = Fixture().replacing("workflows:\n  claim:", by: "workflows:\n  clam:", in: Fixture.cityPath)
        let finding = try #require(layer.load().findings.first { $0.code == "L101" })
        #expect(finding.what.en == "there is no workflow clam" && finding.fix?.en == "did you mean claim?")
    }

    @Test("a layer's function that only asks the one it replaces is said to change nothing")
    func idleOverride() throws {
        let idle = Fixture().replacing(" and case.amount >= 0", by: "", in: "scripts/localities/610100/claim.lua")
        let finding = try #require(idle.load().findings.first { $0.code == "L104" })
        #expect(finding.what.en == "the function is_small of 610100 only asks the one it replaces")
        #expect(finding.location?.file == "scripts/localities/610100/claim.lua" && finding.location?.line == 2)
        #expect(found("L104", Fixture()) == [])
    }

    @Test("the article of an open question must exist")
    func questionsArticle() {
        let todo = Fixture().replacing(
            "initial: intake\n",
            by:
                "todo: [{ question: { zh: 问, en: Ask }, owner: me, law: { statute: LMAL, article: 560 } }]\ninitial: intake\n"
        )
        #expect(todo.load().findings.contains { $0.what.en.contains("has no article 560") })
    }

    // MARK: - Guards

    @Test("a guard without any return is an error; one that returns somewhere, or raises an error, is not")
    func guardWithoutAnswer() throws {
        func guarded(_ body: String) -> Fixture {
            Fixture().replacing("return case.hearing_on ~= nil", by: body, in: Self.hooks)
        }
        let finding = try #require(guarded("local x = case.hearing_on").load().findings.first { $0.code == "H111" })
        #expect(finding.what.en == "the guard has_hearing never returns anything" && finding.severity == .error)
        #expect(found("H111", guarded("if case.hearing_on then return end")).count == 1)
        #expect(found("H111", guarded("if case.hearing_on then return true end")) == [])
        #expect(found("H111", guarded("error('no')")) == [])
    }

    // MARK: - Numbers of the law

    @Test("an integer parameter is held to the number its article fixes, unless a value names an article of its own")
    func numbers() {
        func fixture(_ value: String) -> Fixture {
            var fixture = Fixture().replacing(
                "  answer_period:\n    type: period",
                by:
                    "  heads:\n    type: integer\n    title: { zh: 人数, en: Heads }\n    law: { statute: LMAL, article: 43 }\n  answer_period:\n    type: period"
            )
            .replacing(
                "parameters:\n  ceiling:\n    - { value: 70000",
                by:
                    "parameters:\n  heads: [{ \(value), from: 2024-01-01, source: { zh: 例, en: E } }]\n  ceiling:\n    - { value: 70000",
                in: Fixture.cityPath)
            fixture.files[Self.statute] = fixture.files[Self.statute]?.replacing(
                "Forty-five days }", with: "Forty-five days, number: 10, extension: 10 days }")
            return fixture
        }
        #expect(
            found("W323", fixture("value: 20")).contains(
                "5 heads is 20; the article it cites says 10; write 10, or give the value a law of its own"))
        #expect(!found("W323", fixture("value: 10")).contains { $0.contains("heads") })
        #expect(
            !found("W323", fixture("value: 20, law: { statute: LMAL, article: 30 }")).contains { $0.contains("heads") })
        // The fixture's deadline may be extended by 15 days.
        #expect(
            found("W323", fixture("value: 10")).contains { $0.contains("running.decision may be extended by 15 days") })
    }

    // MARK: - Uses

    @Test("a name in a comment is no use of it; a system event that nothing raises is found")
    func uses() {
        let comment = Fixture().replacing(
            "director: { zh: 主任, en: Director }",
            by: "director: { zh: 主任, en: Director }\n  porter: { zh: 门卫, en: Porter }"
        )
        .replacing(
            "local M = {}\nfunction M.is_small(case, params)",
            by: "local M = {} -- porter\nfunction M.is_small(case, params)", in: Self.hooks)
        #expect(found("W214", comment).contains { $0.contains("nothing uses the role porter") })
        let silent = Fixture().replacing("        then: lapsed\n", by: "")
        #expect(
            found("W216", silent).map { String($0.drop { $0 != " " }.dropFirst().prefix { $0 != ";" }) }
                == ["no deadline and no script raises the system event lapsed"])
        #expect(found("W216", Fixture()) == [])
    }
}
