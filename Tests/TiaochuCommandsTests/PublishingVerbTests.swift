import DataValues
import Foundation
import Testing

@testable import TiaochuCommands

@Suite("Publishing, previewing, migrating, going back")
struct PublishingVerbTests {
    private static let city = "workflows/localities/610100.yaml"

    private func publish(_ binary: Binary, _ arguments: String...) throws -> Answer {
        try binary.run(
            ["workflow", "publish", "-l", "610113", "--reason", "简易处理上限按新标准", "--as", "ma.lin"] + arguments)
    }

    @Test("new cases follow what is published, running cases theirs, until they are migrated")
    func life() throws {
        let binary = try Binary()
        let first = try binary.open()
        let published = try publish(binary, "-o", "json")
        #expect(published.code == 0, "\(published.everything)")
        let record = try #require(published.json().list?.first)
        #expect(record["number"].integer == 1 && record["by"].text == "ma.lin" && record["reason"].text == "简易处理上限按新标准")
        #expect(published.talk.contains("610113"), "nothing was tried, and that is said")
        #expect(try publish(binary, "-o", "json").json() == .list([]))

        // What is edited stays a draft until it is published.
        try binary.replace("value: 93003.00 CNY", with: "value: 90000.00 CNY", in: Self.city)
        let second = try binary.open()
        let status = try binary.run("workflow", "migrate", "status", "-l", "610113", "-o", "json").json().list
        #expect(status?.count == 1 && status?.first?["cases"].integer == 2)
        let preview = try binary.run("workflow", "preview", "-l", "610113", "-o", "json").json()
        let place = try #require(preview.list?.first)
        #expect(place["changes"].integer == 1 && place["cases"].list?.count == 2)
        let kept = try #require(place["kept"].list?.first)
        #expect(kept["cases"].integer == 2 && kept["rules"].list?.count == 1)
        #expect(kept["rules"].list?.first?["kept"].text?.contains("93003.00") == true, "\(kept)")
        #expect(kept["rules"].list?.first?["new"].text?.contains("90000.00") == true, "\(kept)")
        let told = try binary.run("workflow", "preview", "-l", "610113").output
        #expect(told.contains("no time limit is counted from it, so no date would move"), "\(told)")
        #expect(try binary.run("workflow", "preview", "-l", "610113", "--lang", "zh").output.contains("在办 2 件"))
        #expect(try publish(binary).code == 0)
        let third = try binary.open()

        let plan = try binary.run("workflow", "migrate", "plan", "-l", "610113", "-o", "json").json().list ?? []
        #expect(plan.compactMap { $0["case"].text } == [first, second])
        #expect(plan.allSatisfy { $0["possible"].boolean == true })
        let apply = ["workflow", "migrate", "apply", "-l", "610113", "--reason", "统一", "--as", "ma.lin", "-o", "json"]
        let moved = try binary.run(apply).json()
        #expect(moved["migrated"].list?.compactMap(\.text) == [first, second])
        #expect(try binary.run(apply).json()["migrated"] == .list([]))
        let counts = try binary.run("workflow", "migrate", "status", "-l", "610113", "-o", "json").json().list
        #expect(
            counts?.count == 1 && counts?.first?["cases"].integer == 3 && counts?.first?["in_force"].boolean == true)
        #expect(try binary.run("case", "history", first, "--lang", "zh").output.contains("统一"))
        #expect(try binary.run("audit", "verify").code == 0)

