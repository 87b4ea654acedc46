import DataValues
import Foundation
import Testing

@testable import TiaochuCommands

@Suite("Looking at cases")
struct CaseLookupTests {
    @Test("a mistyped id is met with the case that was most likely meant")
    func nearbyCases() throws {
        let binary = try Binary()
        let id = try binary.open()
        #expect(id == "2026-610113-00001")
        for mistyped in [
            "2026-610113-0001", "2026-610113-00010", "2025-610113-00001", "2026610113-00001", "00001", "610113-00001",
            "２０２６－６１０１１３－００００１",
        ] {
            for verb in [["case", "show"], ["case", "why"], ["case", "advance"], ["case", "history"]] {
                let arguments = verb + [mistyped] + (verb[1] == "advance" ? ["triage"] : [])
                let answer = try binary.run(arguments)
                #expect(answer.code == 5, "\(arguments): \(answer.everything)")
                #expect(answer.talk.contains("did you mean \(id)?"), "\(arguments): \(answer.talk)")
            }
        }
        for other in ["2026-440300-00009", "zzz", "", "-"] {
            let answer = try binary.run("case", "show", "--", other)
            #expect(answer.code == 5)
            #expect(answer.talk.contains("tiaochu case list"), "\(other): \(answer.talk)")
        }
    }

    @Test("an event that another role must raise says so in a line of its own")
    func barredByRole() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        for (language, reason) in [("en", "    wang.min may not do this: it is for "), ("zh", "    wang.min 不能办理：须由")] {
            binary.language = language
            let lines = try binary.run("case", "why", id, "--as", "wang.min").lines
            let barred = try #require(lines.firstIndex { $0.hasPrefix("✗ tribunal_formed") })
            #expect(lines[barred + 1].hasPrefix(reason), "\(lines)")
            // Whose rule that is: the file and line, the layer, the article.
            #expect(lines[barred + 2].contains("workflow.yaml:"), "\(lines)")
            #expect(lines[barred + 2].contains(language == "en" ? "the base" : "基础流程"), "\(lines)")
        }
    }

    @Test("an act whose guards are asked only once its facts are there has no tick, and says what is asked then")
    func notAskedYet() throws {
        let binary = try Binary()
        let id = try binary.open()
        try binary.advance(id, [("triage", "2026-03-02")])
        let lines = try binary.run("case", "why", id).lines
        let open = try #require(lines.firstIndex { $0.hasPrefix("? ") }, "\(lines)")
        #expect(lines[open + 1].hasPrefix("    needs: "), "\(lines)")
        #expect(lines[open + 2].hasPrefix("    then asked: "), "\(lines)")
        for (index, line) in lines.enumerated() where line.hasPrefix("✓ ") && index + 2 < lines.count {
            #expect(!lines[index + 2].hasPrefix("    then asked: "), "\(line)")
        }
        #expect(lines.dropLast().last?.contains("case why \(id) EVENT") == true, "\(lines.suffix(2))")
        #expect(lines.last?.hasPrefix("as of ") == true)
    }

    @Test("what regions have in common is said once, and an act says only what it changes")
    func regions() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        let place = try #require(try binary.run("case", "show", id).lines.first { $0.hasPrefix("at: ") })
        #expect(place.hasPrefix("at: Arbitration › Under way (Track › Simplified; Service › "), "\(place)")
        #expect(place.components(separatedBy: "Under way").count == 2)
        let clerk = try binary.run("case", "why", id, "limitation_defence_raised").lines
        #expect(clerk.first?.hasSuffix("→ stays where it is") == true, "\(clerk)")
    }

    @Test("lists fit a terminal of sixty columns and lose nothing")
    func narrow() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        for language in ["en", "zh"] {
            binary.language = language
            for verb in [
                ["case", "list"], ["inbox", "--all"], ["deadline", "list"], ["locality", "list"], ["explain"],
                ["workflow", "list"],
            ] {
                let answer = try binary.start(verb, environment: ["COLUMNS": "60"]).finish()
                #expect(answer.code == 0)
                for line in answer.lines { #expect(DisplayWidth.of(line) <= 60, "\(verb): \(line)") }
                if verb[0] != "explain", verb[1] != "list" || verb[0] == "case" || verb[0] == "deadline" {
                    #expect(answer.output.contains(id), "\(verb): \(answer.output)")
                }
            }
        }
        let wide = try binary.run("case", "list")
        #expect(wide.lines.contains { $0.hasPrefix(id + "  ") }, "into a file a row is a line: \(wide.output)")
    }
}
