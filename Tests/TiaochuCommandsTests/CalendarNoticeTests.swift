import DataValues
import Foundation
import Testing

@Suite("Holiday notices")
struct CalendarNoticeTests {
    /// The festival of 2027 as a notice might have it, four days longer than the statutory days.
    private static let notice = """
        place: cn
        year: 2027
        source: { zh: 国务院办公厅关于2027年部分节假日安排的通知, en: "State Council General Office, holiday notice for 2027" }
        holidays:
          - { title: { zh: 元旦, en: New Year }, from: 2027-01-01, to: 2027-01-03, statutory: [2027-01-01] }
          - title: { zh: 春节, en: Spring Festival }
            from: 2027-02-05
            to: 2027-02-15
            working: [2027-02-20, 2027-02-27]
            statutory: [2027-02-05, 2027-02-06, 2027-02-07, 2027-02-08]
          - { title: { zh: 清明节, en: Qingming }, from: 2027-04-05, statutory: [2027-04-05] }
          - { title: { zh: 劳动节, en: Labour Day }, from: 2027-05-01, to: 2027-05-05 }
          - { title: { zh: 端午节, en: Dragon Boat Festival }, from: 2027-06-09 }
          - { title: { zh: 中秋节, en: Mid-Autumn Festival }, from: 2027-09-15 }
          - { title: { zh: 国庆节, en: National Day }, from: 2027-10-01, to: 2027-10-07 }

        """
    private static let target = "workflows/calendars/cn/2027.yaml"

    /// A case accepted on 29 December 2026, whose award is due on 12 February 2027 as far as one knows.
    private func office() throws -> (Binary, String) {
        let binary = try Binary()
        binary.now = "2026-12-30T10:00"
        try binary.write("my.json", Binary.facts)
        let opened = try binary.run(
            "case", "open", "--locality", "610113", "--facts", "my.json", "--at", "2026-12-24", "-o", "json")
        let id = try #require(try opened.json()["case"].text)
        try binary.advance(
            id, [("triage", "2026-12-24"), ("arbitration_applied", "2026-12-25"), ("accept", "2026-12-29")])
        try binary.write("notice.yaml", Self.notice)
        return (binary, id)
    }

    private func award(_ binary: Binary, _ id: String) throws -> DataValue {
        let rows = try binary.run("deadline", "list", "--case", id, "-o", "json").json().list
        return try #require(rows?.first { $0["key"].text == "arbitration.award_simplified" })
    }

    @Test("the provisional year becomes real: reported first, then in place, recorded, audited, and once only")
    func added() throws {
        let (binary, id) = try office()
        #expect(try award(binary, id)["due_on"].text == "2027-02-12")
        #expect(try award(binary, id)["provisional"].boolean == true)
        let before = (try binary.standing(id), try binary.read(Self.target))

        let dry = try binary.run("calendar", "add-notice", "notice.yaml", "--dry-run", "-o", "json")
        #expect(dry.code == 0, "\(dry.everything)")
        let report = try dry.json()
        #expect(report["outcome"].text == "dry-run")
        #expect(report["notice"]["effect"].text == "replaced")
        #expect(
            report["days"].list?.contains {
                $0["date"].text == "2027-02-20" && $0["working"].boolean == true && $0["was_working"].boolean == false
            } == true)
        let move = try #require(report["moves"].list?.first { $0["key"].text == "arbitration.award_simplified" })
        #expect(move["case"].text == id && move["from"].text == "2027-02-12" && move["to"].text == "2027-02-16")
        #expect(move["was_provisional"].boolean == true && move["provisional"].boolean == false)
        #expect(try binary.standing(id) == before.0)
        #expect(try binary.read(Self.target) == before.1)

