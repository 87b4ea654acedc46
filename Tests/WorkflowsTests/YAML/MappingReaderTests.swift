import Diagnostics
import StatutoryTime
import Testing

@testable import Workflows

@Suite("Reading mappings by a schema")
struct MappingReaderTests {
    private enum Kind: String, CaseIterable { case holiday, workday }

    private static let schema = MappingSchema(
        "holiday", BilingualText(zh: "假日", en: "a holiday"),
        keys: [
            KeySchema("title", .bilingual, required: true, zh: "名称", en: "its name"),
            KeySchema("from", .date, required: true, zh: "第一天", en: "the first day"),
            KeySchema("kind", .choice(["holiday", "workday"]), zh: "种类", en: "the kind"),
            KeySchema("days", .integer, zh: "天数", en: "number of days"),
            KeySchema("within", .period, zh: "期间", en: "a period"),
            KeySchema("amount", .money, zh: "金额", en: "an amount"),
            KeySchema("law", .citation, zh: "依据", en: "the article"),
            KeySchema("paid", .boolean, zh: "带薪", en: "whether paid"),
            KeySchema("places", .oneOrMore(.text), zh: "地点", en: "places"),
        ])

    private func reading(_ text: String, _ log: DiagnosticLog) -> MappingReader? {
        YAMLReader.read(text, file: "h.yaml", log: log).flatMap { MappingReader($0, as: Self.schema, log: log) }
    }

