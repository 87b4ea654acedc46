import DataValues
import Diagnostics

/// Holds what is written to fields of granted days to the caps of their deadlines.
struct ExtensionLimits {
    private let workflow: Workflow
    private let caps: [String: ExtensionCap]

    init(_ workflow: Workflow) {
        self.workflow = workflow
        caps = ExtensionCap.all(of: workflow.deadlines)
    }

    /// Why days that somebody supplies are too many; nil when they are not.
    func refusal(of facts: [String: DataValue]) -> Refusal? {
        guard !caps.isEmpty else { return nil }
        for name in facts.keys.sorted() {
            guard let value = facts[name], let (cap, words) = excess(of: value, in: name) else { continue }
            return Refusal(
                .value, text: words, location: cap.deadline.declaration.location, layer: cap.deadline.declaration.layer,
                law: workflow.law(of: cap.deadline).map(workflow.words), facts: [name],
                fix: BilingualText(zh: "改为 \(cap.days) 以内", en: "give \(cap.days) or fewer"))
        }
        return nil
    }

    /// What is wrong with a value that the rules themselves write, as a fault; nil when it fits.
    func fault(writing value: DataValue, to name: String) -> StepFault? {
        guard !caps.isEmpty, let (cap, words) = excess(of: value, in: name) else { return nil }
        return StepFault(
            DiagnosticCode.hookFailed.diagnostic(
                at: cap.deadline.declaration.location, words, law: workflow.law(of: cap.deadline).map(workflow.words),
                fix: BilingualText(
                    zh: "脚本或 sets 写的天数要在 at_most 之内；案件没有变动",
                    en: "let what the script or sets writes keep within at_most; the case is unchanged")))
    }

    /// By field: days that a step put there beyond the cap, in words with the article.
    func excesses(
        from before: [String: DataValue], to after: [String: DataValue]
    ) -> [(field: String, what: BilingualText)] {
        caps.keys.sorted().compactMap { name in
            guard let value = after[name], value != before[name], let (cap, words) = excess(of: value, in: name) else {
                return nil
            }
            guard let law = workflow.law(of: cap.deadline).map(workflow.words) else { return (name, words) }
            return (name, BilingualText(zh: "\(words.zh)（\(law.zh)）", en: "\(words.en) (\(law.en))"))
        }
    }

    private func excess(of value: DataValue, in name: String) -> (ExtensionCap, BilingualText)? {
        guard let cap = caps[name], let days = value.integer, days > Int64(cap.days) else { return nil }
        let title = workflow.field(name)?.title ?? BilingualText(verbatim: name)
        return (
            cap,
            BilingualText(
                zh: "“\(title.zh)”（\(name)）为 \(days)，期限“\(cap.deadline.title.zh)”至多延长 \(cap.days)",
                en:
                    "'\(title.en)' (\(name)) is \(days); the deadline '\(cap.deadline.title.en)' may be extended by \(cap.days) at most"
            )
        )
    }
}
