import DataValues
import Diagnostics
import Foundation
import Simulation
import Testing
import Workflows

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Reporting")
struct ReportTests {
    private let report = ScenarioRunner(ComplaintWorkflow.sources).run(
        entries(scenario("- { advance: accept, as: clerk }", covers: "[a]"))
            + entries(
                scenario(
                    "- { advance: accept, as: clerk }\n- expect: { state: [settled], fields: { track: simple } }",
                    title: "{ zh: \"有 <角> & \\\"引号\\\"\", en: \"<angles> & \\\"quotes\\\"\" }"))
            + ScenarioReader.read("a: [", file: "坏.yaml"))

    @Test("the JSON document has the counts, every scenario with its failures, and the coverage by workflow")
    func json() throws {
        let document = try DataValue(
            json: report.dataValue(in: .english).json(.pretty(keyOrder: ScenarioReport.keyOrder)))
        #expect(document["passed"] == 1)
        #expect(document["failed"] == 2)
        let scenarios = try #require(document["scenarios"].list)
        #expect(scenarios.count == 3)
        #expect(
            scenarios[0] == [
                "file": "s.yaml", "line": 1, "name": "an example", "passed": true, "covers": ["a"], "failures": [],
                "workflow": "complaint", "locality": "610100",
            ])
        #expect(scenarios[1]["passed"] == false)
        #expect(
            scenarios[1]["failures"] == [
                [
                    "file": "s.yaml", "line": 8, "column": 23, "expected": "the state settled is active",
                    "actual": "it is at hearing.ordinary",
                ],
                [
                    "file": "s.yaml", "line": 8, "column": 43, "expected": "track is Simple",
                    "actual": "track is Ordinary",
                ],
            ])
        #expect(scenarios[2]["file"] == "坏.yaml")
        #expect(scenarios[2]["failures"].list?.first?["code"] == "Y002")
        let coverage = document["coverage"]["complaint"]
        #expect(coverage["states"]["covered"] == 3)
        #expect(coverage["states"]["total"] == 9)
        #expect(coverage["states"]["missing"].list?.count == 6)
        #expect(coverage["transitions"]["covered"] == 1)
        #expect(coverage["transitions"]["total"] == 10)
        #expect(coverage["transitions"]["missing"].list?.count == 9)
        #expect(coverage["closures"]["total"] == 3)
        #expect(document["tags"] == ["a"])
    }

    @Test("names and failures are in the language asked for")
    func chinese() {
        let document = report.dataValue(in: .chinese)
        #expect(document["scenarios"].list?.first?["name"] == "一例")
        let failures = document["scenarios"].list?.dropFirst().first?["failures"].list
        #expect(failures?.last?["actual"] == "track 为 普通")
    }

    @Test("the JUnit document is well-formed XML with a suite for each file, whatever the texts hold")
    func junit() throws {
        let text = JUnitWriter(.english).document(report)
        let reader = JUnitReading()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))\n\(text)")
        #expect(reader.counts == ["testsuites": 1, "testsuite": 2, "testcase": 3, "failure": 3])
        #expect(reader.suites == ["s.yaml": "2/1", "坏.yaml": "1/1"])
        #expect(reader.cases == ["an example", "<angles> & \"quotes\"", "坏.yaml"])
        #expect(reader.messages.first == "the state settled is active / it is at hearing.ordinary")
        #expect(
            reader.texts.contains(
                "s.yaml:8:23\nexpected: the state settled is active\nactual: it is at hearing.ordinary"))
    }

    @Test("characters that XML cannot hold are replaced")
    func controlCharacters() {
        let entry = ScenarioEntry(
            location: SourceLocation(file: "a\u{0}b.yaml", line: 1, column: 1),
            name: BilingualText(verbatim: "x\u{1B}\u{FFFE}y"),
            findings: [
                Diagnostic(code: "Y002", what: BilingualText(verbatim: "\u{8}]]>\r\n\ttab"))
            ])
        let text = JUnitWriter(.chinese).document(ScenarioRunner(ComplaintWorkflow.sources).run([entry]))
        let reader = JUnitReading()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))\n\(text)")
        #expect(reader.cases == ["x\u{FFFD}\u{FFFD}y"])
        #expect(reader.messages.first?.hasSuffix("\u{FFFD}]]>\r\n\ttab") == true)
    }
}

private final class JUnitReading: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]
    /// Suite name → tests/failures.
    var suites: [String: String] = [:]
    var cases: [String] = []
    var messages: [String] = []
    var texts: [String] = []
    private var text: String?

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        counts[element, default: 0] += 1
        switch element {
        case "testsuite":
            suites[attributes["name"] ?? ""] = "\(attributes["tests"] ?? "")/\(attributes["failures"] ?? "")"
        case "testcase": cases.append(attributes["name"] ?? "")
        case "failure":
            messages.append(attributes["message"] ?? "")
            text = ""
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        guard element == "failure", let text else { return }
        texts.append(text)
        self.text = nil
    }
}
