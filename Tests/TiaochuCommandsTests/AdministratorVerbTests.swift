import DataValues
import Foundation
import Testing

@testable import TiaochuCommands

@Suite("Verbs of an administrator")
struct AdministratorVerbTests {
    @Test("diff tells what a locality's edit changed for cases opened from now on")
    func diff() throws {
        let binary = try Binary()
        let id = try binary.open()
        #expect(try binary.run("workflow", "diff", id, "-o", "json").json() == .list([]))
        try binary.replace("value: 93003.00 CNY", with: "value: 50000.00 CNY", in: "workflows/localities/610100.yaml")
        let change = try #require(try binary.run("workflow", "diff", id, "-o", "json").json().list?.first)
        #expect(change["key"].text == "parameters.simplified_amount_ceiling")
        #expect(change["file"].text == "workflows/localities/610100.yaml")
        let text = try binary.run("workflow", "diff", id)
        #expect(text.output.contains("93003.00 CNY") && text.output.contains("50000.00 CNY"))
        #expect(try binary.run("workflow", "diff", "610100", "440300").output.contains("minimum_wage"))
        #expect(try binary.run("workflow", "diff", "610100", "nowhere").code == 5)
        #expect(try binary.run("workflow", "diff", "2026-610113-09999").code == 5)
    }

    @Test("a new locality is drafted by one command, passes check, says what is unverified, and takes a case")
    func newLocality() throws {
        let binary = try Binary()
        let drafted = try binary.run(
            "locality", "new", "320500", "--like", "440300", "--title", "苏州市“试”", "--title-en", "Suzhou: \"test\"")
        #expect(drafted.code == 0, "\(drafted.everything)")
        #expect(try binary.run("workflow", "check", "--locality", "320500").code == 0)
        let check = try binary.run("workflow", "check", "--locality", "320500", "--unverified", "-o", "json").json()
        let keys = (check["unverified"].list ?? []).compactMap { $0["key"].text }
        #expect(keys.contains("parameters.minimum_wage 320500"))
        _ = try binary.open("320500")
        let again = try binary.run("locality", "new", "320500", "--like", "440300")
        #expect(again.code == 4)
        for wrong in [["33010", "--like", "440300"], ["../x", "--like", "440300"], ["330200", "--like", "999999"]] {
            let answer = try binary.run(["locality", "new"] + wrong + ["--title", "某市"])
            #expect([5, 64].contains(answer.code), "\(answer.everything)")
        }
    }

    @Test(
        "a new locality needs no name to begin with, and says what it has of other places and what is still to be written"
    )
    func namelessLocality() throws {
        let binary = try Binary()
        let made = try binary.run("locality", "new", "330200", "--like", "440300")
        #expect(made.code == 0, "\(made.everything)")
        #expect(made.talk.contains("the code 330200 stands for the name"), "\(made.talk)")
        #expect(made.talk.contains("workflows/localities/330200.yaml"), "\(made.talk)")
        #expect(made.talk.contains("(commission_name) is that of 330000, '浙江省劳动人事争议仲裁委员会'"), "\(made.talk)")
        #expect(made.talk.contains("case_number_pattern is the form of 330000"), "\(made.talk)")
        let draft = try binary.read("workflows/localities/330200.yaml")
        #expect(draft.contains("title: { zh: \"330200\", en: \"330200\" }"), "\(draft)")
        #expect(draft.contains("# 沿用 330000 的") && !draft.contains("深劳人仲"), "\(draft)")
        let check = try binary.run("workflow", "check", "--locality", "330200", "--steps", "0")
        #expect(check.code == 0 && check.output.contains("0 errors, 0 warnings"), "\(check.everything)")
        let there = try binary.run("locality", "new", "330100", "--like", "440300")
        #expect(there.code == 4 && there.talk.contains("workflows/localities/330100.yaml"), "\(there.everything)")
    }

