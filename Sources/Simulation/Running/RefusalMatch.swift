import Diagnostics
import StatutoryTime
import Workflows

/// Compares refusals with what a scenario says they must be.
struct RefusalMatch {
    let expectation: RefusalExpectation
    let workflow: Workflow

    init(_ expectation: RefusalExpectation, workflow: Workflow) {
        self.expectation = expectation
        self.workflow = workflow
    }

    /// Whether one refusal meets everything that is stated.
    func holds(_ refusal: Refusal) -> Bool {
        if let reason = expectation.reason, refusal.reason != reason { return false }
        if let name = expectation.guardName?.value, refusal.guardName != name { return false }
        if let text = expectation.text, !refusal.text.zh.contains(text), !refusal.text.en.contains(text) {
            return false
        }
        return lawHolds(refusal.law)
    }

    /// A refusal carries its article as it is cited to people, so the expected one is cited in the same way and compared.
    private func lawHolds(_ law: BilingualText?) -> Bool {
        switch (expectation.statute, expectation.article) {
        case (nil, nil): return true
        case (let statute?, let article?): return cites(law, statute, article)
        case (let statute?, nil):
            guard let law else { return false }
            if law.zh == statute || law.zh.hasPrefix("\(statute) ") { return true }
            return workflow.statutes[statute].map { law.zh.hasPrefix($0.short.zh) } ?? false
        case (nil, let article?):
            return workflow.statutes.keys.contains { cites(law, $0, article) }
                || law?.zh.hasSuffix(" \(article)") == true
        }
    }

    /// An article stated without its paragraph stands for any paragraph of it.
    private func cites(_ law: BilingualText?, _ statute: String, _ article: String) -> Bool {
        guard let law else { return false }
        let cited = workflow.words(for: Citation(statute: statute, article: article))
        return law == cited || law.zh.hasPrefix(cited.zh + "第")
    }

    /// What the scenario asks for, in words.
    func words(for event: String) -> BilingualText {
        var zh: [String] = []
        var en: [String] = []
        if let reason = expectation.reason {
            zh.append("理由 \(reason.rawValue)")
            en.append("reason \(reason.rawValue)")
        }
        if let name = expectation.guardName?.value {
            zh.append("守卫 \(name)")
            en.append("guard \(name)")
        }
        if let text = expectation.text {
            zh.append("文字“\(text)”")
            en.append("text '\(text)'")
        }
        let law = [expectation.statute, expectation.article].compactMap(\.self).joined(separator: " ")
        if !law.isEmpty {
            zh.append("依据 \(law)")
            en.append("law \(law)")
        }
        return BilingualText(
            zh: "\(event) 被拒绝" + (zh.isEmpty ? "" : "（\(zh.joined(separator: "，"))）"),
            en: "\(event) is refused" + (en.isEmpty ? "" : " (\(en.joined(separator: ", ")))"))
    }
}
