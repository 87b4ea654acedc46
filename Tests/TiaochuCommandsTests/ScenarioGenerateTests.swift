import DataValues
import Foundation
import Testing

@Suite("Boundary scenarios from the command line")
struct ScenarioGenerateTests {
    private static let folder = Binary.repository.appendingPathComponent("examples/scenarios/mediation").path
    private static let key = "pre_arbitration.mediation.under_way.sectoral.period"

    private func generate(_ binary: Binary, _ arguments: String...) throws -> Answer {
        try binary.run(
            ["scenario", "generate", "--boundaries", "-l", "610113", "--scenarios", Self.folder] + arguments)
    }

    @Test("what is written can be run, carries article and span as tags, and is never overwritten")
    func written() throws {
        let binary = try Binary()
        let made = try generate(binary, "--deadline", "mediation.under_way.sectoral.period", "--write", "边界")
        #expect(made.code == 0, "\(made.everything)")
        #expect(made.output.isEmpty)
        #expect(made.talk.contains(Self.key))
        let run = try binary.run("scenario", "run", "边界", "--covers", "boundary-holiday", "-o", "json")
        #expect(run.code == 0, "\(run.everything)")
        let document = try run.json()
        #expect(document["passed"].integer == 3)
        #expect(document["tags"].list?.contains("LMAL-14") == true)
        let again = try generate(binary, "--deadline", "mediation.under_way.sectoral.period", "--write", "边界")
        #expect(again.code == 4, "\(again.everything)")
    }

    @Test("the list says of every span whether scenarios were made, and why not")
    func listed() throws {
        let binary = try Binary()
        let answer = try generate(binary, "--deadline", Self.key, "--deadline", "arbitration.award", "-o", "json")
        #expect(answer.code == 0, "\(answer.everything)")
        let rows = try #require(try answer.json().list)
        #expect(rows.count == 10)
        #expect(
            rows.allSatisfy { $0["made"].boolean == ($0["deadline"].text == Self.key && $0["span"] != "suspension") })
        #expect(rows.contains { $0["span"] == "suspension" && $0["reason"] == "never-pauses" })
        #expect(rows.filter { $0["deadline"] == "arbitration.award" }.allSatisfy { $0["reason"] == "not-reached" })
    }

    @Test("a deadline, a locality or a kind that does not exist is refused with the nearest name")
    func unknown() throws {
        let binary = try Binary()
        let deadline = try generate(binary, "--deadline", "arbitration.awards", "--lang", "zh")
        #expect(deadline.code == 5)
        #expect(deadline.talk.contains("arbitration.award"))
        #expect(try generate(binary, "--deadline", "举证期限").code == 5)
        #expect(try binary.run("scenario", "generate").code == 64)
    }
}
