import Diagnostics
import Workflows

enum WorkflowFuzzing {
    static func brokenPromise(_ bytes: [UInt8]) -> String? {
        var files = surroundings
        files["workflows/w/workflow.yaml"] = bytes
        let (bundle, findings) = WorkflowLoader.load("w", locality: "cn", from: SourceTree(bytes: files))
        let hasError = findings.contains { $0.severity == .error }
        if (bundle == nil) != hasError {
            return "a bundle \(bundle == nil ? "is not" : "is") there with \(findings.count) findings"
        }
        for finding in findings where DiagnosticCode.named(finding.code) == nil { return "no code \(finding.code)" }
        for finding in findings where finding.what.zh.isEmpty || finding.what.en.isEmpty {
            return "\(finding.code) says nothing"
        }
        guard let bundle else { return nil }
        do {
            return try WorkflowBundle(content: bundle.content).hash == bundle.hash ? nil : "restored as another bundle"
        } catch {
            return "not restored: \(error)"
        }
    }

    private static let surroundings: [String: [UInt8]] = [
        "workflows/localities/cn.yaml": "locality: cn\ntitle: { zh: 全国, en: China }\n",
        "workflows/statutes/LMAL.yaml": """
        statute: LMAL
        title: { zh: 劳动争议调解仲裁法, en: LMAL }
        short: { zh: 调解仲裁法, en: LMAL }
        in_force: 2008-05-01
        counting: { working_days: [3, 5], rolls: true, source: { zh: 规则, en: Rules } }
        articles: { "43": { zh: 审限, en: Limit, at_most: 45 days } }

        """,
        "scripts/w/hooks.lua":
            "local M = {}\nfunction M.is_small(case) return case.amount < 5 end\nfunction M.act(case) end\nreturn M\n",
    ].mapValues { Array($0.utf8) }
}
