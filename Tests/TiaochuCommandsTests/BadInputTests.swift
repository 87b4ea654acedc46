import DataValues
import Testing

/// Each kind of bad input: a clear message, the documented exit code (docs/reference/exit-codes.md), an unchanged case.
@Suite("Bad input")
struct BadInputTests {
    struct Attempt: Sendable {
        var name: String
        var arguments: [String]
        var code: Int32
        var says: [String]
    }

    /// CASE stands for the case's id.
    static let attempts: [Attempt] = [
        Attempt(
            name: "an unknown event", arguments: ["case", "advance", "CASE", "traige"], code: 3,
            says: ["no event traige", "did you mean triage?"]),
        Attempt(
            name: "an event that the state does not listen to", arguments: ["case", "advance", "CASE", "accept"],
            code: 3, says: ["accept", "fix"]),
        Attempt(
            name: "a missing fact", arguments: ["case", "advance", "CASE", "mediation_requested"], code: 3,
            says: ["Mediation channel", "--set FIELD=VALUE: channel", "workflow.yaml:"]),
        Attempt(
            name: "a fact of the wrong type",
            arguments: ["case", "advance", "CASE", "triage", "--set", "claim_amount=很多"], code: 64,
            says: ["claim_amount", "28320.00"]),
        Attempt(
            name: "an unknown fact", arguments: ["case", "advance", "CASE", "triage", "--set", "claim_amoun=1"],
            code: 64, says: ["claim_amoun", "did you mean claim_amount?"]),
        Attempt(
            name: "a fact without an equals sign", arguments: ["case", "advance", "CASE", "triage", "--set", "x"],
            code: 64, says: ["equals sign", "--set FIELD=VALUE"]),
        Attempt(
            name: "a date in the future", arguments: ["case", "advance", "CASE", "triage", "--at", "2026-07-01"],
            code: 3, says: ["2026-07-01", "future", "2026-06-30"]),
        Attempt(
            name: "a date before the last act", arguments: ["case", "advance", "CASE", "triage", "--at", "2026-03-01"],
            code: 3, says: ["before the case's last legal act, 2026-03-02"]),
        Attempt(
            name: "a date that does not exist",
            arguments: ["case", "advance", "CASE", "triage", "--at", "2026-02-30"], code: 64, says: ["2026-02-30"]),
        Attempt(
            name: "somebody without the role",
            arguments: ["case", "advance", "CASE", "triage", "--as", "wang.min"], code: 6,
            says: ["wang.min may not do this", "Clerk"]),
        Attempt(
            name: "an unknown user", arguments: ["case", "advance", "CASE", "triage", "--as", "he.yum"], code: 5,
            says: ["he.yum", "did you mean he.yun?"]),
        Attempt(
            name: "a role the user does not hold",
            arguments: ["case", "advance", "CASE", "triage", "--as", "he.yun:director"], code: 6,
            says: ["does not hold", "clerk"]),
        Attempt(
            name: "a handler of another locality",
            arguments: ["case", "advance", "CASE", "triage", "--as", "chen.jie"],
            code: 6, says: ["does not handle the cases of 610113", "440300"]),
        Attempt(
            name: "a request id that cannot be kept",
            arguments: ["case", "advance", "CASE", "triage", "--request-id", String(repeating: "长", count: 400)],
            code: 64, says: ["400 bytes"]),
        Attempt(
            name: "a version that is not the case's",
            arguments: ["case", "advance", "CASE", "triage", "--expect-version", "7"], code: 4,
            says: ["he.yun", "reload"]),
        Attempt(
            name: "a case that is not there", arguments: ["case", "advance", "2026-610113-99999", "triage"], code: 5,
            says: ["2026-610113-99999", "case list"]),
        Attempt(
            name: "a locality that is not there",
            arguments: ["case", "open", "--locality", "999999", "--facts", "my.json"], code: 5,
            says: ["999999", "610113"]),
        Attempt(
            name: "a file that is not there", arguments: ["case", "open", "--facts", "没有.json"], code: 64,
            says: ["没有.json"]),
        Attempt(
            name: "a file that is not JSON", arguments: ["case", "open", "--facts", "tiaochu.yaml"], code: 64,
            says: ["tiaochu.yaml:1:1", "JSON"]),
        Attempt(
            name: "a workspace that is not there", arguments: ["case", "list", "--workspace", "/nowhere"], code: 5,
            says: ["/nowhere", "tiaochu.yaml"]),
        Attempt(
            name: "a fact that the event does not take",
            arguments: ["case", "advance", "CASE", "triage", "--set", "tribunal_size=3"], code: 3,
            says: ["does not take the field tribunal_size (", "it takes: ", "facts_clear (Facts clear"]),
        Attempt(
            name: "an empty handler", arguments: ["case", "assign", "CASE", ""], code: 64,
            says: ["the handler is missing", "he.yun"]),
        Attempt(
            name: "a handler by name", arguments: ["case", "assign", "CASE", "王敏"], code: 5,
            says: ["did you mean wang.min?"]),
        Attempt(
            name: "an empty filter", arguments: ["case", "list", "--locality", ""], code: 5, says: ["no locality"]),
        Attempt(name: "no verb", arguments: ["--store", "x.sqlite"], code: 64, says: ["not said what to do"]),
        Attempt(
            name: "a folder of rules in place of a file",
            arguments: ["case", "open", "--facts", "workflows"], code: 64, says: ["it is a folder, not a file"]),
        Attempt(
            name: "a deadline that the case does not have",
            arguments: ["deadline", "explain", "CASE", "arbitration.award"], code: 5, says: ["arbitration.award"]),
    ]

