import DataValues
import Testing

@Suite("The inbox")
struct InboxTests {
    @Test("says when it is empty how many cases of the user's localities wait for a handler, and how to take one")
    func empty() throws {
        let binary = try Binary()
        let nothing = try binary.run("inbox")
        #expect(nothing.talk.contains("nothing waits for you"), "\(nothing.talk)")
        let id = try binary.open()
        _ = try binary.open()
        let answer = try binary.run("inbox")
        #expect(answer.code == 0 && answer.output.isEmpty)
        #expect(answer.talk.contains("no case is assigned to he.yun"), "\(answer.talk)")
        #expect(answer.talk.contains("2 open cases of your localities are assigned to nobody"), "\(answer.talk)")
        #expect(answer.talk.contains("tiaochu case assign CASE he.yun"))
        let chinese = try binary.run("inbox", "--lang", "zh")
        #expect(chinese.talk.contains("2 件未结案件尚无承办人") && chinese.talk.contains("tiaochu case assign 案件 he.yun"))
        #expect(try binary.run("inbox", "-o", "json").json() == .list([]))

        let listed = try binary.run("case", "list", "--status", "open", "--assignee", "-")
        #expect(listed.output.contains(id))
        #expect(try binary.run("case", "assign", id, "he.yun").code == 0)
        let taken = try binary.run("inbox")
        try binary.advance(id, [("arbitration_applied", "2026-03-02")])
        let due = try binary.run("inbox").output
        #expect(due.contains("Accept or refuse (LMAL art. 29)"), "\(due)")
        let row = try binary.run("inbox", "-o", "json").json().list?.first
        #expect(row?["next_deadline"] == "application.under_review.received.acceptance", "\(row ?? .null)")
        #expect(taken.output.contains(id) && !taken.talk.contains("nobody"), "\(taken.everything)")
    }

    @Test("counts only what the user handles and asks for")
    func localities() throws {
        let binary = try Binary()
        _ = try binary.open()
        let elsewhere = try binary.run("inbox", "--as", "chen.jie")
        #expect(elsewhere.talk.hasPrefix("nothing waits for you"), "\(elsewhere.talk)")
        #expect(try binary.run("inbox", "--locality", "610113").talk.contains("1 open case of your localities is"))
        #expect(try binary.run("inbox", "--locality", "440300").talk.hasPrefix("nothing waits for you"))
        try binary.replace(
            "{ name: 陈洁, roles: [clerk, mediator, arbitrator], localities: [\"440300\"] }",
            with: "{ name: 陈洁, roles: [clerk], localities: [\"610100\", \"610113\", \"440300\"] }", in: "tiaochu.yaml")
        let nested = try binary.run("inbox", "--as", "chen.jie")
        #expect(nested.talk.contains("1 open case"), "a place inside another is counted once: \(nested.talk)")
    }

    @Test("keeps an overdue award on top after its lapse was entered, and calls a party's lost time over, not overdue")
    func overdue() throws {
        let binary = try Binary()
        let late = try binary.accepted()
        let fresh = try binary.open()
        for id in [late, fresh] { #expect(try binary.run("case", "assign", id, "he.yun").code == 0) }
        binary.now = "2026-11-30T10:00"
        let before = try binary.run("inbox")
        #expect(before.talk.contains("`tiaochu deadline run` raises them"), "\(before.everything)")
        #expect(try binary.run("deadline", "run").code == 0)
        let after = try binary.run("inbox")
        #expect(
            after.lines.count > 2 && after.lines[2].contains(late) && after.lines[2].contains("!! "), "\(after.output)")
        #expect(!after.talk.contains("deadline run"), "\(after.talk)")
        let listed = try binary.run("deadline", "list", "--due-within", "0")
        #expect(
            listed.lines.contains { $0.contains("arbitration.award") && $0.contains("days overdue") },
            "\(listed.output)")
        let shown = try binary.run("case", "show", late, "--lang", "zh")
        #expect(shown.lines.contains { $0.contains("已逾期") && $0.contains("逾期 ") }, "\(shown.output)")
        let limitation = try binary.run("deadline", "list", "--due-within", "0", "--lang", "zh")
        #expect(!limitation.lines.contains { $0.contains("仲裁时效") && $0.contains("逾期") }, "\(limitation.output)")
    }
}
