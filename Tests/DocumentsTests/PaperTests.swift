import DataValues
import Documents
import StatutoryTime
import Testing

@Suite("Making papers")
struct PaperTests {
    @Test("a receipt is a whole page with its number, its day and the law")
    func receipt() throws {
        let paper = try Office().paper("receipt", Office.facts)
        #expect(paper.number == "西劳人仲收字〔2026〕第123号")
        #expect(paper.html.hasPrefix("<!DOCTYPE html>"))
        for text in [
            "西安市劳动人事争议仲裁委员会", "收件回执", "李想", "93,003.00元（人民币玖万叁仟零叁元整）", "《中华人民共和国劳动争议调解仲裁法》第二十九条",
            "五个工作日", "二〇二六年三月二日",
        ] {
            #expect(paper.html.contains(text), "\(text)")
        }
        #expect(!paper.html.contains("{{"))
        #expect(paper.templates["workflows/labour-dispute/documents/receipt.mustache"] != nil)
    }

    @Test("what the case lacks is named, all of it, in the order of the paper; blank text is lacking too")
    func lacks() throws {
        var facts = Office.facts
        facts["application_received_on"] = nil
        facts["employer"] = ["name": " \u{3000}\n"]
        facts["application_form"] = .null
        #expect(throws: PaperError.self) { try Office().paper("receipt", facts) }
        do {
            _ = try Office().paper("receipt", facts)
        } catch let PaperError.lacks(missing) {
            #expect(missing.map(\.path) == ["employer.name", "application_received_on", "application_form"])
        }
    }

    @Test("text that a paper prints line by line is lacking when it is not there")
    func lines() throws {
        var facts = Office.facts
        facts.merge(["recommendation_number": "西劳人仲建字〔2026〕第3号", "recommendation_on": "2026-06-30"]) { $1 }
        do {
            _ = try Office().paper("recommendation", facts, given: ["advice": "改"])
            Issue.record("made")
        } catch let PaperError.lacks(missing) {
            #expect(missing.map(\.path) == ["problems", "reply_by"])
            #expect(missing.map(\.source) == [.given, .given])
        }
        let paper = try Office().paper(
            "recommendation", facts,
            given: ["advice": "一、改\r\n\n 二、再改", "problems": "有", "reply_by": "2026-07-30"])
        #expect(paper.html.contains("<p>一、改</p>\n<p>二、再改</p>"))
        #expect(paper.html.contains("2026年7月30日前"))
    }

    @Test("a list that the paper needs is lacking when it is empty")
    func emptyList() throws {
        var facts = Office.facts
        facts.merge(["tribunal_size": .integer(1), "arbitrators": .list([]), "accepted_on": "2026-03-04"]) { $1 }
        facts["tribunal_formed_on"] = "2026-03-05"
        do {
            _ = try Office().paper("tribunal_notice", facts)
            Issue.record("made")
        } catch let PaperError.lacks(missing) {
            #expect(missing.map(\.path) == ["arbitrators"])
        }
    }