        let done = try binary.run("calendar", "add-notice", "notice.yaml", "--yes")
        #expect(done.code == 0, "\(done.everything)")
        #expect(done.output.contains("2027-02-12*  2027-02-16"))
        #expect(try binary.read(Self.target) == Self.notice)
        #expect(try award(binary, id)["due_on"].text == "2027-02-16")
        #expect(try award(binary, id)["provisional"].boolean == false)
        #expect(
            try binary.run("case", "history", id).output.contains(
                "(arbitration.award_simplified): 2027-02-12 (provisional) → 2027-02-16"))
        #expect(try binary.run("audit", "verify").code == 0)

        let standing = try binary.standing(id)
        let again = try binary.run("calendar", "add-notice", "notice.yaml", "--yes", "-o", "json")
        #expect(again.code == 0)
        #expect(try again.json()["outcome"].text == "unchanged")
        #expect(try again.json()["recorded"].list?.isEmpty == true)
        #expect(try binary.standing(id) == standing)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: binary.path("workflows/calendars/cn")).allSatisfy {
                !$0.hasPrefix(".")
            })
    }

    @Test("the file in place and the cases not yet counted: running it again finishes it")
    func resumed() throws {
        let (binary, id) = try office()
        try binary.write(Self.target, Self.notice)
        let answer = try binary.run("calendar", "add-notice", "notice.yaml", "--yes", "-o", "json")
        #expect(answer.code == 0, "\(answer.everything)")
        #expect(try answer.json()["recorded"] == [.text(id)])
        #expect(try award(binary, id)["due_on"].text == "2027-02-16")
        #expect(try binary.run("audit", "verify").code == 0)
    }

    @Test("everything wrong with a notice is said at once, with its place, and nothing is added")
    func wrong() throws {
        let (binary, id) = try office()
        let before = (try binary.standing(id), try binary.read(Self.target))
        try binary.write(
            "坏.yaml",
            Self.notice.replacingOccurrences(of: "to: 2027-02-15", with: "to: 2027-02-45")
                .replacingOccurrences(of: "2027-02-20,", with: "2027-02-23,")
                .replacingOccurrences(of: "place: cn", with: "place: \"610199\"\nplcae: cn"))
        for language in ["en", "zh"] {
            binary.language = language
            let answer = try binary.run("calendar", "add-notice", "坏.yaml", "--yes")
            #expect(answer.code == 7, "\(answer.everything)")
            for place in ["坏.yaml:2:1", "坏.yaml:9:9"] {
                #expect(answer.everything.contains(place), "\(place): \(answer.everything)")
            }
        }
        try binary.write("empty.yaml", Self.notice.components(separatedBy: "holidays:")[0] + "holidays: []\n")
        #expect(try binary.run("calendar", "add-notice", "empty.yaml", "--yes").everything.contains("T110"))
        #expect(try binary.run("calendar", "add-notice", "none.yaml", "--yes").code == 64)
        #expect(try binary.run("calendar", "add-notice", "notice.yaml").code == 64)
        #expect(try binary.run("calendar", "add-notice", "notice.yaml", "--yes", "--as", "chen.jie").code == 6)
        #expect(try binary.standing(id) == before.0)
        #expect(try binary.read(Self.target) == before.1)
    }

    @Test("a notice that contradicts the one that is there is refused, naming the days, unless it replaces it")
    func contradicting() throws {
        let (binary, id) = try office()
        #expect(try binary.run("calendar", "add-notice", "notice.yaml", "--yes").code == 0)
        let standing = (try binary.standing(id), try binary.read(Self.target))
        try binary.write("other.yaml", Self.notice.replacingOccurrences(of: "to: 2027-02-15", with: "to: 2027-02-16"))
        for more in [["--yes"], ["--dry-run"]] {
            let answer = try binary.run(["calendar", "add-notice", "other.yaml"] + more)
            #expect(answer.code == 4, "\(answer.everything)")
            #expect(answer.talk.contains("2027-02-16"))
        }
        #expect(try binary.standing(id) == standing.0)
        #expect(try binary.read(Self.target) == standing.1)
        let replaced = try binary.run("calendar", "add-notice", "other.yaml", "--yes", "--replace")
        #expect(replaced.code == 0, "\(replaced.everything)")
        #expect(try award(binary, id)["due_on"].text == "2027-02-17")
        #expect(try binary.run("audit", "verify").code == 0)
    }

    @Test("a published notice that works on a statutory holiday is refused")
    func statutoryDay() throws {
        let (binary, _) = try office()
        try binary.write(
            "lacking.yaml",
            Self.notice.components(separatedBy: "\n").filter { !$0.contains("2027-06-09") }.joined(separator: "\n"))
        let answer = try binary.run("calendar", "add-notice", "lacking.yaml", "--yes")
        #expect(answer.code == 4, "\(answer.everything)")
        #expect(answer.talk.contains("2027-06-09"))
    }

    @Test("where there is no store yet the notice is added all the same, for a new year and place")
    func withoutStore() throws {
        let binary = try Binary()
        try binary.write(
            "local.yaml",
            """
            place: "440300"
            year: 2028
            source: { zh: 深圳市通知, en: Shenzhen notice }
            holidays: [{ title: { zh: 特区日, en: Zone Day }, from: 2028-08-25 }]

            """)
        let answer = try binary.run("calendar", "add-notice", "local.yaml", "--yes", "-o", "json")
        #expect(answer.code == 0, "\(answer.everything)")
        #expect(try answer.json()["outcome"].text == "added")
        #expect(
            try binary.run("calendar", "show", "2028-08", "--locality", "440300").output.contains("Shenzhen notice"))
    }
}
