import DataValues
import Foundation
import Testing

@testable import TiaochuCommands

@Suite("Changing rules: what the verbs say")
struct ChangingRulesTests {
    private static let city = "workflows/localities/610100.yaml"
    private static let workflow = "workflows/labour-dispute/workflow.yaml"

    private func publish(_ binary: Binary, _ arguments: String...) throws -> Answer {
        try binary.run(
            ["workflow", "publish", "-l", "610113", "--reason", "简易处理上限按新标准", "--as", "ma.lin"] + arguments)
    }

    @Test("publish says which line of which scenario would say what, and takes the change with the scenario")
    func expectations() throws {
        let binary = try Binary()
        let name = "examples/scenarios/localities/same-facts-in-xian.yaml"
        let scenario = try String(contentsOf: Binary.repository.appendingPathComponent(name), encoding: .utf8)
        try binary.write(name, scenario)
        try binary.replace("value: 93003.00 CNY", with: "value: 90000.00 CNY", in: Self.city)
        let refused = try publish(binary)
        #expect(refused.code == 1)
        let line =
            try #require(
                scenario.components(separatedBy: "\n").firstIndex { $0.contains("because: { guard: requested_track") })
            + 1
        #expect(refused.talk.contains("these expectations change with it"), "\(refused.talk)")
        #expect(
            refused.talk.contains(try Regex(#"same-facts-in-xian\.yaml:\#(line):\d+: from '.*93,003\.00.*90,000\.00"#)),
            "\(refused.talk)")
        try binary.replace("text: \"93,003.00\"", with: "text: \"90,000.00\"", in: name)
        let taken = try publish(binary)
        #expect(taken.code == 0, "\(taken.everything)")
    }

