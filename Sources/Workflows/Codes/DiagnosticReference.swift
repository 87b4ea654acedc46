import Diagnostics

/// The reference page of codes, made from the tables that the checks use.
public enum DiagnosticReference {
    /// `docs/reference/diagnostics.md`, when given the codes of every room.
    public static func markdown(of codes: [DiagnosticCode]) -> String {
        var lines = [
            "<!-- Generated from the tables of codes by the test DiagnosticReferenceTests: RECORD_SNAPSHOTS=1 writes it anew. -->",
            "# Diagnostics 诊断代码", "",
            "`tiaochu explain CODE` says the same on the command line. A code never changes its meaning.", "",
        ]
        for code in codes {
            let severity =
                switch code.severity {
                case .error: BilingualText(zh: "错误", en: "error")
                case .warning: BilingualText(zh: "警告", en: "warning")
                case .note: BilingualText(zh: "提示", en: "note")
                }
            lines += [
                "## \(code.code) \(code.title.zh) / \(code.title.en)", "", "*\(severity.zh) / \(severity.en)*", "",
                code.explanation.zh, "", code.explanation.en, "",
            ]
        }
        return lines.joined(separator: "\n")
    }
}