    @Test("a folder that cannot be written in ends with one exit code, whichever verb it is")
    func unwritable() throws {
        let binary = try Binary()
        try binary.write("taken", "")
        let schema = try binary.run("workflow", "schema", "--write", "taken")
        #expect(schema.code == 74 && schema.talk.contains("cannot write"), "\(schema.everything)")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o555], ofItemAtPath: binary.path("workflows/localities"))
        defer {
            try? FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: binary.path("workflows/localities"))
        }
        // Root may write everywhere: then there is nothing to see.
        guard !FileManager.default.isWritableFile(atPath: binary.path("workflows/localities")) else { return }
        let made = try binary.run("locality", "new", "330200", "--like", "440300")
        #expect(made.code == 74 && made.talk.contains("cannot write"), "\(made.everything)")
    }

    @Test("a diff names what changed in the reader's language")
    func diffLabels() throws {
        let binary = try Binary()
        let chinese = try binary.run("workflow", "diff", "610100", "440300", "--lang", "zh").output
        #expect(chinese.contains("值（values）: "), "\(chinese)")
        #expect(try binary.run("workflow", "diff", "610100", "440300").output.contains("    values: "))
    }

    @Test("unverified facts of law are listed with their source and file")
    func unverified() throws {
        let binary = try Binary()
        let document = try binary.run("workflow", "check", "--unverified", "-o", "json").json()
        let facts = try #require(document["unverified"].list)
        #expect(facts.contains { $0["key"].text == "parameters.simplified_amount_ceiling 610100" })
        #expect(facts.contains { $0["key"].text == "calendars.cn.2027" })
        #expect(facts.allSatisfy { $0["source"].text?.isEmpty == false && $0["place"].text?.isEmpty == false })
        #expect(try binary.run("workflow", "check", "-o", "json").json()["unverified"].isNull)
    }

    @Test("deadlines are exported as a calendar that programs read: all-day events, folded lines, reminders")
    func calendar() throws {
        let binary = try Binary()
        let id = try binary.accepted()
        let answer = try binary.run("deadline", "export", "--format", "ics", "--lang", "zh")
        #expect(answer.code == 0)
        let lines = answer.output.components(separatedBy: "\r\n")
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.dropLast().last == "END:VCALENDAR")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(lines.contains("DTSTART;VALUE=DATE:20260311") && lines.contains("DTEND;VALUE=DATE:20260312"))
        let unfolded = answer.output.replacing("\r\n ", with: "")
        #expect(unfolded.contains("SUMMARY:送达申请书副本 \(id)"))
        #expect(unfolded.contains("DTSTAMP:20260630T020000Z"))
        #expect(try binary.run("deadline", "export", "--mine").output.contains("BEGIN:VEVENT") == false)
    }

    @Test("the published schemas are those of the tables the loader reads by", arguments: SchemaKind.allCases)
    func schemas(_ kind: SchemaKind) throws {
        let file = Binary.repository.appendingPathComponent("docs/schemas/\(kind.rawValue).schema.json")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" { try Data(kind.text.utf8).write(to: file) }
        #expect(try String(contentsOf: file, encoding: .utf8) == kind.text, "RECORD_SNAPSHOTS=1 writes it anew")
        #expect(try Binary().run("workflow", "schema", kind.rawValue).output == kind.text)
    }

    @Test("the layer in docs/reference/workflow-files.md is one that workflow check passes")
    func documentedLayer() throws {
        let binary = try Binary()
        let page = try String(
            contentsOf: Binary.repository.appendingPathComponent("docs/reference/workflow-files.md"), encoding: .utf8)
        let start = try #require(page.range(of: "```yaml\nlocality: \"610113\""))
        let end = try #require(page.range(of: "```", range: start.upperBound..<page.endIndex))
        let layer = page[start.lowerBound..<end.lowerBound].dropFirst("```yaml\n".count)
        try binary.write("workflows/localities/610113.yaml", String(layer))
        let check = try binary.run("workflow", "check", "--locality", "610113")
        #expect(check.code == 0, "\(check.everything)")
        #expect(check.output.contains("0 errors, 0 warnings"), "\(check.output)")
    }
}