    @Test("preview says what keeps the files from being published, and takes the new names of states")
    func preview() throws {
        let binary = try Binary()
        _ = try binary.open()
        #expect(try publish(binary).code == 0)
        try binary.write(
            Self.city,
            try binary.read(Self.city) + "\nworkflows:\n  labour-dispute:\n    todo:\n"
                + "      - question: { zh: 上限按哪个口径, en: which average wage counts }\n        owner: 市人社局\n"
                + "        law: { statute: Rules33, article: 56 }\n")
        try binary.write(
            Self.workflow, try binary.read(Self.workflow).replacing("pre_arbitration", with: "first_contact"))
        let blind = try binary.run("workflow", "preview", "-l", "610113")
        #expect(blind.code == 0 && blind.output.contains("cannot be published: "), "\(blind.everything)")
        #expect(blind.output.contains("which average wage counts"))
        #expect(blind.output.contains("--state pre_arbitration"), "\(blind.output)")
        let mapped = try binary.run(
            "workflow", "preview", "-l", "610113", "--state", "pre_arbitration=first_contact", "-o", "json")
        let place = try #require(try mapped.json().list?.first)
        #expect(
            place["publishable"].boolean == false
                && place["findings"].list?.contains { $0["code"].text == "W327" } == true)
        #expect(place["cases"].list?.first?["possible"].boolean == true, "\(mapped.output)")
        let wrong = try binary.run("workflow", "preview", "-l", "610113", "--state", "pre_arbitrasion=first_contact")
        #expect(wrong.code == 5 && wrong.talk.contains("did you mean pre_arbitration?"), "\(wrong.everything)")
    }

    @Test("a renamed state is carried through a migration, and the papers of the case are made by the new rules")
    func renamed() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        let before = try binary.run("case", "show", id, "-o", "json").json()
        #expect(try publish(binary).code == 0)
        try binary.write(Self.workflow, try binary.read(Self.workflow).replacing("proceedings", with: "process"))
        for script in try FileManager.default.contentsOfDirectory(atPath: binary.path("scripts/labour-dispute")) {
            let path = "scripts/labour-dispute/\(script)"
            try binary.write(path, try binary.read(path).replacing("proceedings", with: "process"))
        }
        for paper in try FileManager.default.contentsOfDirectory(
            atPath: binary.path("workflows/labour-dispute/documents"))
        {
            let path = "workflows/labour-dispute/documents/\(paper)"
            try binary.write(path, try binary.read(path).replacing("proceedings", with: "process"))
        }
        for layer in try FileManager.default.contentsOfDirectory(atPath: binary.path("workflows/localities")) {
            let path = "workflows/localities/\(layer)"
            try binary.write(path, try binary.read(path).replacing("proceedings", with: "process"))
        }
        let check = try binary.run("workflow", "check", "-l", "610113")
        #expect(check.code == 0, "\(check.everything)")
        #expect(try publish(binary).code == 0)
        let early = try binary.run("case", "document", id, "acceptance")
        #expect(early.code != 0 && early.talk.contains("the rules this case follows"), "\(early.everything)")
        let migrate = ["workflow", "migrate", "apply", "-l", "610113", "--reason", "改名", "--as", "ma.lin"]
        let blind = try binary.run(migrate)
        #expect(blind.code == 1 && blind.output.contains("--state arbitration.proceedings"), "\(blind.everything)")
        // Nothing moved, so nothing is said of progress.
        #expect(!blind.talk.contains("migrated …"), "\(blind.talk)")
        let moved = try binary.run(migrate + ["--state", "arbitration.proceedings=arbitration.process"])
        #expect(moved.code == 0 && moved.talk.contains("1 migrated …"), "\(moved.everything)")
        let after = try binary.run("case", "show", id, "-o", "json").json()
        let days = { (shown: DataValue) in
            (shown["deadlines"].list ?? []).filter { $0["status"].text == "pending" }.compactMap { $0["due_on"].text }
                .sorted()
        }
        #expect(!days(before).isEmpty && days(before) == days(after))
        #expect(try binary.run("audit", "verify").code == 0)
        let paper = try binary.run("case", "document", id, "acceptance")
        #expect(paper.code == 0, "\(paper.everything)")
        let next = try binary.run(
            "case", "advance", id, "tribunal_formed", "--as", "sun.li", "--at", "2026-03-05", "--set",
            "tribunal_size=1", "--set", "arbitrators=zhao.qiang")
        #expect(next.code == 0, "\(next.everything)")
    }

    @Test("the first publication cannot be rolled back, and it is said what to do instead")
    func first() throws {
        let binary = try Binary()
        #expect(try publish(binary).code == 0)
        let back = try binary.run("workflow", "rollback", "-l", "610113", "--reason", "x", "--as", "ma.lin")
        #expect(back.code == 5 && back.talk.contains("workflow publish again"), "\(back.everything)")
        let chinese = try binary.run(
            "workflow", "rollback", "-l", "610113", "--reason", "x", "--as", "ma.lin", "--lang", "zh")
        #expect(chinese.talk.contains("首次发布之前没有可回退的"))
    }

    @Test("a place whose papers are broken is not called usable")
    func papers() throws {
        let binary = try Binary()
        let documents = "workflows/labour-dispute/documents/documents.yaml"
        let template = try #require(
            try FileManager.default.contentsOfDirectory(atPath: binary.path("workflows/labour-dispute/documents"))
                .first { $0.hasSuffix(".mustache") && !$0.hasPrefix("_") })
        #expect(try binary.read(documents).isEmpty == false)
        try binary.write("workflows/labour-dispute/documents/\(template)", "{{no_such_name}}\n")
        let check = try binary.run("workflow", "check", "-l", "610113")
        #expect(check.code == 1 && check.output.contains("usable in 0 of 1"), "\(check.everything)")
        let data = try binary.run("workflow", "check", "-l", "610113", "-o", "json").json()
        #expect(data["bundles"].list?.first?["usable"].boolean == false)
    }

    @Test("a digit too many in a ceiling is remarked on, and the rules may be published all the same")
    func leap() throws {
        let binary = try Binary()
        #expect(try binary.run("workflow", "check", "-l", "all").output.contains("W330") == false)
        try binary.replace("value: 93003.00 CNY", with: "value: 930030.00 CNY", in: Self.city)
        let check = try binary.run("workflow", "check", "-l", "610113")
        #expect(check.code == 0)
        #expect(check.output.contains(try Regex(#"610100\.yaml:8:\d+: warning\[W330\]"#)), "\(check.output)")
        #expect(try binary.run("explain", "W330").output.contains("digit"))
    }

    @Test("what was sensitive under the rules a case followed before stays masked in its history")
    func maskedHistory() throws {
        let binary = try Binary()
        let id = try binary.open()
        #expect(try publish(binary).code == 0)
        let number = "      id_number: { type: text, title: { zh: 身份证号, en: Identity number }"
        try binary.replace(
            "required: true, sensitive: true }\n\(number), sensitive: true }",
            with: "required: true, sensitive: true }\n\(number) }", in: Self.workflow)
        #expect(try publish(binary).code == 0)
        let moved = try binary.run(
            "workflow", "migrate", "apply", "-l", "610113", "--reason", "口径", "--as", "ma.lin")
        #expect(moved.code == 0, "\(moved.everything)")
        #expect(try binary.run("case", "note", id, "证件 610113199001011234 已核").code == 0)
        for format in ["text", "json"] {
            let history = try binary.run("case", "history", id, "-o", format)
            #expect(history.code == 0)
            for secret in Binary.secrets { #expect(!history.output.contains(secret), "\(format): \(history.output)") }
        }
        let revealed = try binary.run("case", "history", id, "--reveal", "note", "-o", "json")
        #expect(revealed.output.contains("610113199001011234"))
    }

    @Test("a locality of a new province begins with one command and passes check")
    func newProvince() throws {
        let binary = try Binary()
        for code in ["510100", "310000", "320500"] {
            let made = try binary.run(
                "locality", "new", code, "--like", "440300", "--title", "某市", "--title-en", "Somewhere")
            #expect(made.code == 0, "\(made.everything)")
            let check = try binary.run("workflow", "check", "-l", code)
            #expect(check.code == 0 && check.output.contains("0 errors, 0 warnings"), "\(check.everything)")
        }
    }

    @Test("so does one below a province or a city, with numbers of its own, and one like a place whose values leap")
    func newCity() throws {
        let binary = try Binary()
        for (code, model) in [("610300", "610100"), ("610125", "610113"), ("440500", "440300"), ("320600", "330100")] {
            let made = try binary.run(
                "locality", "new", code, "--like", model, "--title", "某市", "--title-en", "Somewhere")
            #expect(made.code == 0 && !made.output.contains("warning["), "\(made.everything)")
            let check = try binary.run("workflow", "check", "-l", code, "--steps", "0")
            #expect(check.code == 0 && check.output.contains("0 errors, 0 warnings"), "\(code): \(check.everything)")
        }
        #expect(try binary.read("workflows/localities/610300.yaml").contains("陕劳人仲{word}字〔{year}〕{locality}第{serial}号"))
    }

    @Test("two publications are compared by what they mean, and one with the files of its locality")
    func publicationsCompared() throws {
        let binary = try Binary()
        let before = try binary.run("workflow", "diff", "610113")
        #expect(before.code == 5 && before.talk.contains("publication:NUMBER"), "\(before.everything)")
        #expect(try publish(binary).code == 0)
        try binary.replace("value: 93003.00 CNY", with: "value: 90000.00 CNY", in: Self.city)
        let inForce = try binary.run("workflow", "diff", "610113")
        #expect(inForce.code == 0 && inForce.output.contains("simplified_amount_ceiling"), "\(inForce.everything)")
        let alone = try binary.run("workflow", "diff", "publication:1")
        #expect(alone.code == 0 && alone.output.contains("simplified_amount_ceiling"), "\(alone.everything)")
        #expect(try publish(binary).code == 0)
        let both = try binary.run("workflow", "diff", "publication:1", "publication:2")
        #expect(both.code == 0 && both.output.contains("simplified_amount_ceiling"), "\(both.everything)")
        #expect(both.output.contains("93003.00 CNY") && both.output.contains("90000.00 CNY"), "\(both.output)")
        let same = try binary.run("workflow", "diff", "publication:1", "publication:1")
        #expect(same.code == 0 && same.output.isEmpty && same.talk.contains("no difference"), "\(same.everything)")
        let none = try binary.run("workflow", "diff", "publication:1", "publication:99")
        #expect(none.code == 5 && none.talk.contains("there is no publication no. 99"), "\(none.everything)")
        #expect(try binary.run("workflow", "diff", "publication:x").code == 64)
    }
}
