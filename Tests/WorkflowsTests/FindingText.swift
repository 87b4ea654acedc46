import Diagnostics

/// A finding on one line, as tests compare it: place, severity, code, both languages, then what else it says.
func line(_ finding: Diagnostic) -> String {
    var parts = [
        "\(finding.location?.description ?? "-") \(finding.severity.rawValue)[\(finding.code)] \(finding.what.zh) | \(finding.what.en)"
    ]
    if let why = finding.why { parts.append("why: \(why.zh) | \(why.en)") }
    if let law = finding.law { parts.append("law: \(law.zh) | \(law.en)") }
    if let fix = finding.fix { parts.append("fix: \(fix.zh) | \(fix.en)") }
    return parts.joined(separator: "\n    ")
}

func lines(_ findings: [Diagnostic]) -> String {
    findings.map(line).joined(separator: "\n")
}
