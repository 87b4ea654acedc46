import Diagnostics
import Documents
import Testing
import Workflows

@Suite("Faulty templates")
struct TemplateCheckTests {
    private static let receipt = "workflows/labour-dispute/documents/receipt.mustache"

    @Test(
        "the papers of every locality are without findings",
        arguments: ["cn", "440000", "440300", "610000", "610100", "610113", "610124"])
    func sound(_ locality: String) throws {
        #expect(try Office(locality).findings() == [])
    }

    @Test(
        "a slip in a template is found with its line and column",
        arguments: [
            ("一\n二 {{wroker.name}}", "2:3 D102 there is no name 'wroker.name'"),
            ("{{worker.nmae}}", "1:1 D102 there is no name 'worker.nmae'"),
            ("{{#claims}}{{amont}}{{/claims}}", "1:12 D102 there is no name 'amont'"),
            ("{{law.LMAL.999}}", "1:1 D102 there is no name 'law.LMAL.999'"),
            ("{{{worker.name}}}", "1:1 D103 templates may not use {{{"),
            ("{{& worker.name}}", "1:1 D103 templates may not use {{&"),
            ("{{% CONTENT_TYPE:TEXT}}", "1:1 D103 templates may not use {{%"),
            ("{{=<% %>=}}", "1:1 D103 templates may not use {{="),
            ("{{> heda}}", "1:1 D104 there is no partial 'heda'"),
            (
                "{{> ../../labour-dispute/documents/head}}",
                "1:1 D104 there is no partial '../../labour-dispute/documents/head'"
            ),
            ("{{> receipt}}", "1:1 D105 partials in a circle: receipt > receipt"),
            ("{{migrant_worker}}", "1:1 D106 'migrant_worker' is no text and cannot be printed"),
            ("{{claims}}", "1:1 D106 'claims' is no text and cannot be printed"),
            ("{{worker}}", "1:1 D106 'worker' is no text and cannot be printed"),
        ])
    func slips(_ template: String, _ finding: String) throws {
        var office = try Office()
        office.receipt(template)
        let findings = try office.findings()
        #expect(findings.contains("\(Self.receipt):\(finding)"), "\(findings)")
    }

    @Test(
        "a template that does not close is found",
        arguments: ["{{#worker}}", "{{/worker}}", "{{worker.name", "{{#worker}}{{#employer}}{{/worker}}{{/employer}}"])
    func unclosed(_ template: String) throws {
        var office = try Office()
        office.receipt(template)
        #expect(try office.findings().contains { $0.hasPrefix("\(Self.receipt):1:") && $0.contains("D101") })
        #expect(throws: (any Error).self) { try office.paper("receipt", Office.facts) }
    }

