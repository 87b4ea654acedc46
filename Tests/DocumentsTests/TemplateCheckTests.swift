import Testing

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
                date: aplication_received_on
                needs: [worker.nmae]
                when: { award_kind: [finall] }
                given: { law: { title: { zh: 法, en: Law } } }
              nothing:
                title: { zh: 无, en: Nothing }
            """
        let findings = try office.findings().filter { $0.hasPrefix(list) }
        #expect(
            findings.map { $0.dropFirst(list.count + 1).split(separator: " ").prefix(2).joined(separator: " ") } == [
                "4:11 D108", "5:13 D108", "6:26 W104", "7:14 D108", "8:3 D107",
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
