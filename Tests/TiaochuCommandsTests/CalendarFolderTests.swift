import Foundation
import Testing

/// Calendars whose folder is not there, or is no folder.
@Suite("Folders of calendars")
struct CalendarFolderTests {
    private static let nation = "workflows/calendars/cn"

    @Test(
        "a calendar folder that is no folder is an error; a case under way goes on with the kept calendar, and it is said"
    )
    func noFolder() throws {
        let binary = try Binary()
        let id = try binary.open()
        try FileManager.default.removeItem(atPath: binary.path(Self.nation))
        try binary.write(Self.nation, "not a folder")
        let answer = try binary.run("case", "advance", id, "triage", "--at", "2026-03-02")
        #expect(answer.code == 0 && answer.talk.contains("kept in the store"), "\(answer.everything)")
        let opening = try binary.run("case", "open", "--locality", "610113", "--facts", "my.json", "--at", "2026-03-02")
        #expect(opening.code == 7 && opening.everything.contains(Self.nation), "\(opening.everything)")
        let check = try binary.run("calendar", "check")
        #expect(check.code == 1 && check.everything.contains("cannot be listed"), "\(check.everything)")
    }

    @Test("without the nation's calendar a case under way is counted with the kept one, and it is said")
    func missing() throws {
        let binary = try Binary()
        let id = try binary.open()
        try FileManager.default.removeItem(atPath: binary.path(Self.nation))
        let answer = try binary.run("case", "advance", id, "triage", "--at", "2026-03-02")
        #expect(answer.code == 0 && answer.talk.contains("kept in the store"), "\(answer.everything)")
        #expect(try binary.run("audit", "verify").code == 0)
    }
}
