import DataValues
import Foundation
import Testing

@Suite("The scenario verb")
struct ScenarioVerbTests {
    @Test("the shipped scenario files are one JSON document: results, covers, coverage")
    func document() throws {
        let binary = try Binary()
        let file = Binary.repository.appendingPathComponent("examples/scenarios/tracks").path
        let answer = try binary.run("scenario", "run", file, "-o", "json")
        #expect(answer.code == 0, "\(answer.talk)")
        let document = try answer.json()
        let scenarios = try #require(document["scenarios"].list)
        #expect(document["passed"].integer == Int64(scenarios.count) && document["failed"].integer == 0)
        #expect(scenarios.allSatisfy { $0["file"].text != nil && $0["name"].text != nil && $0["covers"].list != nil })
        let coverage = document["coverage"]["labour-dispute"]
        for part in ["states", "transitions"] {
            #expect(coverage[part]["covered"].integer ?? 0 > 0)
            #expect(coverage[part]["total"].integer ?? 0 > coverage[part]["covered"].integer ?? 0)
        }
    }

    @Test("a scenario whose expectation fails says the line, what was expected and what was found, with exit code 1")
    func failing() throws {
        let binary = try Binary()
        let source = try String(
            contentsOf: Binary.repository.appendingPathComponent(
                "examples/scenarios/tracks/answer-period-cut-by-consent.yaml"),
            encoding: .utf8)
        try binary.write("s/good.yaml", source)
        let line = try #require(source.components(separatedBy: "\n").lastIndex { $0.contains("expect:") })
        try binary.write(
            "s/bad.yaml",
            source.components(separatedBy: "\n").prefix(line).joined(separator: "\n")
                + "\n  - expect: { state: [closed] }\n")
        let answer = try binary.run("scenario", "run", "s", "-o", "json")
        #expect(answer.code == 1)
        let document = try answer.json()
        #expect(document["failed"].integer == 1 && document["passed"].integer == 1)
        let failure = try #require(
            document["scenarios"].list?.first { $0["passed"].boolean == false }?["failures"].list?.first)
        #expect(failure["line"].integer == Int64(line + 1))
        #expect(failure["expected"].text != nil && failure["actual"].text != nil)
        let text = try binary.run("scenario", "run", "s", "--lang", "zh")
        #expect(text.code == 1)
        #expect(text.everything.contains("bad.yaml:"), "\(text.everything)")
        let junit = try binary.run("scenario", "run", "s", "--output", "junit")
        #expect(junit.code == 1)
        #expect(junit.output.contains("<failure") && junit.output.hasPrefix("<?xml"))
    }

    @Test("the example of docs/reference/scenarios.md passes as it is written there")
    func documentedExample() throws {
        let binary = try Binary()
        let text = try String(
            contentsOf: Binary.repository.appendingPathComponent("docs/reference/scenarios.md"), encoding: .utf8)
        let blocks = text.components(separatedBy: "```yaml\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
        try #require(!blocks.isEmpty)
        for (index, block) in blocks.enumerated() {
            try binary.write("doc/\(index).yaml", block + "\n")
        }
        let answer = try binary.run("scenario", "run", "doc")
        #expect(answer.code == 0, "\(answer.everything)")
    }

    @Test(
        "a mistake in a scenario's text reads as a finding with its fix, not as something expected and something found")
    func findings() throws {
        let binary = try Binary()
        try binary.write(
            "s/bad.yaml",
            """
            scenario: { zh: 甲, en: A }
            workflow: labour-dispute
            locality: "610113"
            open: { at: 2024-04-20, as: clerkk, facts: { workr: { name: 白杨 }, claim_amount: many } }
            steps:
              - { advance: mediation_requestd, as: clerk }
            """)
        let answer = try binary.run("scenario", "run", "s")
        #expect(answer.code == 1)
        for words in ["bad.yaml:4:", "error[S", "fix: did you mean clerk?", "fix: did you mean mediation_requested?"] {
            #expect(answer.output.contains(words), "\(words) in \(answer.output)")
        }
        for words in ["expected", "actual", "a scenario that can be run as written"] {
            #expect(!answer.output.contains(words), "\(words) in \(answer.output)")
        }
    }

    @Test("what was not reached is named up to ten with a count of the rest, and whole with --all")
    func unreached() throws {
        let binary = try Binary()
        let file = Binary.repository.appendingPathComponent("examples/scenarios/tracks").path
        let short = try binary.run("scenario", "run", file)
        let long = try binary.run("scenario", "run", file, "--all")
        #expect(short.code == 0 && long.code == 0)
        let unreached = short.lines.drop { !$0.hasPrefix("states of labour-dispute not reached") }
        #expect(unreached.dropFirst().prefix { $0.hasPrefix("  ") }.count == 11, "\(short.output)")
        #expect(short.output.contains("more (--all names them)"))
        #expect(!long.output.contains("more (--all") && long.lines.count > short.lines.count + 50)
    }

    @Test("a scenario file with mistakes is reported with every place")
    func mistakes() throws {
        let binary = try Binary()
        try binary.write("s/bad.yaml", "scenaro: x\nlocality: nowhere\n")
        let answer = try binary.run("scenario", "run", "s")
        #expect(answer.code == 1)
        #expect(answer.output.contains("bad.yaml:1:1"), "\(answer.everything)")
    }
}
