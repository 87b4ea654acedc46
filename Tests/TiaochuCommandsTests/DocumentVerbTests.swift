import DataValues
import Foundation
import Testing

@Suite("Documents of a case")
struct DocumentVerbTests {
    /// Facts and steps of the case files that `case play` takes.
    struct Life: Sendable, CustomTestStringConvertible {
        var name: String
        var facts = ""
        var steps: [String]
        /// The documents that can be made at its end, with what is given for each.
        var documents: [String: [String]]

        var testDescription: String { name }

        func file(_ locality: String) -> String {
            """
            { "workflow": "labour-dispute", "locality": "\(locality)", "at": "2026-03-02", "opened_by": "clerk",
              "facts": { "worker": { "name": "李想", "id_number": "610113199001011234" },
                "employer": { "name": "西安某某科技有限公司", "legal_representative": "高建业" },
                "dispute_kind": "overtime", "claim_amount": "150000.00",
                "claims": [{ "title": "支付加班费", "amount": "150000.00" }]\(facts) },
              "steps": [\(steps.joined(separator: ", "))] }
            """
        }
    }

    private static func step(_ event: String, _ at: String, as role: String = "clerk", _ facts: String = "") -> String {
        "{ \"event\": \"\(event)\", \"at\": \"\(at)\", \"as\": \"\(role)\", \"with\": {\(facts)} }"
    }

    private static let accepted = [step("arbitration_applied", "2026-03-02"), step("accept", "2026-03-04")]
    private static let heard =
        accepted + [
            step(
                "tribunal_formed", "2026-03-05", as: "director",
                "\"tribunal_size\": 3, \"arbitrators\": [\"liu.fang\", \"zhao.qiang\", \"ma.chao\"]"),
            step("copy_served", "2026-03-06", "\"service_method\": \"personal\""),
            step("answer_received", "2026-03-12"), step("answer_forwarded", "2026-03-13"),
            step("ask_to_extend_award", "2026-03-16", as: "presiding_arbitrator", "\"extension_days\": 15"),
            step("extend_award", "2026-03-16", as: "director", "\"extension_days\": 15"),
            step("schedule_hearing", "2026-03-16", as: "presiding_arbitrator", "\"hearing_on\": \"2026-03-26\""),
            step("hearing_notified", "2026-03-17", "\"hearing_notice_method\": \"formal\""),
            step("hearing_opened", "2026-03-26", as: "presiding_arbitrator"),
        ]
    private static let words = ["--set", "facts_found=查明事实", "--set", "reasons=本委认为"]

