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

        let done = try binary.run("calendar", "add-notice", "notice.yaml", "--yes", "--as", "ma.lin")
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
        let again = try binary.run("calendar", "add-notice", "notice.yaml", "--yes", "--as", "ma.lin", "-o", "json")
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
        let answer = try binary.run("calendar", "add-notice", "notice.yaml", "--yes", "--as", "ma.lin", "-o", "json")
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
            let answer = try binary.run("calendar", "add-notice", "坏.yaml", "--yes", "--as", "ma.lin")
            #expect(answer.code == 7, "\(answer.everything)")
            for place in ["坏.yaml:2:1", "坏.yaml:9:9"] {
                #expect(answer.everything.contains(place), "\(place): \(answer.everything)")
            }
        }
        try binary.write("empty.yaml", Self.notice.components(separatedBy: "holidays:")[0] + "holidays: []\n")
        #expect(
            try binary.run("calendar", "add-notice", "empty.yaml", "--yes", "--as", "ma.lin").everything.contains(
                "T110"))
        #expect(try binary.run("calendar", "add-notice", "none.yaml", "--yes", "--as", "ma.lin").code == 64)
        #expect(try binary.run("calendar", "add-notice", "notice.yaml").code == 64)
        let clerk = try binary.run("calendar", "add-notice", "notice.yaml", "--yes", "--as", "chen.jie")
        #expect(clerk.code == 6 && clerk.talk.contains("管理员"), "\(clerk.everything)")
        #expect(try binary.standing(id) == before.0)
        #expect(try binary.read(Self.target) == before.1)
    }

    @Test("a notice that contradicts the one that is there is refused, naming the days, unless it replaces it")
    func contradicting() throws {
        let (binary, id) = try office()
        #expect(try binary.run("calendar", "add-notice", "notice.yaml", "--yes", "--as", "ma.lin").code == 0)
        let standing = (try binary.standing(id), try binary.read(Self.target))
        try binary.write("other.yaml", Self.notice.replacingOccurrences(of: "to: 2027-02-15", with: "to: 2027-02-16"))
        for more in [["--yes"], ["--dry-run"]] {
            let answer = try binary.run(["calendar", "add-notice", "other.yaml", "--as", "ma.lin"] + more)
            #expect(answer.code == 4, "\(answer.everything)")
            #expect(answer.talk.contains("2027-02-16"))
        }
        #expect(try binary.standing(id) == standing.0)
        #expect(try binary.read(Self.target) == standing.1)
        let replaced = try binary.run("calendar", "add-notice", "other.yaml", "--yes", "--as", "ma.lin", "--replace")
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
        let answer = try binary.run("calendar", "add-notice", "lacking.yaml", "--yes", "--as", "ma.lin")
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
        let answer = try binary.run("calendar", "add-notice", "local.yaml", "--yes", "--as", "ma.lin", "-o", "json")
        #expect(answer.code == 0, "\(answer.everything)")
        #expect(try answer.json()["outcome"].text == "added")
        #expect(
            try binary.run("calendar", "show", "2028-08", "--locality", "440300").output.contains("Shenzhen notice"))
    }

    @Test(
        "every place that shows a date in a year without a notice says that it is provisional", arguments: ["en", "zh"])
    func provisional(_ language: String) throws {
        let (binary, id) = try office()
        binary.language = language
        let word = language == "en" ? "provisional" : "暂定"
        for verb in [
            ["inbox", "--all"], ["case", "list"], ["case", "show", id], ["deadline", "list"],
            ["deadline", "explain", id],
            ["deadline", "export"],
        ] {
            let answer = try binary.run(verb)
            #expect(answer.code == 0 && answer.everything.contains(word), "\(verb): \(answer.everything)")
        }
        let forecast = try binary.run("case", "forecast", id)
        #expect(forecast.output.isEmpty || forecast.everything.contains(word), "\(forecast.everything)")
        let rows = try #require(try binary.run("inbox", "--all", "-o", "json").json().list)
        #expect(rows.allSatisfy { $0["next_due_provisional"].boolean == true })
        #expect(
            try binary.run("case", "forecast", id, "-o", "json").json().list?.allSatisfy {
                $0["provisional"].boolean != nil
            } == true)

        _ = try binary.run("calendar", "add-notice", "notice.yaml", "--yes", "--as", "ma.lin")
        for verb in [["inbox", "--all"], ["case", "show", id], ["deadline", "list"], ["deadline", "explain", id]] {
            #expect(try !binary.run(verb).everything.contains(word), "\(verb)")
        }
    }

    @Test("a deadline is explained for the file: the case, each day in JSON, the notice behind each rest day")
    func explained() throws {
        let (binary, id) = try office()
        _ = try binary.run("calendar", "add-notice", "notice.yaml", "--yes", "--as", "ma.lin")
        let text = try binary.run("deadline", "explain", id, "arbitration.award_simplified", "--full").output
        #expect(text.hasPrefix("Case \(id)  How its deadlines are counted  as of 2026-12-30"))
        #expect(text.contains("2027-02-06 Saturday  day 39  Spring Festival (State Council General Office"))
        #expect(text.contains("2027-01-09 Saturday  day 11  weekend"))
        let document = try binary.run("deadline", "explain", id, "arbitration.award_simplified", "-o", "json").json()
        let deadline = try #require(document.list?.first)
        #expect(deadline["anchor"].text == "2026-12-29" && deadline["amount"].integer == 45)
        #expect(deadline["natural_end"].text == "2027-02-12" && deadline["due_on"].text == "2027-02-16")
        let days = try #require(deadline["days"].list)
        #expect(days.count == 50)
        #expect(days.last?["date"].text == "2027-02-16" && days.last?["role"].text == "rolled")
        let rest = try #require(days.first { $0["date"].text == "2027-02-15" })
        #expect(rest["working"].boolean == false)
        #expect(rest["source"].text == "State Council General Office, holiday notice for 2027")
    }

    @Test("facts of a statute that nothing cites, and of calendars of other places, are listed while unverified")
    func unverified() throws {
        let binary = try Binary()
        try binary.write(
            "workflows/calendars/440300/2026.yaml",
            """
            place: "440300"
            year: 2026
            verified: false
            source: { zh: 某通知, en: a notice }
            holidays: [{ title: { zh: 特区日, en: Zone Day }, from: 2026-08-26 }]

            """)
        try binary.write(
            "workflows/statutes/Uncited.yaml",
            """
            statute: Uncited
            title: { zh: 未引用的规定, en: An uncited rule }
            short: { zh: 未引用的规定, en: Uncited }
            in_force: 2020-01-01
            counting:
              working_days: none
              rolls: true
              source: { zh: 第一条, en: art. 1 }
              verified: true
            articles:
              "1": { zh: 内容, en: content, verified: false }

            """)
        let answer = try binary.run("workflow", "check", "--locality", "610113", "--unverified", "-o", "json")
        #expect(answer.code == 0, "\(answer.everything)")
        let keys = try answer.json()["unverified"].list?.compactMap { $0["key"].text } ?? []
        for key in ["calendars.cn.2027", "calendars.440300.2026", "statutes.Uncited.1", "statutes.SPC-II.20"] {
            #expect(keys.contains(key), "\(key)")
        }
        let statutes = keys.filter { $0.hasPrefix("statutes.") }
        #expect(Set(statutes).count == statutes.count)
    }
}
