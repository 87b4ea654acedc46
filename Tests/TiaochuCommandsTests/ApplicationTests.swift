import DataValues
import Testing

@testable import TiaochuCommands

@Suite("An application as it is put on file")
struct ApplicationTests {
    private static let claims = #"claims=[{"title":"加班费","amount":"60000.00"}]"#

    @Test("the claims come with the application, stand on its receipt and read in the history as in the case")
    func claims() throws {
        let binary = try Binary()
        let id = try binary.open()
        let applied = try binary.run(
            "case", "advance", id, "arbitration_applied", "--at", "2026-03-02", "--set", Self.claims)
        #expect(applied.code == 0, "\(applied.everything)")
        let receipt = try binary.run("case", "document", id, "receipt")
        #expect(receipt.output.contains("请求事项一：加班费，60,000.00元。"), "\(receipt.everything)")
        let shown = "Claim 加班费, Amount 60,000.00"
        #expect(try binary.run("case", "show", id).output.contains(shown))
        let history = try binary.run("case", "history", id).output
        #expect(history.contains("Claims: — → \(shown)"), "\(history)")
        #expect(!history.contains("{"), "\(history)")
    }

    @Test("the restarts of the acceptance and of the award period stand in their derivations with their reasons")
    func restarts() throws {
        let binary = try Binary()
        let id = try binary.open()
        func advance(_ event: String, _ day: String, _ facts: String...) throws {
            let answer = try binary.run(
                ["case", "advance", id, event, "--at", day] + facts.flatMap { ["--set", $0] })
            #expect(answer.code == 0, "\(event): \(answer.everything)")
        }
        binary.now = "2026-03-09T10:00"
        try advance("arbitration_applied", "2026-03-02", "transferred_in=true", "first_accepted_on=2026-02-25")
        try advance("request_correction", "2026-03-03", "papers_missing=身份证")
        try advance("papers_completed", "2026-03-05")
        let acceptance = try binary.run(
            "deadline", "explain", id, "application.under_review.received.acceptance"
        ).output
        #expect(acceptance.contains("2026-03-05 Thursday  counted anew from this day"), "\(acceptance)")
        #expect(acceptance.contains("(Papers completed)"), "\(acceptance)")
        try advance("accept", "2026-03-06")
        let award = try binary.run("deadline", "explain", id, "arbitration.award_simplified").output
        #expect(award.contains("45 days from 2026-02-25"), "\(award)")
        #expect(award.contains("(Transferred here)"), "\(award)")

        // Why that was the last day, when it is over.
        let ended = try binary.run("deadline", "explain", id, "application.under_review.received.acceptance")
        #expect(ended.output.contains("  met: 2026-03-06, entry "), "\(ended.everything)")
        #expect(ended.output.contains("2026-03-05 Thursday  counted anew from this day"), "\(ended.everything)")
        let all = try binary.run("deadline", "explain", id)
        #expect(all.everything.contains("application.under_review.received.acceptance"), "\(all.everything)")

        // Why a limit is not counted, where its guard says so.
        let other = try binary.run("deadline", "explain", id, "arbitration.award")
        #expect(other.code == 0 && other.output.contains("  does not apply: "), "\(other.everything)")
        let row = try binary.run("deadline", "explain", id, "arbitration.award", "-o", "json").json().list?.first
        #expect(row?["applies"] == false && row?["refusal"]["guard"].text != nil, "\(row ?? .null)")
    }
}
