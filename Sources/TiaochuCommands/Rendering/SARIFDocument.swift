import DataValues
import Diagnostics
import Foundation
import Workflows

/// Findings as a SARIF 2.1.0 log (OASIS, 27 March 2020), which code hosts and editors show at their lines.
///
/// A finding's code is its `ruleId`. Its message is given in both languages, the reader's first, and by itself in `properties`. Files are
/// relative to the workspace, which is `%SRCROOT%`.
struct SARIFDocument {
    let findings: [Diagnostic]
    /// What a reviewer is to compare with its source; each becomes a result that is no fault.
    let unverified: [UnverifiedFact]
    let language: Language

    private static let root = "%SRCROOT%"
    /// The rule of facts that nobody has compared with their source.
    private static let unverifiedRule = "unverified"

    var dataValue: DataValue {
        let codes = Set(findings.map(\.code)).sorted() + (unverified.isEmpty ? [] : [Self.unverifiedRule])
        let places = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
            "runs": [
                [
                    "tool": [
                        "driver": [
                            "name": "tiaochu", "version": .text(Version.current),
                            "rules": .list(codes.map(rule)),
                        ]
                    ],
                    "language": .text(language == .chinese ? "zh-CN" : "en-US"),
                    "columnKind": "unicodeCodePoints",
                    "originalUriBaseIds": .record([
                        Self.root: [
                            "description": [
                                "text": .text(
                                    both(
                                        BilingualText(
                                            zh: "工作区，即 tiaochu.yaml 所在目录",
                                            en: "the workspace: the folder of tiaochu.yaml")))
                            ]
                        ]
                    ]),
                    "results": .list(
                        findings.map { result($0, places) } + unverified.map { result($0, places) }),
                ]
            ],
        ]
    }

    private func both(_ text: BilingualText) -> String {
        let (first, second) = language == .chinese ? (text.zh, text.en) : (text.en, text.zh)
        return first == second ? first : "\(first)\n\(second)"
    }

    private func rule(_ code: String) -> DataValue {
        guard let known = DiagnosticCode.everywhere.first(where: { $0.code == code }) else {
            let title = BilingualText(zh: "尚未与出处核对的法律事实", en: "A fact of law that nobody has compared with its source")
            guard code == Self.unverifiedRule else { return ["id": .text(code)] }
            return ["id": .text(code), "shortDescription": ["text": .text(both(title))]]
        }
        return [
            "id": .text(code), "shortDescription": ["text": .text(both(known.title))],
            "fullDescription": ["text": .text(both(known.explanation))],
            "help": ["text": .text("tiaochu explain \(code)")],
            "defaultConfiguration": ["level": .text(Self.level(known.severity))],
        ]
    }

    private static func level(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .note: "note"
        }
    }

    private func result(_ finding: Diagnostic, _ places: [String: Int]) -> DataValue {
        var record: [String: DataValue] = [
            "ruleId": .text(finding.code), "level": .text(Self.level(finding.severity)),
            "message": ["text": .text(both(sentences(finding)))],
        ]
        record["ruleIndex"] = places[finding.code].map { .integer(Int64($0)) }
        if let location = finding.location {
            record["locations"] = [Self.location(location.file, line: location.line, column: location.column)]
        }
        if !finding.elsewhere.isEmpty {
            record["relatedLocations"] = .list(
                finding.elsewhere.map { Self.location($0.file, line: $0.line, column: $0.column) })
        }
        var properties: [String: DataValue] = ["zh": .text(finding.what.zh), "en": .text(finding.what.en)]
        for (name, text) in [("why", finding.why), ("law", finding.law), ("fix", finding.fix)] {
            properties["\(name)Zh"] = text.map { .text($0.zh) }
            properties["\(name)En"] = text.map { .text($0.en) }
        }
        record["properties"] = .record(properties)
        if !finding.witness.isEmpty { record["codeFlows"] = [codeFlow(finding)] }
        return .record(record)
    }

    /// The way to what a finding is about (SARIF 2.1.0, 3.36): one thread, a step each, at the transition that was taken.
    private func codeFlow(_ finding: Diagnostic) -> DataValue {
        let steps = finding.witness.enumerated().map { index, step -> DataValue in
            var place = ["message": ["text": .text(both(step.text))] as DataValue]
            if let location = step.location ?? finding.location,
                case .record(let physical) = Self.location(location.file, line: location.line, column: location.column)
            {
                place.merge(physical) { own, _ in own }
            }
            var record: [String: DataValue] = [
                "executionOrder": .integer(Int64(index + 1)), "location": .record(place),
            ]
            var state: [String: DataValue] = ["date": ["text": .text(step.date)]]
            for (name, value) in step.facts { state[name] = ["text": .text(value)] }
            record["state"] = .record(state)
            return .record(record)
        }
        return ["threadFlows": [["locations": .list(steps)]]]
    }

    /// What is wrong, and what to do.
    private func sentences(_ finding: Diagnostic) -> BilingualText {
        guard let fix = finding.fix else { return finding.what }
        return BilingualText(zh: "\(finding.what.zh)。\(fix.zh)", en: "\(finding.what.en); \(fix.en)")
    }

    private func result(_ fact: UnverifiedFact, _ places: [String: Int]) -> DataValue {
        // `file`, or `file:line:column`.
        let parts = fact.place.split(separator: ":").map(String.init)
        let (line, column) = parts.count == 3 ? (Int(parts[1]) ?? 1, Int(parts[2]) ?? 1) : (1, 1)
        let text = BilingualText(
            zh: "未核对：\(fact.claim.zh)（\(fact.source.zh)）", en: "not verified: \(fact.claim.en) (\(fact.source.en))")
        return .record([
            "ruleId": .text(Self.unverifiedRule), "ruleIndex": .integer(Int64(places[Self.unverifiedRule] ?? 0)),
            "kind": "review", "level": "none", "message": ["text": .text(both(text))],
            "locations": [Self.location(parts.first ?? fact.place, line: line, column: column)],
            "properties": ["key": .text(fact.key)],
        ])
    }

    private static func location(_ file: String, line: Int, column: Int) -> DataValue {
        var artifact: [String: DataValue] = ["uri": .text(uri(file))]
        if !file.hasPrefix("/") { artifact["uriBaseId"] = .text(root) }
        return [
            "physicalLocation": [
                "artifactLocation": .record(artifact),
                "region": ["startLine": .integer(Int64(max(line, 1))), "startColumn": .integer(Int64(max(column, 1)))],
            ]
        ]
    }

    /// A path as a URI reference: `/` and the letters of RFC 3986 stay, all else is escaped as UTF-8.
    private static func uri(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF")
        let escaped = path.utf8.reduce(into: "") { text, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "%\(digits[Int(byte) >> 4])\(digits[Int(byte) & 15])"
            }
        }
        return path.hasPrefix("/") ? "file://\(escaped)" : escaped
    }
}
