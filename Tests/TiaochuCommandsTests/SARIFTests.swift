import DataValues
import Foundation
import Testing

@Suite("Findings as SARIF")
struct SARIFTests {
    /// What SARIF 2.1.0 requires of the parts that are used, and nothing besides those parts.
    private func expectShape(_ document: DataValue) throws {
        #expect(document["version"].text == "2.1.0")
        let run = try #require(document["runs"].list?.first)
        #expect(document["runs"].list?.count == 1)
        let driver = run["tool"]["driver"]
        #expect(driver["name"].text == "tiaochu")
        let rules = (driver["rules"].list ?? []).compactMap { $0["id"].text }
        #expect(Set(rules).count == rules.count)
        for result in run["results"].list ?? [] {
            let index = try #require(result["ruleIndex"].integer)
            #expect(result["ruleId"].text == rules[Int(index)])
            #expect(["error", "warning", "note", "none"].contains(result["level"].text))
            // A level other than none is for failures only.
            #expect((result["level"].text == "none") == (result["kind"].text == "review"))
            #expect(result["message"]["text"].text?.isEmpty == false)
            for location in result["locations"].list ?? [] {
                let place = location["physicalLocation"]
                let uri = try #require(place["artifactLocation"]["uri"].text)
                #expect(!uri.hasPrefix("/") && uri.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: " ") }, "\(uri)")
                let base = try #require(place["artifactLocation"]["uriBaseId"].text)
                #expect(!run["originalUriBaseIds"][base].isNull)
                #expect((place["region"]["startLine"].integer ?? 0) >= 1)
                #expect((place["region"]["startColumn"].integer ?? 0) >= 1)
            }
        }
    }

    @Test("each finding is a result with its code, both languages, and its place relative to the workspace")
    func findings() throws {
        let binary = try Binary()
        try binary.replace(
            "value: 30 days, from: 2016-01-01", with: "value: 60 days, from: 2016-01-01",
            in: "workflows/localities/330000.yaml")
        let answer = try binary.run("workflow", "check", "-o", "sarif", "--lang", "zh")
        #expect(answer.code == 1 && answer.talk.isEmpty, "\(answer.everything)")
        let document = try answer.json()
        try expectShape(document)
        let result = try #require(document["runs"].list?[0]["results"].list?.first { $0["ruleId"].text == "L103" })
        #expect(result["level"].text == "error")
        let message = try #require(result["message"]["text"].text)
        #expect(message.hasPrefix("simplified_award_period 法定至多") && message.contains("\nsimplified_award_period "))
        #expect(result["properties"]["lawZh"].text == "劳动争议调解仲裁法 第四十三条")
        let place = try #require(result["locations"].list?.first)["physicalLocation"]
        #expect(place["artifactLocation"]["uri"].text == "workflows/localities/330000.yaml")
        #expect(place["region"]["startLine"].integer == 23 && place["region"]["startColumn"].integer == 16)
        let english = try binary.run("--output", "sarif", "workflow", "check", "--lang", "en").json()
        let text = english["runs"].list?[0]["results"].list?.first?["message"]["text"].text
        #expect(text?.unicodeScalars.first?.isASCII == true)
    }

    @Test("rules without findings make a log without results; unverified facts are reviews, no failures")
    func clean() throws {
        let binary = try Binary()
        let answer = try binary.run("workflow", "check", "-o", "sarif")
        #expect(answer.code == 0)
        try expectShape(try answer.json())
        let reviews = try binary.run("workflow", "check", "-o", "sarif", "--unverified")
        #expect(reviews.code == 0)
        let document = try reviews.json()
        try expectShape(document)
        let results = document["runs"].list?[0]["results"].list ?? []
        #expect(results.contains { $0["properties"]["key"].text == "parameters.minimum_wage 610100" })
    }

    @Test("a path with Chinese letters, spaces and signs is escaped; other verbs have no such form")
    func paths() throws {
        let binary = try Binary()
        try binary.write(
            "scripts/labour-dispute/甲 乙%#.lua", "local M = {}\nfunction M.f(case) return nope end\nreturn M\n")
        let document = try binary.run("workflow", "check", "-o", "sarif", "-l", "cn").json()
        try expectShape(document)
        let uris = (document["runs"].list?[0]["results"].list ?? []).compactMap {
            $0["locations"].list?.first?["physicalLocation"]["artifactLocation"]["uri"].text
        }
        #expect(uris.contains("scripts/labour-dispute/%E7%94%B2%20%E4%B9%99%25%23.lua"), "\(uris)")
        #expect(try binary.run("workflow", "list", "-o", "sarif").code == 64)
    }
}