        let back = try binary.run(
            "workflow", "rollback", "-l", "610113", "--reason", "公告有误", "--as", "ma.lin", "-o", "json")
        #expect(try back.json()["kind"].text == "rolledBack")
        let register = try binary.run("workflow", "publications", "-o", "json").json().list ?? []
        #expect(register.compactMap { $0["number"].integer } == [3, 2, 1])
        #expect(try binary.run("workflow", "publications", "--lang", "zh").output.contains("回退"))
        let fourth = try binary.open()
        let follows = { (id: String) in try binary.run("case", "show", id, "-o", "json").json()["bundle"].text }
        #expect(try follows(fourth) == record["bundle"].text)
        #expect(try follows(third) != record["bundle"].text)
    }

    @Test("rules with an error, an open question or a failing scenario are not published, and every reason is said")
    func refusals() throws {
        let binary = try Binary()
        try binary.replace("value: 93003.00 CNY", with: "value: a lot", in: Self.city)
        let broken = try publish(binary)
        #expect(broken.code == 1 && broken.talk.contains("610100.yaml:8"), "\(broken.everything)")
        try binary.replace("value: a lot", with: "value: 93003.00 CNY", in: Self.city)

        let layer =
            "\nworkflows:\n  labour-dispute:\n    todo:\n"
            + "      - question: { zh: 上限按哪个口径, en: which average wage counts }\n        owner: 市人社局\n"
            + "        law: { statute: Rules33, article: 56 }\n"
        try binary.write(Self.city, try binary.read(Self.city) + layer)
        let open = try publish(binary)
        #expect(open.code == 1 && open.talk.contains("which average wage counts") && open.talk.contains("市人社局"))
        #expect(open.talk.contains("Rules33 art. 56"), "\(open.talk)")
        #expect(try binary.run("workflow", "check", "-l", "610113").code == 0)
        try binary.replace(layer, with: "", in: Self.city)
        let deeper =
            "\nworkflows:\n  labour-dispute:\n    events:\n      accept:\n        todo:\n"
            + "          - { question: { zh: 由谁受理, en: who accepts }, owner: 市人社局 }\n"
        try binary.write(Self.city, try binary.read(Self.city) + deeper)
        let inside = try publish(binary)
        #expect(inside.code == 1 && inside.talk.contains("(event accept): who accepts"), "\(inside.everything)")
        try binary.replace(deeper, with: "", in: Self.city)

        try binary.write(
            "examples/failing.yaml",
            """
            scenario: { zh: 必不过, en: never passes }
            workflow: labour-dispute
            locality: "610113"
            covers: [pitfall-1]
            steps:
              - at: 2026-03-02
                open: { dispute_kind: nonsense }
            """)
        let failing = try publish(binary, "--scenarios", "examples/failing.yaml")
        #expect(failing.code == 1 && failing.talk.contains("failing.yaml"), "\(failing.everything)")
        #expect(try binary.run("workflow", "publications", "-o", "json").json() == .list([]))
    }

    @Test("a dry run answers in JSON what would be published, and makes no store")
    func dryRun() throws {
        let binary = try Binary()
        let answer = try publish(binary, "--dry-run", "-o", "json")
        #expect(answer.code == 0)
        #expect(try answer.json().list?.first?["locality"].text == "610113")
        let text = try publish(binary, "--dry-run")
        #expect(text.lines.first?.hasPrefix("610113 labour-dispute ") == true, "\(text.output)")
        #expect(text.output.contains(" scenarios passed") && text.output.contains("never published before"))
        #expect(!FileManager.default.fileExists(atPath: binary.path(".tiaochu")))
    }

    @Test("only an administrator may put rules in force, and a reason must say something")
    func permissions() throws {
        let binary = try Binary()
        _ = try binary.open()
        for verb in [["publish"], ["rollback"], ["migrate", "apply"]] {
            let arguments = ["workflow"] + verb + ["-l", "610113", "--reason", "x", "--as", "sun.li"]
            let answer = try binary.run(arguments)
            // There is nothing to migrate to yet, which is said first.
            #expect(answer.code == (verb.count == 2 ? 5 : 6) && answer.output.isEmpty, "\(verb): \(answer.everything)")
            #expect(
                try binary.run(["workflow"] + verb + ["-l", "610113", "--reason", " ", "--as", "ma.lin"]).code == 64)
        }
        #expect(try binary.run("workflow", "publish", "-l", "999999", "--reason", "x", "--as", "ma.lin").code == 5)
        let never = try binary.run("workflow", "rollback", "-l", "610113", "--reason", "x", "--as", "ma.lin")
        #expect(never.code == 5 && never.talk.contains("never published"))
        #expect(try binary.run("workflow", "migrate", "plan", "-l", "610113").code == 5)
        #expect(try publish(binary).code == 0)
        _ = try binary.open()
        try binary.replace("value: 93003.00 CNY", with: "value: 90000.00 CNY", in: Self.city)
        #expect(try publish(binary).code == 0)
        let misspelt = ["-l", "610113", "--state", "pre_arbitrasion=pre_arbitration"]
        for verb in [["plan"], ["apply", "--reason", "x", "--as", "ma.lin"]] {
            let answer = try binary.run(["workflow", "migrate"] + verb + misspelt)
            #expect(answer.code == 5 && answer.talk.contains("did you mean pre_arbitration?"), "\(answer.everything)")
        }
        #expect(try binary.run("workflow", "migrate", "plan", "-l", "610113", "--state", "nonsense").code == 64)
    }

    @Test("backtest tells which recorded decisions the edited rules would make otherwise, and fails on demand")
    func backtest() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        let same = try binary.run("workflow", "backtest", "--fail-on-change", "-o", "json")
        #expect(same.code == 0)
        #expect(try same.json()["differences"] == .list([]))
        try binary.replace("value: 93003.00 CNY", with: "value: 1000.00 CNY", in: Self.city)
        let changed = try binary.run("workflow", "backtest", "--fail-on-change", "-o", "json")
        #expect(changed.code == 1)
        let difference = try #require(try changed.json()["differences"].list?.first)
        #expect(difference["case"].text == id && difference["event"].text == "accept")
        let text = try binary.run("workflow", "backtest", "--lang", "zh")
        #expect(text.code == 0 && text.output.contains("当时") && text.output.contains("新规则"))
        #expect(
            try binary.run("workflow", "backtest", "--since", "2027-01-01", "-o", "json").json()["cases"].integer == 0)
        #expect(try binary.run("workflow", "backtest", "--since", "nonsense").code == 64)
        #expect(try binary.run("workflow", "backtest", "--state", "nonsense").code == 64)
        #expect(try binary.run("workflow", "backtest", "--locality", "nowhere").code == 5)
    }

    @Test("backtest follows cases through renamed states when it is told the names, and refuses one that there was not")
    func backtestRenamed() throws {
        let binary = try Binary()
        _ = try binary.accepted()
        let path = "workflows/labour-dispute/workflow.yaml"
        try binary.write(path, try binary.read(path).replacing("pre_arbitration", with: "first_contact"))
        let blind = try binary.run("workflow", "backtest", "-o", "json").json()
        let difference = try #require(blind["differences"].list?.first)
        #expect(blind["differences"].list?.count == 1, "told once: \(blind)")
        #expect(difference["kind"].text == "misfit" && difference["followed"].boolean == false, "\(blind)")
        #expect(difference["recorded"].text != difference["new"].text)
        #expect(try #require(blind["skipped_decisions"].integer) > 0)
        let text = try binary.run("workflow", "backtest")
        #expect(text.output.contains("→ say which new state it becomes: --state pre_arbitration"), "\(text.everything)")
        #expect(text.output.contains("more not asked"), "\(text.everything)")
        let mapped = try binary.run(
            "workflow", "backtest", "--state", "pre_arbitration=first_contact", "--fail-on-change", "-o", "json")
        #expect(mapped.code == 0, "\(mapped.everything)")
        let wrong = try binary.run("workflow", "backtest", "--state", "pre_arbitrasion=first_contact")
        #expect(wrong.code == 5 && wrong.talk.contains("did you mean pre_arbitration?"), "\(wrong.everything)")
    }
}