    static let lives = [
        Life(
            name: "an award",
            steps: heard + [
                step("mediation_tried", "2026-03-26", as: "presiding_arbitrator", "\"refused_by\": \"both\""),
                step("hearing_closed", "2026-03-26", as: "presiding_arbitrator"),
                step(
                    "award_made", "2026-04-10", as: "presiding_arbitrator",
                    """
                    "award_items": [{ "title": "支付加班费", "category": "wages", "amount": "28000.00" },
                      { "title": "确认劳动关系", "category": "other" }]
                    """),
                step("award_corrected", "2026-04-13", as: "presiding_arbitrator"),
                step("recommendation_issued", "2026-04-14", as: "presiding_arbitrator"),
            ],
            documents: [
                "award_correction": ["--set", "corrections=二〇二六年误写为二〇二五年"], "receipt": [], "acceptance": [],
                "tribunal_notice": ["--set", "secretary=he.yun"],
                "hearing_notice": ["--set", "hearing_time=上午九时", "--set", "hearing_place=第一仲裁庭"],
                "extension_decision": [], "award_final": words, "award_non_final": words,
                "recommendation": ["--set", "problems=未保存考勤", "--set", "advice=保存两年", "--set", "reply_by=2026-07-30"],
            ]),
        Life(
            name: "a refusal",
            steps: [
                step("arbitration_applied", "2026-03-02"),
                step("not_accept", "2026-03-03", "\"non_acceptance_ground\": \"out_of_scope\", \"in_scope\": false"),
            ], documents: ["non_acceptance": ["--set", "reasons=双方是承揽关系"]]),
        Life(
            name: "a suspension and a withdrawal",
            steps: accepted + [
                step(
                    "suspend", "2026-03-10", as: "director",
                    "\"suspension_ground\": \"appraisal\", \"suspension_notified\": true"),
                step("resume", "2026-04-10", as: "director"),
                step("withdraw", "2026-04-13", "\"withdrawal_kind\": \"settled\""),
            ], documents: ["suspension_decision": [], "resumption_notice": [], "withdrawal_decision": []]),
        Life(
            name: "a transfer", facts: ", \"applicant_side\": \"employer\"",
            steps: accepted + [
                step(
                    "transfer", "2026-03-12", as: "director",
                    """
                    "transfer_ground": "performance_place_first", "redirect_to": "宝鸡市劳动人事争议仲裁委员会",
                    "is_performance_place": false
                    """)
            ], documents: ["transfer_decision": []]),
        Life(
            name: "people's mediation",
            steps: [
                step(
                    "mediation_requested", "2026-03-02",
                    "\"channel\": \"peoples\", \"mediation_body\": \"长延堡街道人民调解委员会\", \"other_party_willing\": true"),
                step("mediation_accepted", "2026-03-03", as: "mediator", "\"channel\": \"peoples\""),
                step(
                    "agreement_reached", "2026-03-05", as: "mediator",
                    """
                    "agreement_terms": "一、按月付清。\\n二、互不追究。", "agreement_matter": "wages", "agreement_amount": "93003.00",
                    "payment_due_on": "2026-04-20"
                    """),
            ], documents: ["mediation_agreement": ["--set", "dispute_facts=拖欠加班费"]]),
        Life(
            name: "papers asked for at intake",
            steps: [step("papers_requested", "2026-03-02", "\"papers_missing\": [\"身份证复印件\"]")],
            documents: ["papers_list": []]),
        Life(
            name: "papers asked for before acceptance",
            steps: [
                step("arbitration_applied", "2026-03-02"),
                step("request_correction", "2026-03-03", "\"papers_missing\": [\"劳动合同\", \"工资流水\"]"),
            ], documents: ["correction_notice": []]),
        Life(
            name: "a case that should not have been accepted",
            steps: accepted + [
                step(
                    "revoke_case", "2026-03-10", as: "director",
                    "\"revocation_of_case_ground\": \"双方是承揽关系\", \"in_scope\": false")
            ], documents: ["decision": []]),
        Life(
            name: "an objection to jurisdiction",
            steps: accepted + [
                step("copy_served", "2026-03-06", "\"service_method\": \"personal\""),
                step("jurisdiction_objected", "2026-03-10", "\"jurisdiction_reason\": \"合同履行地在咸阳\""),
                step("jurisdiction_decided", "2026-03-12", as: "director", "\"jurisdiction_upheld\": false"),
            ], documents: ["objection_rejected": ["--set", "reasons=合同履行地在本区"]]),
        Life(
            name: "a collective dispute, and a part decided first",
            facts: ", \"workers_count\": 12, \"common_claim\": true, \"representatives\": [\"李想\", \"陈晨\", \"吴桐\"]",
            steps: heard + [
                step("mediation_tried", "2026-03-26", as: "presiding_arbitrator", "\"refused_by\": \"both\""),
                step(
                    "partial_award_made", "2026-03-27", as: "presiding_arbitrator",
                    "\"partial_items\": [{ \"title\": \"支付加班费\", \"category\": \"wages\", \"amount\": \"28000.00\" }]"),
            ],
            documents: [
                "single_notice": [
                    "--set", "evidence_by=2026-03-20", "--set", "hearing_time=上午九时", "--set", "hearing_place=第一仲裁庭",
                ], "partial_award": words,
            ]),
        Life(
            name: "a settlement in arbitration",
            steps: heard + [
                step(
                    "arbitral_settlement_reached", "2026-03-27", as: "presiding_arbitrator",
                    "\"agreement_terms\": \"支付九万元\", \"agreement_amount\": \"90000.00\"")
            ], documents: ["arbitral_statement": []]),
    ]

    private func play(_ life: Life, _ binary: Binary, locality: String = "610100") throws -> String {
        try binary.write("life.json", life.file(locality))
        let answer = try binary.run("case", "play", "life.json", "-o", "json")
        #expect(answer.code == 0, "\(answer.everything)")
        return "2026-\(locality)-00001"
    }

