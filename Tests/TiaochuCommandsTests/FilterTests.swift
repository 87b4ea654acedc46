import DataValues
import Testing

@Suite("Filters of lists")
struct FilterTests {
    static let mistyped: [(arguments: [String], says: [String])] = [
        (["case", "list", "--state", "mediaton"], ["no state 'mediaton'", "did you mean pre_arbitration.mediation?"]),
        (["case", "list", "--state", "待受理调节"], ["did you mean pre_arbitration.mediation.pending?"]),
        (["case", "list", "--state", "window"], ["may mean", "outcome.worker.window, "]),
        (["case", "list", "--state", "zzzzzz"], ["workflow show"]),
        (["case", "list", "--locality", "610114"], ["no locality 610114", "did you mean 610113?"]),
        (["case", "list", "--locality", "雁塔区"], ["雁塔区", "did you mean 610113?"]),
        (["case", "list", "--assignee", "wang.mni"], ["wang.mni", "did you mean wang.min?"]),
        (["case", "list", "--assignee", "王敏"], ["王敏", "did you mean wang.min?"]),
        (["case", "list", "--assignee", "nobody-at-all"], ["there are: he.yun, wang.min"]),
        (["inbox", "--locality", "61O113"], ["61O113", "did you mean 610113?"]),
        (["inbox", "--all", "--locality", "9"], ["no locality 9", "there are: cn, "]),
        (["deadline", "list", "--locality", "610114"], ["did you mean 610113?"]),
        (["deadline", "export", "--locality", "610114"], ["did you mean 610113?"]),
        (["scenario", "run", "--locality", "610114", "x"], ["did you mean 610113?"]),
    ]

    @Test(
        "a name that nobody knows is refused as not found, with the nearest one, rather than answered by an empty list")
    func unknownNames() throws {
        let binary = try Binary()
        _ = try binary.open()
        for (arguments, says) in Self.mistyped {
            let answer = try binary.run(arguments)
            #expect(answer.code == 5, "\(arguments): \(answer.everything)")
            #expect(answer.output.isEmpty)
            for words in says { #expect(answer.talk.contains(words), "\(arguments): \(answer.talk)") }
            let chinese = try binary.run(arguments + ["--lang", "zh"])
            #expect(chinese.talk.hasPrefix("错误：") && !chinese.talk.contains("there "), "\(chinese.talk)")
        }
    }

    @Test("a state is found by its id, by the last part of its id and by its title in either language")
    func namesOfStates() throws {
        let binary = try Binary()
        let id = try binary.open()
        for name in ["pre_arbitration", "pre_arbitration.intake", "intake", "Intake and triage", "intake and triage"] {
            let answer = try binary.run("case", "list", "--state", name)
            #expect(answer.code == 0 && answer.output.contains(id), "\(name): \(answer.everything)")
        }
    }

    @Test("a known name that no case has gives an empty list, and one that only the store knows gives its cases")
    func knownNames() throws {
        let binary = try Binary()
        let id = try binary.open()
        for filter in [["--state", "arbitration"], ["--locality", "440300"], ["--assignee", "wang.min"]] {
            let answer = try binary.run(["case", "list", "-o", "json"] + filter)
            #expect(answer.code == 0, "\(answer.talk)")
            #expect(try answer.json() == .list([]))
        }
        #expect(try binary.run("case", "assign", id, "wang.min").code == 0)
        try binary.replace("wang.min:", with: "wang.mei:", in: "tiaochu.yaml")
        let answer = try binary.run("case", "list", "--assignee", "wang.min")
        #expect(answer.output.contains(id), "\(answer.everything)")
    }
}
