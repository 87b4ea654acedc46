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
}