    @Test("every kind of document is made whole from a case that has come to it", arguments: lives)
    func every(_ life: Life) throws {
        let binary = try Binary()
        let id = try play(life, binary)
        for (kind, given) in life.documents.sorted(by: { $0.key < $1.key }) {
            let answer = try binary.run(["case", "document", id, kind] + given)
            #expect(answer.code == 0, "\(kind): \(answer.everything)")
            #expect(answer.output.hasPrefix("<!DOCTYPE html>") && answer.output.hasSuffix("</html>\n"), "\(kind)")
            #expect(!answer.output.contains("{{") && !answer.output.contains("[hidden]"), "\(kind)")
            #expect(!answer.output.contains("liu.fang") && !answer.output.contains("he.yun"), "\(kind)")
            #expect(answer.output.contains("〔2026〕第1号") || kind == "mediation_agreement", "\(kind)")
        }
    }

    @Test("no kind is left out of these tests")
    func allKinds() throws {
        let binary = try Binary()
        let id = try binary.open()
        let rows = try binary.run("case", "document", id, "--list", "-o", "json").json().list ?? []
        #expect(Set(rows.compactMap { $0["kind"].text }) == Set(Self.lives.flatMap(\.documents.keys)))
    }

    @Test("the list says what may be made and names what is missing, without personal data")
    func list() throws {
        let binary = try Binary()
        let id = try binary.accepted("610100")
        let english = try binary.run("case", "document", id, "--list")
        #expect(english.lines.contains { $0.hasPrefix("acceptance") && $0.contains("yes") })
        #expect(english.lines.contains { $0.hasPrefix("award_final") && $0.contains("Kind of award: Final") })
        binary.language = "zh"
        let chinese = try binary.run("case", "document", id, "--list")
        #expect(chinese.lines.contains { $0.hasPrefix("suspension_decision") && $0.contains("中止事由") })
        for secret in Binary.secrets { #expect(!english.output.contains(secret) && !chinese.output.contains(secret)) }
        let rows = try binary.run("case", "document", id, "--list", "-o", "json").json().list ?? []
        let hearing = try #require(rows.first { $0["kind"] == "hearing_notice" })
        #expect(hearing["ready"] == .boolean(false))
        #expect((hearing["missing"].list ?? []).contains("hearing_place"))
        #expect(try binary.run("case", "history", id).output.contains("made a document") == false)
    }

    @Test("making a document is written into the journal with the file's hash, and the journal stays sound")
    func journal() throws {
        let binary = try Binary()
        let id = try binary.accepted("610100")
        let answer = try binary.run("case", "document", id, "受理通知书", "--to", "a.html", "-o", "json").json()
        let last = try #require(try binary.run("case", "history", id, "-o", "json").json().list?.last)
        #expect(last["kind"] == "documented")
        #expect(last["actor"]["id"] == "he.yun" || last["actor"] == "he.yun", "\(last)")
        #expect(last["data"]["document"]["sha256"] == answer["sha256"])
        #expect(last["data"]["fields"].list?.contains("worker") == true)
        #expect(answer["number"] == "西劳人仲案字〔2026〕第1号" && answer["kind"] == "acceptance")
        #expect(try binary.read("a.html").contains("李想"))
        #expect(
            try binary.run("case", "history", id).lines.contains {
                $0.contains("made a document: Notice of acceptance")
            })
        #expect(!last.canonicalJSON.contains("李想"))
        let before = try binary.standing(id)
        #expect(try binary.run("case", "document", id, "award_final").code == 3)
        #expect(try binary.run("case", "document", id, "hearing_notice").code == 3)
        #expect(try binary.standing(id) == before)
        #expect(try binary.run("audit", "verify").code == 0)
    }

    @Test("a document is made by someone named who handles the place")
    func actor() throws {
        let binary = try Binary()
        let id = try binary.accepted("610100")
        #expect(try binary.run("case", "document", id, "acceptance", "--as", "chen.jie").code == 6)
        #expect(try binary.run("case", "document", id, "--list", "--as", "chen.jie").code == 6)
        binary.user = nil
        let answer = try binary.run("case", "document", id, "acceptance")
        #expect(answer.code == 64 && answer.output.isEmpty)
        #expect(try binary.run("case", "document", id, "--list").code == 0)
    }

