import Diagnostics
import Testing

@testable import Workflows

@Suite("Citations in hooks")
struct HookCitationTests {
    private func citations(_ source: String) -> [String] {
        HookCitations.all(in: [HookScript(path: "scripts/x.lua", layer: nil, source: source)]).map {
            "\($0.location.line):\($0.location.column) \($0.value.statute) \($0.value.article)"
        }
    }

    @Test(
        "are found wherever they stand on a line, and nothing else is",
        arguments: [
            ("refuse('不', { statute = \"LMAL\", article = 43 })", ["1:15 LMAL 43"]),
            ("statute=\"A\",article=\"47(1)\"", ["1:1 A 47(1)"]),
            ("\tstatute  =\t\"A\" , article = 3-2 statute = \"B\", article = 5", ["1:2 A 3-2", "1:33 B 5"]),
            ("\n\nlocal s = 1 statute = \"甲法\", article = 5", ["3:13 甲法 5"]),
            ("statute statute = \"A\", article = 1", ["1:9 A 1"]), ("sstatute = \"A\", article = 1", ["1:2 A 1"]),
            ("  -- statute = \"A\", article = 1", []), ("statute = \"\", article = 1", []),
            ("statute = \"A\", article = x", []), ("statute = 'A', article = 1", []), ("statute = \"A\"", []),
            ("statute = \"A\", article = \"", []), ("s", []), ("", []),
        ] as [(String, [String])])
    func finding(source: String, expected: [String]) {
        #expect(citations(source) == expected)
    }
}
