import DataValues
import Foundation
import Testing

@Suite("Whose cases a user is shown")
struct PlaceLimitTests {
    /// A user who handles 440300 only.
    private static let stranger = "chen.jie"
    private static let theCase = "CASE"

    /// Every verb that is given a case, as somebody of elsewhere would run it; `CASE` is its id.
    private static let ofACase: [[String]] = [
        ["case", "show", theCase], ["case", "show", theCase, "--reveal", "worker.phone"],
        ["case", "advance", theCase, "accept"], ["case", "why", theCase], ["case", "why", theCase, "accept"],
        ["case", "history", theCase], ["case", "forecast", theCase], ["case", "note", theCase, "x"],
        ["case", "assign", theCase, "he.yun"], ["case", "document", theCase, "--list"],
        ["case", "document", theCase, "acceptance"],
        ["deadline", "list", "--case", theCase], ["deadline", "explain", theCase],
        ["outbox", "list", "--case", theCase],
        ["outbox", "retry", "\(theCase)/1/0"], ["scenario", "record", theCase], ["audit", "verify", theCase],
        ["workflow", "diff", theCase], ["workflow", "diff", "440300", theCase],
        ["workflow", "graph", "--case", theCase],
    ]

    /// Every verb that lists or counts cases, with words it must be given.
    private static let lists: [[String]] = [
        ["case", "list"], ["inbox"], ["inbox", "--all"], ["deadline", "list"], ["deadline", "export"],
        ["outbox", "list", "--all"], ["outbox", "retry", "--all"], ["workflow", "backtest", "--since", "2026-01-01"],
        ["workflow", "graph", "--counts"], ["workflow", "preview", "--locality", "all"],
        ["workflow", "migrate", "plan", "--locality", "all"], ["workflow", "migrate", "status", "--locality", "all"],
    ]

    /// The places of these verbs, by the option that names one: a place of others is refused.
    private static let ofAPlace: [[String]] = [
        ["case", "list"], ["inbox", "--all"], ["deadline", "list"], ["deadline", "export"], ["workflow", "backtest"],
        ["workflow", "graph", "--counts"], ["workflow", "preview"], ["workflow", "migrate", "plan"],
        ["workflow", "migrate", "status"],
    ]

    @Test(
        "every verb that takes a case refuses one of a place the user does not handle, with exit code 6, and tells nothing of it"
    )
    func ofACase() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        for verb in Self.ofACase {
            let answer = try binary.run(
                verb.map { $0.replacing(Self.theCase, with: id) } + ["--as", Self.stranger])
            #expect(answer.code == 6, "\(verb): \(answer.everything)")
            #expect(answer.output.isEmpty, "\(verb): \(answer.output)")
            #expect(answer.talk.contains("does not handle the cases of 610113"), "\(verb): \(answer.talk)")
        }
        // Whoever handles the place, and nobody in particular, is answered.
        for user in ["he.yun", ""] {
            let answer = try binary.run("audit", "verify", id, environment: ["TIAOCHU_USER": user])
            #expect(answer.code == 0, "\(user): \(answer.everything)")
        }
    }

    @Test("every verb that lists or counts cases leaves out those of places the user does not handle")
    func lists() throws {
        let binary = try Binary()
        let (theirs, own) = (try binary.accepted(), try binary.accepted("440300"))
        // A rule that would have decided both otherwise.
        try binary.replace("value: 93003.00 CNY", with: "value: 1000.00 CNY", in: "workflows/localities/610100.yaml")
        for verb in Self.lists {
            let answer = try binary.run(verb + ["--as", Self.stranger])
            #expect([0, 1].contains(answer.code), "\(verb): \(answer.everything)")
            #expect(!answer.everything.contains(theirs), "\(verb): \(answer.everything)")
        }
        let listed = try binary.run("case", "list", "--as", Self.stranger)
        #expect(listed.output.contains(own), "\(listed.everything)")
        let asked = try binary.run("workflow", "backtest", "-o", "json", "--as", Self.stranger).json()
        #expect(asked["cases"].integer == 1 && asked["differences"] == .list([]), "\(asked)")
        #expect(try binary.run("workflow", "backtest", "-o", "json").json()["cases"].integer == 2)
        func counted(_ user: String) throws -> Int64 {
            let counts = try binary.run("workflow", "graph", "--counts", "-o", "json", "--as", user).json()["counts"]
            return try #require(counts["arbitration"].integer)
        }
        #expect(try counted(Self.stranger) == 1 && counted("he.yun") == 2)
        let preview = try binary.run("workflow", "preview", "-l", "all", "-o", "json", "--as", Self.stranger).json()
        #expect(preview.list?.map { $0["locality"].text } == ["440300"], "\(preview)")
    }

    @Test("a place of others is refused as a filter, with exit code 6", arguments: ofAPlace)
    func places(_ verb: [String]) throws {
        let binary = try Binary()
        _ = try binary.accepted()
        let answer = try binary.run(verb + ["--locality", "610113", "--as", Self.stranger])
        #expect(answer.code == 6, "\(answer.everything)")
        #expect(answer.talk.contains("does not handle the cases of 610113"), "\(answer.talk)")
    }

    @Test("a mistyped case id is not answered with the ids of other places")
    func nearby() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        let wrong = String(id.dropLast()) + "9"
        #expect(try binary.run("case", "show", wrong).talk.contains(id))
        let answer = try binary.run("case", "show", wrong, "--as", Self.stranger)
        #expect(answer.code == 5 && !answer.everything.contains(id), "\(answer.everything)")
    }

    @Test("every verb whose help names a case, or cases of a locality, is among those tried here")
    func complete() throws {
        let binary = try Binary()
        let tried = Self.ofACase + Self.lists + Self.ofAPlace
        for verb in HelpTests.verbs {
            let help = try binary.run(verb + ["--help"]).output
            let isAboutCases = ["<case-id>", "--case <case>", "a locality and all below it"]
                .contains { help.contains($0) }
            guard isAboutCases else { continue }
            #expect(tried.contains { Array($0.prefix(verb.count)) == verb }, "\(verb) shows cases: whose?")
        }
    }

    @Test("an empty TIAOCHU_USER is nobody, who is shown every case and acts on none")
    func nobody() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        let list = try binary.run("case", "list", environment: ["TIAOCHU_USER": ""])
        #expect(list.code == 0 && list.output.contains(id), "\(list.everything)")
        let act = try binary.run("case", "note", id, "x", environment: ["TIAOCHU_USER": ""])
        #expect(act.code == 64 && act.talk.contains("it is not said who acts"), "\(act.everything)")
    }
}