    @Test("what is missing is named at once in either language, and what is given may not contradict the case")
    func missing() throws {
        let binary = try Binary()
        let id = try binary.accepted("610100")
        let english = try binary.run("case", "document", id, "hearing_notice")
        #expect(english.code == 3)
        for path in ["hearing_on", "hearing_time", "hearing_place", "arbitrators"] {
            #expect(english.talk.contains("(\(path))"), "\(english.talk)")
        }
        let data = try binary.run("case", "document", id, "hearing_notice", "-o", "json").json()["error"]
        #expect(data["code"] == "document-lacks-facts")
        #expect(data["diagnostics"].list?.map { $0["code"] } == ["D201", "D201", "D201", "D201", "D201"])
        binary.language = "zh"
        #expect(try binary.run("case", "document", id, "开庭通知书").talk.contains("缺：开庭地点（hearing_place）"))
        binary.language = "en"
        let other = try binary.run("case", "document", id, "acceptance", "--set", "employer.name=别家")
        #expect(other.code == 3 && other.talk.contains("employer.name"))
        let more = try binary.run("case", "document", id, "withdrawal_decision", "--set", "employer.credit_code=9161")
        #expect(more.code == 3 && more.talk.contains("D202"))
        #expect(try binary.run("case", "document", id, "acceptence").talk.contains("did you mean acceptance?"))
        #expect(try binary.run("case", "document", id).code == 64)
    }

    @Test("a fact given for a paper fills a blank of it, and neither makes it lawful nor gives it a number")
    func givenIsNotOnFile() throws {
        let binary = try Binary()
        let id = try binary.open("610100")
        try binary.advance(id, [("arbitration_applied", "2026-03-02")])
        let given = ["--set", "award_kind=final"]
        let answer = try binary.run(["case", "document", id, "award_final", "-o", "json"] + given)
        #expect(answer.code == 3)
        #expect(try answer.json()["error"]["code"] == "document-not-now", "\(answer.output)")
        let numbered = try binary.run(
            "case", "document", id, "receipt", "--set", "case_number=西劳人仲案字〔2026〕第99号", "-o", "json")
        #expect(!numbered.everything.contains("第99号"), "\(numbered.everything)")
    }

    @Test(
        "an earlier paper is made again from the case as it stood after an entry, with its number, and the journal says so"
    )
    func earlier() throws {
        let binary = try Binary()
        func partial(_ at: String, _ title: String, _ amount: String) -> String {
            let item = "{ \"title\": \"\(title)\", \"category\": \"wages\", \"amount\": \"\(amount)\" }"
            return Self.step("partial_award_made", at, as: "presiding_arbitrator", "\"partial_items\": [\(item)]")
        }
        let served = ["worker", "employer"].map {
            let facts = "\"served_party\": \"\($0)\", \"receipt_on\": \"2026-03-30\""
            return Self.step("partial_award_served", "2026-03-30", facts)
        }
        let first28 = partial("2026-03-27", "支付加班费", "28000.00")
        let tried = Self.step(
            "mediation_tried", "2026-03-26", as: "presiding_arbitrator", "\"refused_by\": \"both\"")
        let life = Life(
            name: "two partial awards",
            steps: Self.heard + [tried, first28] + served + [partial("2026-04-30", "支付奖金", "11000.00")],
            documents: [:])
        let claims = (
            one: "[{ \"title\": \"支付加班费\", \"amount\": \"150000.00\" }]",
            two: """
            [{ "title": "支付加班费", "amount": "100000.00" }, { "title": "支付奖金", "amount": "50000.00" }]
            """
        )
        try binary.write("life.json", life.file("610100").replacing(claims.one, with: claims.two))
        let played = try binary.run("case", "play", "life.json", "-o", "json")
        #expect(played.code == 0, "\(played.everything)")
        let id = "2026-610100-00001"
        let history = try #require(try binary.run("case", "history", id, "-o", "json").json().list)
        let first = try #require(history.first { $0["event"] == "partial_award_made" }?["sequence"].integer)
        let now = try binary.run(["case", "document", id, "partial_award", "-o", "json"] + Self.words).json()
        #expect(now["number"] == "西劳人仲案字〔2026〕第1号先行之二" && now["date"] == "2026-04-30", "\(now)")
        #expect(now["html"].text?.contains("11,000.00") == true)
        let then = try binary.run(
            ["case", "document", id, "partial_award", "--entry", "\(first)", "-o", "json"] + Self.words
        ).json()
        #expect(then["number"] == "西劳人仲案字〔2026〕第1号先行之一" && then["date"] == "2026-03-27", "\(then)")
        #expect(then["html"].text?.contains("28,000.00") == true && then["html"].text?.contains("11,000.00") == false)
        #expect(then["entry"].integer == first)
        // The acceptance, with the number that stands in an entry of its own behind it.
        let accepted = try #require(history.first { $0["event"] == "accept" }?["sequence"].integer)
        let notice = try binary.run("case", "document", id, "acceptance", "--entry", "\(accepted)", "-o", "json").json()
        #expect(notice["number"] == "西劳人仲案字〔2026〕第1号", "\(notice)")
        // Before it there was no partial award.
        let early = try binary.run(
            ["case", "document", id, "partial_award", "--entry", "\(first - 1)", "-o", "json"] + Self.words)
        #expect(try early.json()["error"]["code"] == "document-not-now")
        #expect(try binary.run("case", "document", id, "acceptance", "--entry", "999").code == 5)
        #expect(try binary.run("case", "document", id, "acceptance", "--entry", "0").code == 5)
        #expect(try binary.run("case", "history", id).output.contains("(as of entry \(first))"))
        #expect(try binary.run("audit", "verify").code == 0)
    }

