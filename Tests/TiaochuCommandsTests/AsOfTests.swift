import DataValues
import Testing

@testable import TiaochuCommands

@Suite("The day for which an answer holds")
struct AsOfTests {
    @Test("what may be done next after an act of an earlier day names the day of the list")
    func next() throws {
        let binary = try Binary()
        let id = try binary.open()
        for (language, heading) in [("en", "next, as of 2026-06-30:"), ("zh", "下一步（截至 2026-06-30）：")] {
            binary.language = language
            let answer = try binary.run("case", "note", id, "x")
            #expect(answer.code == 0, "\(answer.everything)")
            let step = try binary.run(
                "case", "advance", id, "papers_requested", "--at", "2026-03-02", "--set", "papers_missing=身份证")
            #expect(step.lines.contains(heading), "\(step.everything)")
            #expect(try binary.run("case", "advance", id, "papers_supplied", "--at", "2026-03-02").code == 0)
        }
        binary.language = "en"
        let json = try binary.run("case", "advance", id, "triage", "--at", "2026-03-02", "-o", "json").json()
        #expect(json["next"]["as_of"] == "2026-06-30")
        let events = (json["next"]["events"].list ?? []).compactMap { $0["event"].text }
        #expect(events.contains("arbitration_applied"), "\(events)")
        binary.now = "2026-07-01T10:00"
        let today = try binary.run("case", "advance", id, "arbitration_applied")
        #expect(today.lines.contains("next:"), "\(today.everything)")
    }

    @Test("why says for which day it answers, in both languages and in JSON")
    func why() throws {
        let binary = try Binary()
        let id = try binary.open()
        for (language, now, then) in [
            ("en", "as of 2026-06-30; for another day ask with --at", "as of 2026-03-05"),
            ("zh", "以上截至 2026-06-30；另问某日用 --at。", "以上截至 2026-03-05。"),
        ] {
            binary.language = language
            #expect(try binary.run("case", "why", id).lines.last == now)
            #expect(try binary.run("case", "why", id, "triage", "--at", "2026-03-05").lines.last == then)
        }
        let rows = try #require(try binary.run("case", "why", id, "-o", "json").json().list)
        #expect(rows.allSatisfy { $0["as_of"] == "2026-06-30" })
        #expect(
            try binary.run("case", "why", id, "triage", "--at", "2026-03-05", "-o", "json").json()["as_of"]
                == "2026-03-05")
    }
}
