import Diagnostics
import Testing

@testable import Workflows

@Suite("Tables that scripts index by a choice")
struct ScriptTableTests {
    private static let path = "scripts/claim/hooks.lua"

    /// The findings H112 with these lines at the head of the base's script and one in an action of it.
    private func found(_ head: String, _ line: String) -> [String] {
        Fixture().replacing(
            "local M = {}\nfunction M.is_small", by: "local M = {}\n\(head)\nfunction M.is_small", in: Self.path
        )
        .replacing("case.reason = \"small\"", by: line, in: Self.path)
        .load("cn").findings.filter { $0.code == "H112" }
        .map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.what.en); \($0.fix?.en ?? "")" }
    }

    private let table = "local KINDS = { simple = true, ordinry = true, [\"ordinary\"] = true }"

    @Test("a key that is no value of the choice is told where it stands, with the value that was meant")
    func misspelt() {
        let told = ["2:32 KINDS is indexed by case.track, which has no value 'ordinry'; did you mean ordinary?"]
        #expect(found(table, "if KINDS[case.track] then case.reason = \"x\" end") == told)
        #expect(found(table, "local kind = case.track\n  if KINDS[kind] then case.reason = \"x\" end") == told)
        #expect(found(table, "if KINDS[case.track or \"\"] then case.reason = \"x\" end") == told)
        #expect(
            found("local KINDS = { [\"smple\"] = true }", "if KINDS[case.track] then case.reason = \"x\" end") == [
                "2:18 KINDS is indexed by case.track, which has no value 'smple'; did you mean simple?"
            ])
    }

    @Test(
        "keys that something else may ask for are nobody's mistake: a variable, a fallback by name, another table of the name"
    )
    func otherUses() {
        let indexed = "if KINDS[case.track] then case.reason = \"x\" end"
        #expect(found(table.replacing("ordinry = true, ", with: ""), indexed) == [])
        #expect(
            found(table, "\(indexed)\n  for _, item in ipairs(case.items) do if KINDS[item.what] then return end end")
                == [])
        #expect(found(table, "if KINDS[case.track] or KINDS.ordinry then case.reason = \"x\" end") == [])
        #expect(found(table, "local KINDS = {}\n  \(indexed)") == [])
        #expect(found(table, "if KINDS[case.reason] then case.reason = \"x\" end") == [])
        #expect(found("-- \(table)", "case.reason = \"KINDS[case.track]\"") == [])
    }
}