    @Test("is answered clearly, in both languages and as JSON, with its exit code, and changes nothing")
    func everyAttempt() throws {
        let binary = try Binary()
        let id = try binary.open()
        let before = try binary.standing(id)
        for attempt in Self.attempts {
            let arguments = attempt.arguments.map { $0 == "CASE" ? id : $0 }
            let text = try binary.run(arguments)
            #expect(text.code == attempt.code, "\(attempt.name): \(text.everything)")
            #expect(text.output.isEmpty, "\(attempt.name) speaks on standard output: \(text.output)")
            for words in attempt.says { #expect(text.talk.contains(words), "\(attempt.name): \(text.talk)") }
            let lines = text.talk.split(separator: "\n")
            #expect(Set(lines).count == lines.count, "\(attempt.name) is said twice: \(text.talk)")
            #expect(!text.talk.contains("would change the answer: tribunal_size"), "\(text.talk)")
            let data = try binary.run(arguments + ["--output", "json", "--lang", "zh"])
            #expect(data.code == attempt.code)
            let error = try data.json()["error"]
            #expect(error["exit"].integer == Int64(attempt.code))
            #expect(error["what"].text?.hasChinese == true, "\(attempt.name): \(error)")
        }
        #expect(try binary.standing(id) == before)
        #expect(try binary.run("case", "list", "-o", "json").json().list?.count == 1)
    }

    @Test("every misfitting fact of a file is named at once")
    func allFacts() throws {
        let binary = try Binary()
        try binary.write(
            "bad.json", #"{ "worker": { "nam": "李想" }, "dispute_kind": "overtim", "claim_amount": "many" }"#)
        let answer = try binary.run("case", "open", "--locality", "610113", "--facts", "bad.json")
        #expect(answer.code == 64)
        for name in ["worker.nam", "overtime", "claim_amount"] {
            #expect(answer.talk.contains(name), "no \(name) in: \(answer.talk)")
        }
        #expect(try binary.run("case", "list", "-o", "json").json() == .list([]))
    }

    @Test("the same event twice is refused the second time, with what may be done instead")
    func twice() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        let before = try binary.standing(id)
        let again = try binary.run("case", "advance", id, "accept", "--at", "2026-03-04")
        #expect(again.code == 3)
        #expect(again.talk.contains("it can be raised in: Reviewed for acceptance"), "\(again.talk)")
        #expect(try binary.standing(id) == before)
    }
}
