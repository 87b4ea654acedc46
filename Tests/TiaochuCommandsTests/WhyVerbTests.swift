import DataValues
import Testing

@Suite("Why, on the command line")
struct WhyVerbTests {
    /// Events of a case without partial award and without another road, which once were offered for the facts that they require.
    private static let barred = [
        "partial_award_served": "there is no partial award", "partial_suit_ended": "there is no partial award",
        "other_road_ended": "no confirmation, review or payment order is pending",
    ]

    @Test("what no fact could make lawful is refused with its reason, in the list, by name and in what comes next")
    func honest() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        let listed = try #require(try binary.run("case", "why", id, "-o", "json").json().list)
        for (event, reason) in Self.barred {
            if let answer = listed.first(where: { $0["event"].text == event }) {
                #expect(answer["verdict"] == "refused", "\(answer)")
            }
            let asked = try binary.run("case", "why", id, event)
            #expect(asked.code == 3, "\(asked.everything)")
            if listed.contains(where: { $0["event"].text == event }) {
                #expect(asked.output.contains("✗ \(event)") && asked.output.contains(reason), "\(asked.output)")
            }
        }
        #expect(Self.barred.keys.contains { event in listed.contains { $0["event"].text == event } })
        // What only facts are missing for is offered as before.
        #expect(listed.contains { $0["event"] == "tribunal_formed" && $0["verdict"] == "needs-facts" })
        let next = try binary.run(
            "case", "advance", id, "copy_served", "--set", "service_method=post", "--at", "2026-03-05")
        #expect(next.code == 0 && next.everything.contains("tribunal_formed"), "\(next.everything)")
        for event in Self.barred.keys { #expect(!next.everything.contains(event), "\(event)") }
    }
}
