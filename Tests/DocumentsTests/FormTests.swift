import Documents
import StatutoryTime
import Testing
import Workflows

@Suite("Dates, periods and numbers as papers write them")
struct FormTests {
    @Test(
        "a day is written with Arabic numerals in the text and in Chinese below it",
        arguments: [
            ("2026-03-02", "2026年3月2日", "二〇二六年三月二日"), ("2030-10-10", "2030年10月10日", "二〇三〇年十月十日"),
            ("1999-12-31", "1999年12月31日", "一九九九年十二月三十一日"), ("2000-01-20", "2000年1月20日", "二〇〇〇年一月二十日"),
        ])
    func days(_ date: String, _ formal: String, _ chinese: String) throws {
        let date = try #require(LegalDate(date))
        #expect(date.formal == formal)
        #expect(date.chinese == chinese)
    }

    @Test("periods are written in words")
    func periods() {
        #expect(Period(15, .days).formal == "十五日")
        #expect(Period(5, .workingDays).formal == "五个工作日")
        #expect(Period(2, .years).formal == "二年")
        #expect(Period(1, .months).formal == "一个月")
    }

    @Test("a case's number follows the pattern of its place")
    func numbers() throws {
        let number = try #require(CaseNumber(caseID: "2026-610100-00123"))
        #expect(number.text(by: "西劳人仲{word}字〔{year}〕第{serial}号", word: "案") == "西劳人仲案字〔2026〕第123号")
        #expect(number.text(by: "劳人仲{word}字〔{year}〕{locality}第{serial}号", word: "不") == "劳人仲不字〔2026〕610100第123号")
    }

    @Test(
        "an id that is no year, place and count has no number",
        arguments: ["2026-000123", "", "x-610100-1", "2026-610100-", "2026-610100-1-2", "２０２６-610100-00001"])
    func strangeIDs(_ id: String) {
        #expect(CaseNumber(caseID: id) == nil)
    }

    @Test("a pattern tells cases apart, and its places are known")
    func patterns() {
        #expect(NumberPattern("西{word}〔{year}〕{serail}号").unknownPlace == "serail")
        #expect(NumberPattern("西{word}〔{year}〕{serial}号").unknownPlace == nil)
        #expect(!NumberPattern("西〔{year}〕号").tellsCasesApart)
    }
}
