import DataValues
import Testing

@Suite("Personal data")
struct PersonalDataTests {
    @Test("no verb shows a sensitive value that nobody asked to see, in text or in JSON")
    func masked() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        var verbs: [[String]] = [
            ["case", "list"], ["case", "show", id], ["case", "show", id, "--all"], ["case", "why", id],
            ["case", "history", id], ["case", "forecast", id], ["inbox", "--all"], ["deadline", "list"],
            ["deadline", "explain", id], ["audit", "verify"],
        ]
        verbs.append(["case", "advance", id, "served", "--dry-run", "--at", "2026-03-05"])
        verbs.append(["case", "advance", id, "nonsense"])
        verbs.append([
            "case", "advance", id, "triage", "--set", "worker.id_number=610113199001011234", "--set", "nope=李想",
        ])
        for verb in verbs {
            for format in ["text", "json"] {
                let answer = try binary.run(verb + ["-o", format])
                for secret in Binary.secrets {
                    #expect(!answer.output.contains(secret), "\(verb) \(format): \(answer.output)")
                    #expect(!answer.talk.contains(secret), "\(verb) \(format): \(answer.talk)")
                }
            }
        }
    }

    @Test("the answers of opening and of every step mask effects too")
    func maskedSteps() throws {
        let binary = try Binary()
        try binary.write("my.json", Binary.facts)
        let opened = try binary.run(
            "case", "open", "--locality", "610113", "--facts", "my.json", "--at", "2026-03-02", "-o", "json")
        let id = try #require(try opened.json()["case"].text)
        var effects = 0
        for (event, day) in [("triage", "2026-03-02"), ("arbitration_applied", "2026-03-02"), ("accept", "2026-03-04")]
        {
            let answer = try binary.run("case", "advance", id, event, "--at", day, "-o", "json")
            effects += try answer.json()["effects"].list?.count ?? 0
            for secret in Binary.secrets { #expect(!answer.everything.contains(secret), "\(event): \(answer.output)") }
        }
        #expect(effects > 0)
    }

    @Test("--reveal shows them and writes who looked into the journal")
    func revealed() throws {
        let binary = try Binary()
        let id = try binary.open()
        let answer = try binary.run("case", "show", id, "--reveal")
        #expect(answer.output.contains("610113199001011234"))
        let last = try #require(try binary.run("case", "history", id, "-o", "json").json().list?.last)
        #expect(last["kind"].text == "revealed")
        #expect(last["actor"].text == "he.yun")
    }

    @Test("text from outside cannot move the cursor or turn the reading order on a terminal")
    func escapes() throws {
        let binary = try Binary()
        let id = try binary.open(facts: Binary.facts.replacing("西安某某", with: "甲\\u001b[2J\\u202e乙"))
        for verb in [["case", "show", id], ["case", "list"], ["case", "history", id]] {
            let answer = try binary.run(verb)
            #expect(answer.code == 0)
            #expect(!answer.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E }, "\(verb)")
        }
        #expect(try binary.run("case", "show", id).output.contains("\\u{1b}[2J"))
    }
}
