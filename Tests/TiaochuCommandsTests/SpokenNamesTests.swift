import DataValues
import Testing

@Suite("Titles as names")
struct SpokenNamesTests {
    @Test("events and fields may be called by their titles, in either language, on the command line and in files")
    func titles() throws {
        let binary = try Binary()
        let id = try binary.open(
            facts: """
                { "劳动者": { "姓名": "李想", "电话": "13891234567" }, "Employer": { "name": "西安某某科技有限公司" },
                  "争议类型": "加班费", "claim_amount": "60000.00" }
                """)
        let fields = try binary.run("case", "show", id, "-o", "json").json()["fields"]
        #expect(fields["dispute_kind"].text == "overtime")
        for (event, setting) in [
            ("分流甄别", "事实清楚、争议不大=是"), ("triage", "事实清楚、争议不大＝是"), ("Triage", "facts_clear=yes"),
            ("TRIAGE", "Facts clear and little in dispute=yes"),
        ] {
            let answer = try binary.run(
                "case", "advance", id, event, "--set", setting, "--dry-run", "--at", "2026-03-02", "-o", "json")
            #expect(answer.code == 0, "\(event): \(answer.everything)")
            #expect(try answer.json()["event"].text == "triage")
            let change = try answer.json()["changes"].list?.first
            #expect(change?["field"].text == "facts_clear")
            #expect(try binary.run("case", "why", id, event).code == 0)
        }
    }

    @Test("a request that is repeated in other words is the same request")
    func requests() throws {
        let binary = try Binary()
        let id = try binary.open()
        for event in ["triage", "Triage"] {
            let answer = try binary.run(
                "case", "advance", id, event, "--at", "2026-03-02", "--request-id", "r1", "-o", "json")
            #expect(answer.code == 0, "\(answer.talk)")
        }
        #expect(try binary.run("case", "history", id, "-o", "json").json().list?.count == 2)
    }

    @Test("a mistyped title or a field that its record has not is met with the name that was meant")
    func suggestions() throws {
        let binary = try Binary()
        let id = try binary.open()
        for (arguments, code, says) in [
            (["分流甄辨"], 3, "did you mean triage?"), (["triage", "--set", "争议类形=x"], 64, "did you mean dispute_kind ("),
            (["triage", "--set", "worker.foo=1"], 64, "there are: worker.name (Name), "),
            (["triage", "--set", "worker.nam=1"], 64, "did you mean worker.name"),
            (["triage", "--set", "劳动者.姓明=1"], 64, "did you mean worker.name"),
            (["triage", "--set", ".=1"], 64, "there is no field ."),
            (["triage", "--set", "=1"], 64, "there is no field"),
        ] as [([String], Int32, String)] {
            let answer = try binary.run(["case", "advance", id] + arguments)
            #expect(answer.code == code, "\(arguments): \(answer.everything)")
            #expect(answer.talk.contains(says), "\(arguments): \(answer.talk)")
        }
    }

    @Test("a deadline is explained by its key or its title, and a slip in either is met with the key")
    func deadlines() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        let key = "arbitration.proceedings.service.pending.copy"
        for name in [key, "Serve the copy", "送达申请书副本"] {
            let answer = try binary.run("deadline", "explain", id, name)
            #expect(answer.code == 0 && answer.output.contains("\nServe the copy (\(key))"), "\(answer.everything)")
        }
        for name in [key.dropLast() + "i", "Serve the cpoy", "送达申请书副件"] {
            let answer = try binary.run("deadline", "explain", id, String(name))
            #expect(answer.code == 5 && answer.talk.contains("did you mean \(key)?"), "\(answer.everything)")
        }
        let other = try binary.run("deadline", "explain", id, "zzz")
        #expect(other.talk.contains("it has: ") && other.talk.contains("\(key) (Serve the copy)"), "\(other.talk)")
    }

    @Test("a field given twice, by name and by title, is refused")
    func twice() throws {
        let binary = try Binary()
        try binary.write("twice.json", #"{ "dispute_kind": "overtime", "争议类型": "wages" }"#)
        let answer = try binary.run("case", "open", "--locality", "610113", "--facts", "twice.json")
        #expect(answer.code == 64, "\(answer.everything)")
        #expect(answer.talk.contains("dispute_kind: it is given twice, once as 争议类型"), "\(answer.talk)")
    }
}
