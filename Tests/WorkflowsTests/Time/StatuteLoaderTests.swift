import Diagnostics
import StatutoryTime
import Testing

@testable import Workflows

@Suite("Loading statutes")
struct StatuteLoaderTests {
    private func shipped(_ id: String) throws -> Statute {
        let log = DiagnosticLog()
        let statute = StatuteLoader.read(id, with: SourceReader(CalendarLoaderTests.shipped, log: log))
        #expect(lines(log.sorted) == "")
        return try #require(statute)
    }

    @Test("the shipped statutes have nothing to be found")
    func all() throws {
        let log = DiagnosticLog()
        let ids = StatuteLoader.ids(in: CalendarLoaderTests.shipped)
        #expect(ids.contains("LMAL") && ids.contains("Rules33"))
        #expect(StatuteLoader.check(CalendarLoaderTests.shipped, log: log) == ids.count)
        #expect(lines(log.sorted) == "")
    }

    @Test(
        "a statute counts each number of days as it says",
        arguments: [
            ("Rules33", 3, Period.Unit.workingDays), ("Rules33", 5, .workingDays), ("Rules33", 10, .workingDays),
            ("Rules33", 15, .days), ("Rules33", 45, .days),
            ("PenaltyLaw", 7, .workingDays), ("PenaltyLaw", 30, .days), ("CompulsionLaw", 10, .workingDays),
            ("CompulsionLaw", 11, .days), ("LicensingLaw", 20, .workingDays), ("PWR", 15, .days), ("PWR", 60, .days),
            ("CPL", 15, .days),
        ])
    func units(id: String, amount: Int, unit: Period.Unit) throws {
        #expect(try shipped(id).counting.unit(ofDays: amount) == unit)
    }

    @Test(
        "a citation reads as lawyers write it",
        arguments: [
            ("LMAL", "43", "劳动争议调解仲裁法 第四十三条", "LMAL art. 43"),
            ("LMAL", "27(2)", "劳动争议调解仲裁法 第二十七条第二款", "LMAL art. 27(2)"),
            ("Rules33", "58(2)(1)", "办案规则 第五十八条第二款第一项", "Rules33 art. 58(2)(1)"),
            ("CPL", "205", "民事诉讼法 第二百零五条", "CPL art. 205"),
            ("CPL", "110", "民事诉讼法 第一百一十条", "CPL art. 110"),
            ("LMAL", "10", "劳动争议调解仲裁法 第十条", "LMAL art. 10"),
            ("LMAL", "17-1", "劳动争议调解仲裁法 第十七条之一", "LMAL art. 17-1"),
        ])
    func citations(id: String, article: String, zh: String, en: String) throws {
        #expect(try shipped(id).citation(article) == BilingualText(zh: zh, en: en))
    }

    private static let path = "workflows/statutes/LMAL.yaml"
    private static let statute = """
        statute: LMAL
        title: { zh: 法, en: Law }
        short: { zh: 法, en: Law }
        in_force: 2008-05-01
        counting: { working_days: [3, 5], rolls: true, source: { zh: 规则, en: Rules } }
        articles:
          "30": { zh: 答辩, en: Answer }

        """

    private func findings(_ text: String) -> (count: Int, log: DiagnosticLog) {
        let log = DiagnosticLog()
        return (StatuteLoader.check(SourceTree([Self.path: text]), log: log), log)
    }

    @Test("a statute without a mistake has no finding; its article may be cited with a paragraph")
    func good() throws {
        #expect(lines(findings(Self.statute).log.sorted) == "")
        let log = DiagnosticLog()
        let statute = StatuteLoader.read("LMAL", with: SourceReader(SourceTree([Self.path: Self.statute]), log: log))
        #expect(statute?.article("30(2)")?.gist.en == "Answer")
        #expect(statute?.article("31") == nil)
    }

    @Test(
        "every mistake in a statute is found where it stands",
        arguments: [
            ("statute: LMAL", "statute: LMLA", "1:10 error[T105]"),
            ("[3, 5]", "some", "5:27 error["), ("[3, 5]", "[3, five]", "5:31 error["),
            ("rolls: true, ", "", "5:11 error["), ("rolls: true", "roles: true", "5:35 error["),
            ("2008-05-01", "2008-13-01", "4:11 error["), ("zh: 答辩, ", "", "7:9 error["),
            ("title: { zh: 法, en: Law }\n", "", "1:1 error["),
        ])
    func mistakes(_ old: String, _ new: String, _ expected: String) {
        let found = lines(findings(Self.statute.replacing(old, with: new)).log.sorted)
        #expect(found.contains("\(Self.path):\(expected)"), "\(found)")
    }
}
