import Diagnostics
import StatutoryTime
import Testing

@Suite("Statutes")
struct StatuteTests {
    private func statute(
        _ workingDays: CountingRule.WorkingDays?, rolls: Bool = true, countsStartDay: Bool = false,
        articles: [String] = []
    ) -> Statute {
        Statute(
            id: "LMAL",
            title: BilingualText(zh: "中华人民共和国劳动争议调解仲裁法", en: "Labour Dispute Mediation and Arbitration Law"),
            short: BilingualText(zh: "劳动争议调解仲裁法", en: "LMAL"),
            counting: CountingRule(
                workingDays: workingDays, rolls: rolls, countsStartDay: countsStartDay,
                source: BilingualText(zh: "民事诉讼法 第八十五条", en: "CPL art. 85"), isVerified: true),
            articles: articles.map {
                Statute.Article(number: $0, gist: BilingualText(verbatim: $0), source: "S1", isVerified: true)
            })
    }

    @Test(
        "a citation reads as lawyers write it",
        arguments: [
            ("43", "第四十三条"), ("205", "第二百零五条"), ("58(2)", "第五十八条第二款"), ("2(1)(5)", "第二条第一款第五项"),
            ("276-1", "第二百七十六条之一"), ("276-1(2)", "第二百七十六条之一第二款"), ("附则", "第附则条"),
        ])
    func citations(_ article: String, _ chinese: String) {
        let citation = statute(nil).citation(article)
        #expect(citation.zh == "劳动争议调解仲裁法 \(chinese)")
        #expect(citation.en == "LMAL art. \(article)")
    }

    @Test("a paragraph is found under its article unless it has an entry of its own")
    func articles() {
        let statute = statute(nil, articles: ["41", "41(2)", "276-1"])
        #expect(statute.article("41(2)")?.number == "41(2)")
        #expect(statute.article("41(3)")?.number == "41")
        #expect(statute.article("276-1")?.number == "276-1")
        #expect(statute.article("276") == nil)
        #expect(statute.article("4") == nil)
    }

    @Test("what a number of 日 means is the statute's to say")
    func units() {
        let listed = CountingRule.WorkingDays(amounts: [3, 5, 10])
        #expect([3, 5, 10].allSatisfy { statute(listed).counting.unit(ofDays: $0) == .workingDays })
        #expect([4, 15, 45].allSatisfy { statute(listed).counting.unit(ofDays: $0) == .days })
        let upToTen = CountingRule.WorkingDays(atMost: 10)
        #expect(statute(upToTen).counting.unit(ofDays: 10) == .workingDays)
        #expect(statute(upToTen).counting.unit(ofDays: 11) == .days)
        #expect(statute(CountingRule.WorkingDays()).counting.unit(ofDays: 60) == .workingDays)
        #expect(statute(nil).counting.unit(ofDays: 5) == .days)
    }

    @Test("a rule inherits how its statute counts, and where that stands")
    func rules() {
        let rule = statute(nil, rolls: false, countsStartDay: true).counting.rule(for: Period(15, .days))
        #expect(
            rule
                == DeadlineRule(
                    Period(15, .days), restDays: .stays, countsStartDay: true,
                    basis: BilingualText(zh: "民事诉讼法 第八十五条", en: "CPL art. 85")))
        #expect(statute(nil).counting.rule(for: Period(5, .workingDays), direction: .before).restDays == .earlier)
    }

    @Test(
        "article numbers are written in Chinese numerals",
        arguments: [
            ("1", "一"), ("5", "五"), ("10", "十"), ("15", "十五"), ("20", "二十"), ("43", "四十三"), ("100", "一百"),
            ("101", "一百零一"), ("110", "一百一十"), ("111", "一百一十一"), ("205", "二百零五"), ("1000", "一千"), ("1001", "一千零一"),
            ("1010", "一千零一十"), ("1020", "一千零二十"), ("1260", "一千二百六十"), ("9999", "九千九百九十九"),
        ])
    func numerals(_ digits: String, _ text: String) {
        #expect(ChineseNumeral.text(digits) == text)
    }

    @Test("what is no article number has no numeral", arguments: ["0", "10000", "-1", "", "四", "1.5"])
    func noNumeral(_ digits: String) {
        #expect(ChineseNumeral.text(digits) == nil)
    }
}
