import DataValues
import Testing

@Suite("Calendar verbs")
struct CalendarVerbTests {
    @Test(
        "a last day is found over holidays, make-up days and the ends of months",
        arguments: [
            ("2026-01-04", "45", "days", [], "2026-02-24"), ("2026-02-13", "5", "working-days", [], "2026-02-27"),
            ("2025-09-26", "15", "days", [], "2025-10-11"), ("2024-04-20", "15", "days", [], "2024-05-06"),
            ("2025-08-01", "90", "working-days", [], "2025-12-11"), ("2024-02-29", "2", "years", [], "2026-02-28"),
            ("2025-10-03", "1", "years", [], "2026-10-08"), ("2026-01-31", "1", "months", [], "2026-02-28"),
            ("2026-01-04", "45", "days", ["--no-roll"], "2026-02-18"),
            ("2026-01-04", "45", "days", ["--locality", "440300"], "2026-02-24"),
        ])
    func lastDay(_ start: String, _ amount: String, _ unit: String, _ more: [String], _ expected: String) throws {
        let binary = try Binary()
        let answer = try binary.run(["calendar", "add", start, amount, "--unit", unit, "-o", "json"] + more)
        #expect(answer.code == 0)
        let document = try answer.json()
        #expect(document["date"].text == expected)
        #expect(document["provisional"].boolean == false)
        let days = try #require(document["derivation"].list)
        #expect(days.first?["date"].text == start)
        #expect(days.last?["date"].text == expected)
        let text = try binary.run(["calendar", "add", start, amount, "--unit", unit] + more)
        #expect(text.output.contains(expected))
    }

    @Test("a year without a published notice is provisional and says so")
    func provisional() throws {
        let binary = try Binary()
        #expect(
            try binary.run("calendar", "add", "2027-02-01", "10", "-o", "json").json()["provisional"].boolean == true)
        #expect(try binary.run("calendar", "add", "2027-02-01", "10").output.contains("Provisional"))
    }

    @Test("February 2026 in Chinese: the festival, its make-up days and their source, in columns")
    func month() throws {
        let binary = try Binary()
        binary.language = "zh"
        #expect(
            try binary.run("calendar", "show", "2026-02").output == """
                2026 年 2 月  工作日 16 天
                一    二    三    四    五    六    日
                                                     1·
                 2     3     4     5     6     7·    8·
                 9    10    11    12    13    14班  15休
                16休  17休  18休  19休  20休  21休  22休
                23休  24    25    26    27    28班
                2026-02-14               春节调休上班
                2026-02-15 — 2026-02-23  春节
                2026-02-28               春节调休上班
                依据：国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）

                """)
    }

    @Test(
        "what is no date, no unit or no month is refused",
        arguments: [
            ["calendar", "add", "2026-02-30", "5"], ["calendar", "add", "2026-02-13", "5", "--unit", "weeks"],
            ["calendar", "add", "2026-02-13", "五"], ["calendar", "add", "2026-02-13", "-5"],
            ["calendar", "add", "2026-02-13", "99999999999999999999"], ["calendar", "show", "2026-13"],
            ["calendar", "add", "2026-02-13", "999999999"],
        ])
    func refused(_ arguments: [String]) throws {
        let answer = try Binary().run(arguments)
        #expect(answer.code == 64, "\(answer.everything)")
        #expect(answer.output.isEmpty)
    }
}
