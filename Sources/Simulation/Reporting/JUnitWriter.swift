public import Diagnostics

/// Writes a report as JUnit XML, which CI systems show: a suite for each file, a case for each scenario.
///
/// No times are written: they would say how fast this program is, not how long a procedure takes.
public struct JUnitWriter {
    private let language: Language

    public init(_ language: Language) {
        self.language = language
    }

    /// A whole XML document, without a line break at its end.
    public func document(_ report: ScenarioReport) -> String {
        var files: [String] = []
        var suites: [String: [ScenarioResult]] = [:]
        for result in report.results {
            if suites[result.location.file] == nil { files.append(result.location.file) }
            suites[result.location.file, default: []].append(result)
        }
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
        lines.append("<testsuites\(Self.attributes([("name", "tiaochu scenario run")] + Self.counts(report.results)))>")
        for file in files { lines += suite(file, suites[file] ?? []) }
        lines.append("</testsuites>")
        return lines.joined(separator: "\n")
    }

    private func suite(_ file: String, _ results: [ScenarioResult]) -> [String] {
        ["  <testsuite\(Self.attributes([("name", file)] + Self.counts(results)))>"] + results.flatMap(testCase)
            + ["  </testsuite>"]
    }

    private func testCase(_ result: ScenarioResult) -> [String] {
        let attributes = Self.attributes([
            ("name", result.name[language]), ("classname", result.location.file), ("file", result.location.file),
            ("line", "\(result.location.line)"),
        ])
        guard !result.passed else { return ["    <testcase\(attributes)/>"] }
        let failures = result.failures.map { failure in
            let message = "\(failure.expected[language]) / \(failure.actual[language])"
            let expected = BilingualText(zh: "应为", en: "expected")
            let actual = BilingualText(zh: "实为", en: "actual")
            let text = """
                \(failure.location)
                \(expected[language]): \(failure.expected[language])
                \(actual[language]): \(failure.actual[language])
                """
            let type = failure.code ?? "expectation"
            return
                "      <failure\(Self.attributes([("type", type), ("message", message)]))>\(Self.escaped(text))</failure>"
        }
        return ["    <testcase\(attributes)>"] + failures + ["    </testcase>"]
    }

    private static func counts(_ results: [ScenarioResult]) -> [(String, String)] {
        [
            ("tests", "\(results.count)"), ("failures", "\(results.count { !$0.passed })"), ("errors", "0"),
            ("skipped", "0"),
        ]
    }

    private static func attributes(_ pairs: [(String, String)]) -> String {
        pairs.map { " \($0)=\"\(escaped($1))\"" }.joined()
    }

    /// Text that may stand between tags and in quotes; characters that XML 1.0 cannot hold become U+FFFD.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            // Written out, a line break or a tab in an attribute would be read as a space.
            case "\n", "\t", "\r": result += "&#\(scalar.value);"
            default:
                let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
                result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
            }
        }
        return result
    }
}