    @Test("well-formed values come out typed")
    func values() throws {
        let log = DiagnosticLog()
        let reader = try #require(
            reading(
                """
                title: { zh: 春节, en: Spring Festival }
                from: 2026-02-15
                kind: holiday
                days: 9
                within: 5 working-days
                amount: 28,320.5 CNY
                law: { statute: LMAL, article: "41(2)" }
                paid: true
                places: 西安
                """, log))
        #expect(reader.bilingual("title") == BilingualText(zh: "春节", en: "Spring Festival"))
        #expect(reader.date("from") == "2026-02-15")
        #expect(reader.choice("kind", as: Kind.self) == .holiday)
        #expect(reader.integer("days") == 9)
        #expect(reader.period("within") == Period(5, .workingDays))
        #expect(reader.money("amount") == 2_832_050)
        #expect(reader.citation("law") == Citation(statute: "LMAL", article: "41(2)"))
        #expect(reader.boolean("paid") == true)
        #expect(reader.names("places") == [Located("西安", at: SourceLocation(file: "h.yaml", line: 9, column: 9))])
        #expect(log.diagnostics.isEmpty)
    }

    @Test("every slip of a mapping is reported at once, with its place, the nearest key and what a value looks like")
    func findings() throws {
        let log = DiagnosticLog()
        let reader = try #require(
            reading(
                """
                titel: { zh: 春节 }
                form: 2026-02-15
                kind: holliday
                days: nine
                within: 5 weeks
                amount: 28320.005 CNY
                law: { statute: LMAL }
                paid: "yes"
                places:
                """, log))
        _ = (reader.choice("kind", as: Kind.self), reader.integer("days"), reader.period("within"))
        _ = (reader.money("amount"), reader.citation("law"), reader.boolean("paid"), reader.names("places"))
        #expect(
            lines(log.sorted) == """
                h.yaml:1:1 error[W101] 假日没有键 titel | a holiday has no key titel
                    fix: 是否想写 title？ | did you mean title?
                h.yaml:1:1 error[W102] 假日缺少键 title | a holiday needs the key title
                    fix: title：名称 | title: its name
                h.yaml:1:1 error[W102] 假日缺少键 from | a holiday needs the key from
                    fix: from：第一天 | from: the first day
                h.yaml:2:1 error[W101] 假日没有键 form | a holiday has no key form
                    fix: 是否想写 from？ | did you mean from?
                h.yaml:3:7 error[W104] 不认识“holliday” | "holliday" is not known here
                    fix: 是否想写 holiday？ | did you mean holiday?
                h.yaml:4:7 error[W104] “nine”不是整数，如 15 | "nine" is not a whole number such as 15
                    fix: 写成整数，如 15 | write a whole number such as 15
                h.yaml:5:9 error[W104] “5 weeks”不是期间，如 15 days、5 working-days | "5 weeks" is not a period such as 15 days or 5 working-days
                    fix: 写成期间，如 15 days、5 working-days | write a period such as 15 days or 5 working-days
                h.yaml:6:9 error[W104] “28320.005 CNY”不是金额，如 28320.00 CNY | "28320.005 CNY" is not an amount such as 28320.00 CNY
                    fix: 写成金额，如 28320.00 CNY | write an amount such as 28320.00 CNY
                h.yaml:7:6 error[W102] 法条引用缺少键 article | a citation needs the key article
                    fix: article：条号，如 43、"41(2)" | article: the article: 43, "41(2)"
                h.yaml:8:7 error[W104] “yes”不是true 或 false | "yes" is not true or false
                    fix: 写成true 或 false | write true or false
                h.yaml:9:8 error[W105] 这里没有值 | there is no value here
                    fix: 应为列表；或删去这个键 | give a list, or remove the key
                """)
    }

    @Test("amounts are exact and refuse what is not an amount of yuan")
    func money() {
        #expect(MoneyLiteral.fen("0.1") == .success(10))
        #expect(MoneyLiteral.fen("￥1,234,567.89") == .success(123_456_789))
        #expect(MoneyLiteral.fen("28320元") == .success(2_832_000))
        #expect(MoneyLiteral.fen("-5 CNY") == .success(-500))
        #expect(MoneyLiteral.fen("92233720368547758.07") == .success(.max))
        #expect(MoneyLiteral.fen("92233720368547758.08") == .failure(.tooLarge))
        for text in ["", "CNY", "1.234", "1,23", "12 USD", "1e3", "１２", ".5", "5.", "1,2345", "--5", "-"] {
            #expect(MoneyLiteral.fen(text) == .failure(.malformed), "\(text)")
        }
        for fen: Int64 in [0, 5, 99, 100, -7, 2_832_000, .max, .min + 1] {
            #expect(MoneyLiteral.fen(MoneyLiteral.text(fen: fen)) == .success(fen))
        }
    }

    @Test("days must exist")
    func days() {
        for day in ["2026-02-13", "2024-02-29", "2000-02-29"] { #expect(DateLiteral.isDay(day)) }
        for day in [
            "2026-02-29", "2100-02-29", "2026-13-01", "2026-1-1", "2026-00-10", "0026-01-01", "2026-02-13x", "二〇二六年",
        ] {
            #expect(!DateLiteral.isDay(day), "\(day)")
        }
    }

    @Test("a name that is near none is told those there are, ten of them at most")
    func advice() {
        #expect(NearestName.advice("form", in: ["title", "from"]).en == "did you mean from?")
        #expect(NearestName.advice("xyzzy", in: ["title", "from"]).en == "there are title, from")
        #expect(NearestName.advice("xyzzy", in: (1...11).map { "name\($0)" }).en.hasSuffix("name10, …"))
        #expect(NearestName.advice("xyzzy", in: []).en.hasPrefix("there is none"))
    }

    @Test("the nearest name is the one a slip of the fingers away, or none")
    func nearest() {
        #expect(NearestName.find("aplicant", in: ["respondent", "applicant"]) == "applicant")
        #expect(
            NearestName.find("arbitration-accepted_on", in: ["accepted_on", "arbitration_accepted_on"])
                == "arbitration_accepted_on")
        #expect(NearestName.find("from_date", in: ["title", "from"]) == "from")
        #expect(NearestName.find("标的", in: ["标的额", "申请人"]) == "标的额")
        #expect(NearestName.find("zzz", in: ["applicant", "title"]) == nil)
        #expect(NearestName.find("立案", in: ["并案", "受理"]) == nil, "another word, not a slip")
    }
}