    @Test("facts are escaped, and braces in them are text")
    func hostile() throws {
        let hostile = "<script>alert('1')</script>\"&{{worker.id_number}}{{{x}}}{{> head}}\u{202E}\u{0007}"
        var facts = Office.facts
        facts["worker"] = ["name": .text(hostile), "id_number": "610113199001011234"]
        facts["claims"] = .list([["title": .text(hostile), "amount": .integer(1)]])
        let html = try Office().paper("receipt", facts).html
        #expect(!html.contains("<script"))
        #expect(
            html.contains(
                "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;{{worker.id_number}}{{{x}}}{{&gt; head}}："))
        #expect(!html.contains("610113199001011234"))
        #expect(!html.unicodeScalars.contains { $0.value == 0x202E || $0.value == 7 })
    }

    @Test("a locality's template, or part of one, goes before the layers above; its districts take it over")
    func override() throws {
        for (locality, code, isReplaced) in [
            ("610100", "610100", true), ("610113", "610100", true), ("610113", "610113", true),
            ("610124", "610113", false),
            ("440300", "610100", false),
        ] {
            var office = try Office(locality)
            office.files["\(Office.folder)/localities/\(code)/letterhead.mustache"] = "<h1>本地抬头</h1>"
            let html = try office.paper("receipt", Office.facts).html
            #expect(html.contains("本地抬头") == isReplaced, "\(locality) \(code)")
            #expect(html.contains("收到，申请方式"))
        }
    }

    @Test("a place without a name of its own makes no paper, and says what is missing")
    func namelessOffice() throws {
        do {
            _ = try Office("cn").paper("receipt", Office.facts)
            Issue.record("made")
        } catch let PaperError.lacks(missing) {
            #expect(missing.map(\.path) == ["parameters.commission_name"])
            #expect(missing.map(\.source) == [.parameter])
        }
    }

    @Test("a paper bears the number the case was given, and one of the case's id with a word of its own until then")
    func numbers() throws {
        var facts = Office.facts
        facts.merge(["accepted_on": "2026-03-04", "suspension_ground": "other_case", "suspended_on": "2026-03-20"]) {
            $1
        }
        facts["was_suspended"] = .boolean(true)
        #expect(try Office().paper("suspension_decision", facts).number == "西劳人仲收字〔2026〕第123号")
        facts["case_number"] = "旧劳人仲案字〔2025〕第7号"
        #expect(try Office().paper("suspension_decision", facts).number == "旧劳人仲案字〔2025〕第7号")
    }

    @Test("a day that a holiday notice may still move says so")
    func provisional() throws {
        var facts = Office.facts
        facts.merge([
            "accepted_on": "2026-12-29", "extension_granted_on": "2027-02-01", "extension_days": 15,
            "case_number": "西劳人仲案字〔2026〕第7号", "was_extended": .boolean(true),
        ]) { $1 }
        let due = try #require(LegalDate("2027-02-26"))
        let key = "arbitration.award_simplified"
        let certain = try Office().paper("extension_decision", facts, due: [key: due])
        #expect(certain.html.contains("至2027年2月26日届满"))
        let moving = try Office().paper("extension_decision", facts, due: [key: due], provisional: [key])
        #expect(moving.html.contains("至2027年2月26日（暂定，放假通知公布后可能变动）届满"))
    }

    @Test("for word processors list numbers are written out, and every paragraph has a class of a style in points")
    func wordProcessors() throws {
        var facts = Office.facts
        facts.merge(["hearing_on": "2026-03-26", "hearing_mode": "in_person", "arbitrators": .list(["刘芳", "赵强"])]) {
            $1
        }
        facts["hearing_scheduled_on"] = "2026-03-16"
        let html = try Office().paper(
            "hearing_notice", facts, given: ["hearing_time": "上午九时", "hearing_place": "第一仲裁庭"]
        ).html
        let whole = WordProcessorForm.of(html)
        let footer = try #require(whole.firstMatch(of: #/(?s)<div title="footer">.*?</div>/#)).0
        let form = whole.replacing(footer, with: "")
        #expect(html.contains("刘芳、赵强") && html.contains("<ol>"))
        #expect(form.contains("<p class=\"text\">一、有正当理由的") && form.contains("<p class=\"text-kept\">三、请携带"))
        #expect(form.contains("<p class=\"closing-first\">") && form.contains("<p class=\"closing\">"))
        for left in ["<ol", "<li", "<div", "<p>", "2em"] { #expect(!form.contains(left), "\(left)") }
        func words(_ html: String) -> String {
            html.replacing(#/(?s)<style>.*?</style>/#, with: "").replacing(#/<[^>]*>/#, with: "")
                .filter { !$0.isWhitespace && !"一二三、".contains($0) }
        }
        #expect(words(form) == words(html))
    }

    @Test("for word processors pages are numbered, and the text above signatures and seal stays with them")
    func togetherOnAPage() throws {
        let receipt = WordProcessorForm.of(try Office().paper("receipt", Office.facts).html)
        #expect(receipt.contains("<div title=\"footer\">") && receipt.contains("<sdfield type=\"page\""))
        let kept = receipt.matches(of: #/<p class="text-kept">([^<]*)/#).map { String($0.1) }
        #expect(kept.count == 1 && kept.allSatisfy { $0.hasPrefix("依据：") }, "\(kept)")
        let style = try #require(receipt.firstMatch(of: #/(?s)<style>.*?</style>/#)).0
        let rule = try #require(style.split(separator: "\n").first { $0.contains("page-break-after: avoid") })
        for name in ["text-kept", "signature-first", "signature", "party-first", "party", "closing-first"] {
            #expect(rule.contains("p.\(name),"), "\(name)")
        }
    }

    @Test("an award that is mixed is two papers, each with its own items, number and remedy")
    func mixed() throws {
        var facts = Office.facts
        facts.merge([
            "employer": ["name": "西安某某科技有限公司", "legal_representative": "高建业"], "award_kind": "mixed",
            "case_number": "西劳人仲案字〔2026〕第7号", "accepted_on": "2026-03-04", "award_made_on": "2026-04-10",
            "arbitrators": .list(["刘芳", "赵强", "马超"]),
            "claims": .list([["title": "加班费"]]),
            "award_items": .list([
                ["title": "支付加班费", "category": "wages", "amount": .integer(2_800_000), "is_final": .boolean(true)],
                [
                    "title": "支付经济补偿", "category": "severance", "amount": .integer(3_300_300),
                    "is_final": .boolean(false),
                ],
            ]),
        ]) { $1 }
        let given: [String: DataValue] = ["facts_found": "查明", "reasons": "本委认为"]
        let final = try Office().paper("award_final", facts, given: given)
        let other = try Office().paper("award_non_final", facts, given: given)
        #expect([final.number, other.number] == ["西劳人仲案字〔2026〕第7号之一", "西劳人仲案字〔2026〕第7号之二"])
        #expect(final.html.contains("支付加班费") && !final.html.contains("支付经济补偿"))
        #expect(other.html.contains("支付经济补偿") && !other.html.contains("支付加班费"))
        #expect(final.html.contains("三十日内向本委所在地的中级人民法院申请撤销") && final.html.contains("第四十九条"))
        #expect(other.html.contains("十五日内向人民法院提起诉讼") && other.html.contains("第五十条"))
        #expect(!other.html.contains("终局裁决，"))
        #expect(final.html.contains("首席仲裁员：刘芳") && final.html.contains("仲裁员：赵强"))
        facts["award_kind"] = "non_final"
        #expect(throws: PaperError.self) { try Office().paper("award_final", facts, given: given) }
        let whole = try Office().paper("award_non_final", facts, given: given)
        #expect(whole.number == "西劳人仲案字〔2026〕第7号")
        #expect(whole.html.contains("支付加班费") && whole.html.contains("支付经济补偿"))
    }

    @Test("an employer who applies is the applicant, a third party and co-respondents have their places")
    func parties() throws {
        var facts = Office.facts
        facts.merge([
            "applicant_side": "employer", "transfer_ground": "no_jurisdiction", "redirect_to": "宝鸡市劳动人事争议仲裁委员会",
            "accepted_on": "2026-03-04", "was_transferred": .boolean(true), "concluded_on": "2026-03-12",
        ]) { $1 }
        let html = try Office().paper("transfer_decision", facts).html
        #expect(html.contains("抄送：西安某某科技有限公司、李想。"))
        #expect(html.contains("西安某某科技有限公司与李想之间的劳动"))
        facts.merge([
            "was_withdrawn": .boolean(true), "closure_detail": "deemed", "absence_reason": "left", "joined_party": "王五",
            "co_respondents": .list([["name": "总包公司", "capacity": "general_contractor"]]),
        ]) { $1 }
        let decision = try Office().paper("withdrawal_decision", facts).html
        #expect(decision.contains("<p>第三人：王五。</p>"))
        #expect(decision.contains("<p>被申请人：总包公司（施工总承包单位）。</p>"))
        #expect(decision.contains("<p>申请人：西安某某科技有限公司。</p>"))
        #expect(decision.contains("本委不予受理") && !decision.contains("本委应当受理"))
    }
}
