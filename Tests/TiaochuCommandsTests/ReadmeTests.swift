import Foundation
import Testing

@Suite("The READMEs")
struct ReadmeTests {
    @Test(
        "the walk runs as it is written and answers what is printed there", arguments: ["README.md", "README.zh-CN.md"])
    func walk(_ name: String) throws {
        let text = try String(contentsOf: Binary.repository.appendingPathComponent(name), encoding: .utf8)
        let start = try #require(text.firstRange(of: "```sh\nexport TIAOCHU_USER"))
        let end = try #require(text[start.lowerBound...].firstRange(of: "\n## "))
        let walk = text[start.lowerBound..<end.lowerBound]
        let parts = walk.components(separatedBy: "```")
        // Between fences stand commands, outside of them prose and, indented, what the commands print.
        let commands = parts.indices.filter { $0 % 2 == 1 }.map {
            parts[$0].replacing("sh\n", with: "", maxReplacements: 1)
        }
        let printed = parts.indices.filter { $0 % 2 == 0 }.flatMap { parts[$0].split(separator: "\n") }
            .filter { $0.hasPrefix("    ") }.map { $0.drop { $0 == " " } }
        try #require(commands.count > 4 && printed.count > 8)

        let binary = try Binary()
        let answer = try binary.shell(
            "tiaochu() { \"$TIAOCHU\" \"$@\"; }\n" + commands.joined(separator: "\n") + "\ntiaochu inbox -o jsonl")
        #expect(answer.code == 0)
        for line in printed {
            for words in line.components(separatedBy: "…") {
                let words = words.trimmingCharacters(in: .whitespaces)
                #expect(words.isEmpty || answer.everything.contains(words), "\(words)")
            }
        }
        #expect(answer.lines.last?.contains("\"case\":\"2026-610113-00001\"") == true, "the inbox holds the case")
    }
}