    @Test("the list of kinds is held against the workflow")
    func kinds() throws {
        var office = try Office()
        let list = "\(Office.folder)/documents.yaml"
        office.files[list] = """
            documents:
              receipt:
                title: { zh: 收件回执, en: Receipt }
                word: 收
                date: aplication_received_on
                needs: [worker.nmae]
                when: { award_kind: [finall] }
                given: { law: { title: { zh: 法, en: Law } } }
              nothing:
                title: { zh: 无, en: Nothing }
                word: 收
            """
        let findings = try office.findings().filter { $0.hasPrefix(list) }
        #expect(
            findings.map { $0.dropFirst(list.count + 1).split(separator: " ").prefix(2).joined(separator: " ") } == [
                "5:11 D108", "6:13 D108", "7:26 W104", "8:14 D108", "9:3 D107",
            ])
    }

    @Test("a local file that replaces no template is a warning")
    func misnamedOverride() throws {
        var office = try Office()
        office.files["\(Office.folder)/localities/610100/recepit.mustache"] = "x"
        #expect(
            try office.findings() == [
                "\(Office.folder)/localities/610100/recepit.mustache:1:1 D110 there is no template 'recepit' to replace"
            ])
    }

    @Test("an order for a paper that has no kind is found in the script that gives it")
    func unknownOrder() throws {
        var office = try Office()
        let script = "scripts/labour-dispute/award.lua"
        office.files[script] = try #require(office.files[script]).replacing("\"award_final\"", with: "\"award_fnial\"")
        let findings = try office.findings()
        #expect(findings.count == 1)
        #expect(findings.first?.hasPrefix("\(script):") == true)
        #expect(findings.first?.contains(" D111 an action orders the document 'award_fnial'") == true)
    }

    @Test("two series that would write the same number are found: by their word, without one, and repeated from above")
    func coincidingSeries() throws {
        let workflow = "workflows/labour-dispute/workflow.yaml"
        let city = "workflows/localities/610100.yaml"
        func findings(in locality: String, _ change: (inout Office) throws -> Void) throws -> [String] {
            var office = try Office(locality)
            try change(&office)
            return try office.findings().filter { $0.contains("D109") }
        }
        func replace(_ old: String, _ new: String, in file: String, _ office: inout Office) throws {
            let text = try #require(office.files[file])
            try #require(text.contains(old), "\(old)")
            office.files[file] = text.replacing(old, with: new)
        }
        #expect(try findings(in: "610100") { _ in }.isEmpty)
        let words = try findings(in: "610100") { try replace("word: 不", "word: 案", in: workflow, &$0) }
        #expect(words.count == 1 && words[0].hasPrefix("\(workflow):"), "\(words)")
        #expect(words[0].contains("'Number of the non-acceptance' and 'Case number' are written alike"), "\(words)")
        let paper = try findings(in: "610100") { try replace("word: 不", "word: 收", in: workflow, &$0) }
        #expect(paper.count == 1 && paper[0].hasPrefix(Office.folder), "\(paper)")
        #expect(paper.first?.contains("'Receipt of the application'") == true, "\(paper)")
        let none = try findings(in: "610100") { try replace("{word}", "", in: city, &$0) }
        #expect(none.count == 3 && none.allSatisfy { $0.contains("numbers would coincide") }, "\(none)")
        let repeated = try findings(in: "610113") { office in
            try replace("西雁劳人仲", "西劳人仲", in: "workflows/localities/610113.yaml", &office)
        }
        #expect(repeated.count == 1 && repeated[0].contains("610113 repeats the pattern"), "\(repeated)")
    }

    @Test("two places side by side that give themselves one pattern are found")
    func neighbours() throws {
        func findings(_ change: (inout [String: String]) -> Void) throws -> [String] {
            let bundles = try ["610118", "610122"].map { code in
                var office = try Office(code)
                change(&office.files)
                return try office.bundle()
            }
            let log = DiagnosticLog()
            DocumentCheck.compare(bundles, log: log)
            return log.sorted.map { "\($0.location.map { "\($0)" } ?? "-") \($0.code) \($0.what.en)" }
        }
        #expect(try findings { _ in }.isEmpty)
        let file = "workflows/localities/610122.yaml"
        let alike = try findings { files in
            func pattern(_ file: String) -> Substring? {
                files[file]?.firstMatch(of: #/value: ("[^"]*\{word\}[^"]*")/#)?.1
            }
            guard let here = pattern(file), let there = pattern("workflows/localities/610118.yaml") else { return }
            files[file] = files[file]?.replacing(here, with: there)
        }
        #expect(alike.count == 1 && alike[0].hasPrefix(file), "\(alike)")
        #expect(alike.first?.contains("610122 and 610118 both have the pattern") == true, "\(alike)")
    }

    @Test(
        "an order over several lines is found too, with a remark or another table before its kind; one in a remark is none"
    )
    func orderOverLines() throws {
        var office = try Office()
        let script = "scripts/labour-dispute/award.lua"
        office.files[script] = try #require(office.files[script]).replacing(
            "document { kind = \"award_final\",",
            with: """
                --[[ document { kind = "no_order" } ]]
                document {
                  to = { "parties" }, -- and the court
                  kind = "award_fnial",

                """)
        let findings = try office.findings()
        #expect(
            findings.count == 1 && findings.first?.contains(" D111 an action orders the document 'award_fnial'") == true
        )
    }

    @Test("a place whose numbers would coincide with another's makes no paper")
    func borrowedPattern() throws {
        var office = try Office("610113")
        let file = "workflows/localities/610113.yaml"
        office.files[file] =
            try #require(office.files[file]).replacing("  case_number_pattern:", with: "  commission_seal:")
            .split(separator: "\n").prefix { !$0.contains("commission_seal") }.joined(separator: "\n") + "\n"
        #expect(try office.findings().contains { $0.contains("D109") && $0.contains("610113 takes over") })
        let error = #expect(throws: (any Error).self) { try office.paper("receipt", Office.facts) }
        #expect("\(try #require(error))".contains("D109"))
    }
}