    @Test("a file is never overwritten unasked, and a folder that is not there is told")
    func files() throws {
        let binary = try Binary()
        let id = try binary.accepted("610100")
        try binary.write("a.html", "old")
        #expect(try binary.run("case", "document", id, "acceptance", "--to", "a.html").code == 64)
        #expect(try binary.read("a.html") == "old")
        #expect(try binary.run("case", "document", id, "acceptance", "--to", "no/where.html").code == 64)
        #expect(try binary.run("case", "document", id, "acceptance", "--to", "a.html", "--replace").code == 0)
        #expect(try binary.read("a.html").contains("受理通知书"))
    }

    @Test(
        "PDF and DOCX come from a program on PATH; without one the answer says what to install, and nothing is recorded"
    )
    func converters() throws {
        let binary = try Binary()
        let id = try binary.accepted("610100")
        let before = try binary.standing(id)
        for (format, program) in [("pdf", "chromium"), ("docx", "LibreOffice")] {
            let answer = try binary.run(
                "case", "document", id, "acceptance", "--format", format, "--to", "a.\(format)",
                environment: ["PATH": "/nowhere"])
            #expect(
                answer.code == 5 && answer.talk.contains("install") && answer.talk.contains(program), "\(answer.talk)")
        }
        try binary.write("bin/wkhtmltopdf", "#!/bin/sh\nprintf '%%PDF-1.4 ' > out.pdf && /bin/cat in.html >> out.pdf\n")
        try binary.write("bin/soffice", "#!/bin/sh\nexit 3\n")
        for name in ["wkhtmltopdf", "soffice"] {
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: binary.path("bin/\(name)"))
        }
        let path = ["PATH": binary.path("bin")]
        let failed = try binary.run(
            "case", "document", id, "acceptance", "--format", "docx", "--to", "a.docx", environment: path)
        #expect(failed.code == 74 && failed.talk.contains("exit code 3"), "\(failed.talk)")
        #expect(try binary.run("case", "document", id, "acceptance", "--format", "pdf", environment: path).code == 64)
        #expect(try binary.standing(id) == before)
        let made = try binary.run(
            "case", "document", id, "acceptance", "--format", "pdf", "--to", "a.pdf", environment: path)
        #expect(made.code == 0, "\(made.talk)")
        #expect(try binary.read("a.pdf").hasPrefix("%PDF-1.4 <!DOCTYPE html>"))
    }

    @Test("a faulty local template is a finding of check and stops the document; a sound one is used at once")
    func localTemplates() throws {
        let binary = try Binary()
        let id = try binary.accepted("610100")
        let file = "workflows/labour-dispute/documents/localities/610100/acceptance.mustache"
        try binary.write(file, "<p>\n  {{worker.nam}}</p>\n")
        let check = try binary.run("workflow", "check")
        #expect(check.code == 1 && check.output.contains("\(file):2:3: error[D102]"), "\(check.output)")
        let stopped = try binary.run("case", "document", id, "acceptance")
        #expect(stopped.code == 7 && stopped.talk.contains("\(file):2:3"), "\(stopped.talk)")
        try binary.write(file, "<p>{{worker.name}}</p>\n")
        #expect(try binary.run("workflow", "check").code == 0)
        #expect(try binary.run("case", "document", id, "acceptance").output == "<p>李想</p>\n")
    }
}
