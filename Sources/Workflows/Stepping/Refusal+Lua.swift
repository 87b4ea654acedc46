import DataValues
import Diagnostics
import StatutoryTime

extension Refusal {
    /// The refusal that `refuse(…)` or `caution(…)` made in a guard; nil when the value is something else.
    init?(_ value: DataValue, guardName: String, workflow: Workflow) {
        guard let record = value.record, let reason = record[RefuseFunction.mark].flatMap(RefuseFunction.bilingual)
        else { return nil }
        var law: BilingualText?
        if let statute = record["statute"]?.text {
            let article = record["article"]?.text ?? record["article"]?.integer.map(String.init)
            law =
                article.map { workflow.words(for: Citation(statute: statute, article: $0)) }
                ?? workflow.statutes[statute]?.short ?? BilingualText(verbatim: statute)
        }
        self.init(
            record[RefuseFunction.cautionMark] == nil ? .guard : .caution, text: reason, guardName: guardName, law: law,
            facts: (record["facts"]?.list ?? []).compactMap(\.text),
            fix: record["fix"].flatMap(RefuseFunction.bilingual))
    }

    /// Whether a guard said no and nothing else.
    public var isBareNo: Bool { guardName.map { text == Refusal(bareNoOf: $0).text } ?? false }

    /// A guard's bare `false`: no without a reason.
    init(bareNoOf guardName: String) {
        self.init(
            .guard,
            text: BilingualText(
                zh: "条件“\(guardName)”不成立，脚本没有说明理由", en: "the guard '\(guardName)' says no and gives no reason"),
            guardName: guardName)
    }
}
