import DataValues
import Testing

@Suite("Acts entered late, on the command line")
struct LateEntryVerbTests {
    /// A case applied for on 2 March whose five days for accepting it have lapsed and fired.
    private func lapsed(_ binary: Binary) throws -> String {
        let id = try binary.open()
        #expect(try binary.run("case", "advance", id, "triage", "--at", "2026-03-02").code == 0)
        #expect(try binary.run("case", "advance", id, "arbitration_applied", "--at", "2026-03-02").code == 0)
        let run = try binary.run("deadline", "run")
        #expect(run.code == 0)
        #expect(try binary.run("case", "history", id).output.contains("[deadline]"), "\(run.output)")
        return id
    }

    @Test(
        "without a reason the act is refused and the way is told; with one the lapse is withdrawn and the audit holds")
    func late() throws {
        let binary = try Binary()
        let id = try lapsed(binary)
        let refused = try binary.run("case", "advance", id, "accept", "--at", "2026-03-04")
        #expect(refused.code == 3)
        #expect(refused.talk.contains("--late"), "\(refused.talk)")
        let empty = try binary.run("case", "advance", id, "accept", "--at", "2026-03-04", "--late", " ")
        #expect(empty.code == 64)
        let taken = try binary.run("case", "advance", id, "accept", "--at", "2026-03-04", "--late", "回执迟到\n第二行")
        #expect(taken.code == 0, "\(taken.talk)")
        #expect(taken.output.contains("withdrawn: "))
        let history = try binary.run("case", "history", id).output
        #expect(history.contains("late entry: withdraws") && history.contains("     │ 第二行"), "\(history)")
        #expect(try binary.run("audit", "verify").code == 0)
    }
}
