import Diagnostics

/// The reference page of codes, made from the tables that the checks use.
public enum DiagnosticReference {
    /// `docs/reference/diagnostics.md`, when given the codes of every room and the words of refusals.
    public static func markdown(of codes: [DiagnosticCode], refusals: [DiagnosticCode]) -> String {
        var lines = [
            "<!-- Generated from the tables of codes by the test DiagnosticReferenceTests: RECORD_SNAPSHOTS=1 writes it anew. -->",
            "# Diagnostics 诊断代码", "",
            "`tiaochu explain CODE` says the same on the command line. A code never changes its meaning. The words that",
            "refusals are printed with, such as `error[role]`, [stand at the end](#refusals-不准办理).", "",
        ]
        lines += entries(codes, under: "##")
        lines += [
            "## Refusals 不准办理", "",
            "`tiaochu explain WORD` says the same. A refusal is no fault: the rules answer, and the case is unchanged.",
            "",
        ]
        lines += entries(refusals, under: "###")
        return lines.joined(separator: "\n")
    }

    private static func entries(_ codes: [DiagnosticCode], under heading: String) -> [String] {
        codes.flatMap { code -> [String] in
            let severity =
                switch code.severity {
                case .error: BilingualText(zh: "错误", en: "error")
                case .warning: BilingualText(zh: "警告", en: "warning")
                case .note: BilingualText(zh: "提示", en: "note")
                }
            return [
                "\(heading) \(code.code) \(code.title.zh) / \(code.title.en)", "", "*\(severity.zh) / \(severity.en)*",
                "",
                code.explanation.zh, "", code.explanation.en, "",
            ]
        }
    }
}
