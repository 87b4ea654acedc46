import DataValues
import Foundation
import Testing
import Workflows

@Suite("Facts that cannot be taken")
struct FactInputTests {
    @Test("a text, a list or a record that is too large is refused by the name of its field, with the limit")
    func tooLarge() throws {
        let binary = try Binary()
        let id = try binary.open()
        let before = try binary.standing(id)
        let long = String(repeating: "长", count: 20_000)
        let elements = Array(repeating: "x", count: 6_000).joined(separator: ",")
        let attempts: [(String, [String], [String])] = [
            ("a text", ["--set", "remarks=\(long)"], ["remarks", "60000 bytes", "at most 32768"]),
            ("a text by its title", ["--set", "备注=\(long)"], ["remarks", "at most 32768"]),
            ("a part of a record", ["--set", "worker.post=\(long)"], ["worker.post", "at most 32768"]),
            ("a list", ["--set", "papers_missing=\(elements)"], ["papers_missing", "6000 elements", "at most 5000"]),
        ]
        for (name, arguments, says) in attempts {
            let answer = try binary.run(["case", "advance", id, "triage"] + arguments)
            #expect(answer.code == 64, "\(name): \(answer.code) \(answer.talk.prefix(300))")
            for words in says { #expect(answer.talk.contains(words), "\(name): \(answer.talk.prefix(300))") }
            #expect(!answer.talk.contains("长长长"), "what was given is not said back")
        }
        #expect(try binary.standing(id) == before)
    }

    @Test("facts that are too large only together are refused at the largest, also when they come one by one")
    func tooLargeTogether() throws {
        let binary = try Binary()
        let text = String(repeating: "x", count: 30_000)
        let list = Array(repeating: text, count: 10)
        var facts = try #require(try DataValue(json: Array(Binary.facts.utf8)).record)
        facts["papers_missing"] = .list(list.map(DataValue.text))
        try binary.write("big.json", DataValue.record(facts).canonicalJSON)
        let answer = try binary.run("case", "open", "--locality", "610113", "--facts", "big.json")
        #expect(answer.code == 64, "\(answer.everything.prefix(300))")
        #expect(answer.talk.contains("papers_missing") && answer.talk.contains("at most 262144"), "\(answer.talk)")

        facts["papers_missing"] = .list(list.dropLast(3).map(DataValue.text))
        let id = try binary.open(facts: DataValue.record(facts).canonicalJSON)
        let more = DataValue.record(["arbitrators": .list(list.dropLast(3).map(DataValue.text))]).canonicalJSON
        try binary.write("more.json", more)
        let second = try binary.run("case", "advance", id, "triage", "--facts", "more.json")
        #expect(second.code == 64, "\(second.everything.prefix(300))")
        #expect(second.talk.contains("at most 262144"), "\(second.talk.prefix(300))")
    }

    @Test("a list of records is typed in JSON as a file of facts has it: amounts with two decimals")
    func amountsInLists() throws {
        let binary = try Binary()
        let id = try binary.open()
        let given = ##"claims=[{"title": "工资", "amount": "12000.50"}, {"title": "加班费", "amount": "３００.00"}]"##
        let refused = try binary.run("case", "advance", id, "triage", "--set", given, "--at", "2026-03-02")
        // Triage takes no claims; what matters is that the amounts are read.
        #expect(refused.code == 3 && !refused.talk.contains("amount"), "\(refused.everything)")
        let wrong = try binary.run(
            "case", "advance", id, "triage", "--set", ##"claims=[{"title": "工资", "amount": "x"}]"##)
        #expect(wrong.code == 64 && wrong.talk.contains("claims[0].amount"), "\(wrong.everything)")
    }

    @Test("a NUL character is refused by the name of its field, not by a name of the program's own")
    func nul() throws {
        let binary = try Binary()
        for (facts, field) in [
            (#"{"employer": {"name": "a\u0000b"}}"#, "employer.name"), (#"{"remarks": "\u0000"}"#, "remarks"),
        ] {
            try binary.write("nul.json", facts)
            let answer = try binary.run("case", "open", "--locality", "610113", "--facts", "nul.json")
            #expect(answer.code == 64, "\(answer.everything)")
            #expect(answer.talk.contains("\(field): ") && answer.talk.contains("NUL"), "\(answer.talk)")
            #expect(!answer.talk.contains("record."), "\(answer.talk)")
        }
    }

    @Test(
        "a document that is no record of facts is refused",
        arguments: [("[]", "a list"), ("\"x\"", "a text"), ("3", "a number"), ("null", "null"), ("true", "true")])
    func noRecord(_ document: String, _ kind: String) throws {
        let binary = try Binary()
        let id = try binary.open()
        try binary.write("facts.json", document)
        for verb in [["case", "open"], ["case", "advance", id, "triage"], ["case", "why", id]] {
            let answer = try binary.run(verb + ["--facts", "facts.json"])
            #expect(answer.code == 64, "\(verb): \(answer.everything)")
            #expect(answer.talk.contains("facts.json is no record but \(kind)"), "\(answer.talk)")
        }
    }

    @Test("what keeps a file from being read is said in the reader's language")
    func unreadable() throws {
        let binary = try Binary()
        binary.language = "zh"
        try binary.write("x", "")
        for (path, reason) in [
            ("workflows", "它是目录"), ("没有.json", "没有这个文件"), ("x/y.json", "路径中间的一段不是目录"),
            (String(repeating: "长", count: 100), "名称太长"),
        ] {
            let answer = try binary.run("case", "open", "--facts", path)
            #expect(answer.code == 64)
            #expect(answer.talk.contains("缘由：\(reason)"), "\(answer.talk)")
            #expect(!answer.talk.contains("The ") && !answer.talk.contains("NSCocoa"), "\(answer.talk)")
        }
        let pipe = try binary.shell(#""$TIAOCHU" case open --locality 610113 --facts <(cat <<< '[]')"#)
        #expect(pipe.code == 64 && pipe.talk.contains("列表"), "\(pipe.talk)")
    }

    @Test("--set on a part of a record leaves the other parts of the kept record as they are")
    func partOfRecord() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        let answer = try binary.run("case", "why", id, "accept", "--set", "worker.phone=13800000000")
        #expect(!answer.everything.contains("Name is missing"), "\(answer.everything)")
        let refused = try binary.run("case", "advance", id, "respondent_served", "--set", "worker.phone=13800000000")
        #expect(!refused.everything.contains("is missing"), "\(refused.everything)")
        let twice = try binary.run(
            "case", "open", "--locality", "610113", "--facts", "my.json", "--set", "worker.phone=13800000000",
            "--at", "2026-03-02", "-o", "json")
        let second = try #require(try twice.json()["case"].text)
        let shown = try binary.run("case", "show", second, "--reveal", "worker", "-o", "json").json()["fields"][
            "worker"]
        #expect(shown["phone"].text == "13800000000" && shown["name"].text == "李想", "\(shown)")
    }

    @Test("a parameter without a value on that day is blamed on the day or the locality's file, not on a script")
    func absentParameter() throws {
        let binary = try Binary()
        try binary.write("my.json", Binary.facts)
        // The number of workers that triage asks for, as if it held from next year only.
        let nation = "workflows/localities/cn.yaml"
        let text = try binary.read(nation)
        let block = try #require(text.firstMatch(of: #/\n  major_collective_threshold:\n(    .*\n)+/#)?.output.0)
        try binary.write(
            nation,
            text.replacing(
                block,
                with: """

                      major_collective_threshold:
                        - { value: 50, from: 2027-01-01, source: { zh: 例, en: Example } }

                    """))
        let opened = try binary.run(
            "case", "open", "--locality", "610113", "--facts", "my.json", "--at", "2026-03-02", "-o", "json")
        let id = try #require(try opened.json()["case"].text)
        let answer = try binary.run("case", "advance", id, "triage", "--at", "2026-03-02")
        #expect(answer.code == 7)
        #expect(
            answer.talk.contains("whether the date is right") && answer.talk.contains("2026-03-02"), "\(answer.talk)")
        #expect(!answer.talk.contains("script"), "\(answer.talk)")
        let chinese = try binary.run("case", "advance", id, "triage", "--at", "2026-03-02", "--lang", "zh")
        #expect(!chinese.talk.contains("no layer") && !chinese.talk.contains("脚本"), "\(chinese.talk)")
    }

    @Test("help that cannot be written ends with 74, as every answer does", arguments: ["en", "zh"])
    func fullDisk(_ language: String) throws {
        let binary = try Binary()
        binary.language = language
        for words in ["--help", "case --help", "case", "--version", "case list", "completions bash", "explain"] {
            let answer = try binary.shell(#""$TIAOCHU" \#(words) > /dev/full"#)
            // A list without rows answers on standard error.
            #expect(answer.code == (words == "case list" ? 0 : 74), "\(words): \(answer.code) \(answer.talk)")
            guard words != "case list" else { continue }
            #expect(answer.talk.contains(language == "zh" ? "磁盘已满" : "the disk is full"), "\(answer.talk)")
        }
    }

    @Test("an actor with a colon and no role is refused")
    func colon() throws {
        let binary = try Binary()
        let id = try binary.open()
        for name in ["he.yun:", ":", ":clerk"] {
            let answer = try binary.run("case", "advance", id, "triage", "--as", name)
            #expect(answer.code == (name == "he.yun:" ? 64 : 5), "\(name): \(answer.everything)")
        }
    }

    @Test("an unknown workflow in an unknown locality is not found, rather than faulty rules")
    func bothUnknown() throws {
        let binary = try Binary()
        try binary.write(
            "case.json", #"{"workflow": "no-such", "locality": "999999", "facts": {}, "steps": []}"#)
        for arguments in [["case", "play", "case.json"], ["case", "open", "no-such", "--locality", "999999"]] {
            let answer = try binary.run(arguments)
            #expect(answer.code == 5, "\(answer.everything)")
            #expect(answer.talk.contains("999999") && answer.talk.contains("no-such"), "\(answer.everything)")
        }
    }
}
