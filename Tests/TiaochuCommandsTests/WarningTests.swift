import DataValues
import Testing

@Suite("Warnings of deadlines")
struct WarningTests {
    @Test("a case is marked in lists from the day its deadline's warning begins, not before")
    func marked() throws {
        let binary = try Binary()
        binary.now = "2026-03-02T10:00"
        let id = try binary.open()
        try binary.advance(id, [("triage", "2026-03-02"), ("arbitration_applied", "2026-03-02")])
        // Five working days to accept or refuse end on 9 March; two working days before that is the 5th.
        for (day, isWarned) in [("2026-03-04", false), ("2026-03-05", true), ("2026-03-09", true)] {
            binary.now = day + "T10:00"
            let rows = try binary.run("inbox", "--all", "-o", "json").json().list
            #expect(rows?.first?["warned"].boolean == isWarned, "\(day)")
            let text = try binary.run("inbox", "--all")
            #expect(text.output.contains("! 2026-03-09") == isWarned, "\(text.output)")
        }
    }

    @Test("what is overdue is said to be overdue, not to draw near")
    func overdue() throws {
        let binary = try Binary()
        binary.now = "2026-03-02T10:00"
        let id = try binary.open()
        try binary.advance(id, [("triage", "2026-03-02"), ("arbitration_applied", "2026-03-02")])
        for (day, mark, says) in [
            ("2026-03-09", "! 2026-03-09 due today", "! a deadline draws near.\n"),
            (
                "2026-03-10", "!! 2026-03-09 1 day overdue",
                "!! a deadline is overdue.\n"
                    + "deadlines are over whose events have not been raised; `tiaochu deadline run` raises them.\n"
            ),
        ] {
            binary.now = day + "T10:00"
            let answer = try binary.run("inbox", "--all")
            #expect(answer.output.contains(mark), "\(answer.output)")
            #expect(answer.talk == says)
        }
        let chinese = try binary.run("inbox", "--all", "--lang", "zh")
        #expect(chinese.talk.hasPrefix("!! 有期限已逾期。\n有期限已届满而尚未生效"), "\(chinese.talk)")
    }

    @Test("a deadline whose clock has not begun is not said to run")
    func notBegun() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        let rows = try binary.run("case", "show", id, "-o", "json").json()["deadlines"].list ?? []
        #expect(rows.contains { $0["status"].text == "pending" && $0["due_on"].isNull }, "\(rows)")
        let shown = try binary.run("case", "show", id).lines
        for line in shown where line.hasPrefix("—") { #expect(!line.contains("  running"), "\(line)") }
        #expect(shown.contains { $0.hasPrefix("—") && $0.contains("not running") })
        #expect(shown.contains { $0.hasPrefix("2026-") && $0.contains("  running") })
        let listed = try binary.run("deadline", "list", "--case", id, "--lang", "zh")
        #expect(listed.lines.contains { $0.hasPrefix("—") && $0.contains("未在计算") }, "\(listed.output)")
    }
}
