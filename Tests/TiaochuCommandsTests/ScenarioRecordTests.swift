import DataValues
import Foundation
import Testing

@testable import TiaochuCommands

@Suite("Cases written down as scenarios")
struct ScenarioRecordTests {
    private static var examples: [String] {
        let folder = Binary.repository.appendingPathComponent("examples/cases").path
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".json") }
            .sorted()
    }

    /// Every text of four bytes and more in a value, at any depth: names, numbers, reasons.
    private func texts(_ value: DataValue) -> Set<String> {
        switch value {
        case .text(let text): text.utf8.count > 3 ? [text] : []
        case .list(let elements): elements.reduce(into: []) { $0.formUnion(texts($1)) }
        case .record(let record): record.values.reduce(into: []) { $0.formUnion(texts($1)) }
        default: []
        }
    }

    @Test("every example case comes out as a scenario that passes and names nobody", arguments: examples)
    func examplesRecorded(example: String) throws {
        let binary = try Binary()
        binary.now = "2026-12-31T10:00"
        let source = Binary.repository.appendingPathComponent("examples/cases/\(example)")
        try binary.write("case.json", try String(contentsOf: source, encoding: .utf8))
        #expect(try binary.run("case", "play", "case.json").code == 0)
        // Both parties' time to sue ends on one day in some of them.
        #expect(try binary.run("deadline", "run").code == 0)
        let id = try #require(try binary.run("case", "list", "-o", "json").json().list?.first?["case"].text)

        let recorded = try binary.run("scenario", "record", id, "--to", "recorded.yaml")
        #expect(recorded.code == 0, "\(recorded.everything)")
        let run = try binary.run("scenario", "run", "recorded.yaml", "-o", "json")
        #expect(run.code == 0, "\(run.everything)")
        let scenario = try binary.read("recorded.yaml")
        let history = try binary.run("case", "history", id, "--reveal", "worker", "--reveal", "employer", "-o", "json")
            .json()
        let facts = try #require(history.list?.first)["data"]
        for party in ["worker", "employer"] {
            for secret in texts(facts[party]) { #expect(!scenario.contains(secret), "\(secret) is in the scenario") }
        }
        #expect(!scenario.contains(id) && !scenario.contains("he.yun") && !scenario.contains("zhao.qiang"))
    }

    @Test("lapses are told as they stand, with the deadline that lapsed")
    func lapses() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        binary.now = "2026-12-31T10:00"
        #expect(try binary.run("deadline", "run").code == 0)
        let answer = try binary.run("scenario", "record", id, "-o", "json")
        #expect(answer.code == 0, "\(answer.everything)")
        let text = try #require(try answer.json()["scenario"].text)
        #expect(text.contains("- until: ") && text.contains("  # arbitration."))
    }

    @Test("a deadline that was over before the case was opened lapses with the first act, on its day")
    func overBeforehand() throws {
        let binary = try Binary()
        try binary.write(
            "late.json",
            #"{"worker":{"name":"李想"},"employer":{"name":"公司甲"},"dispute_kind":"severance","claim_amount":"150000.00","rights_known_on":"2024-05-01"}"#
        )
        binary.now = "2026-03-02T10:00"
        let opened = try binary.run(
            "case", "open", "--locality", "610113", "--facts", "late.json", "--at", "2026-03-02", "-o", "json")
        let id = try #require(try opened.json()["case"].text, "\(opened.everything)")
        #expect(try binary.run("case", "advance", id, "arbitration_applied", "--at", "2026-03-02").code == 0)
        let answer = try binary.run("scenario", "record", id, "-o", "json")
        #expect(answer.code == 0, "\(answer.everything)")
        let text = try #require(try answer.json()["scenario"].text)
        #expect(text.contains("# pre_arbitration.limitation") && !text.contains("until: 2026-03-03"), "\(text)")
    }

    @Test("what does not come out again under the rules as they are is refused, and the file is left alone")
    func refusals() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        try binary.write("there.yaml", "mine")
        #expect(try binary.run("scenario", "record", id, "--to", "there.yaml").code == 4)
        #expect(try binary.read("there.yaml") == "mine")
        #expect(try binary.run("scenario", "record", id, "--to", "nowhere/x.yaml").code == 74)
        #expect(try binary.run("scenario", "record", "2026-610113-09999").code == 5)
        try binary.replace(
            "value: 93003.00 CNY", with: "value: 1000.00 CNY", in: "workflows/localities/610100.yaml")
        let refused = try binary.run("scenario", "record", id, "--to", "new.yaml")
        #expect(refused.code == 1 && refused.talk.contains("ordinary"), "\(refused.everything)")
        #expect(!FileManager.default.fileExists(atPath: binary.path("new.yaml")))
        #expect(try binary.run("scenario", "record", id, "--lang", "zh").talk.contains("不能原样重现"))
    }
}
