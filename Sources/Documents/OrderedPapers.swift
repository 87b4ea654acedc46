import Diagnostics
import Workflows

/// The papers that a workflow's actions order: `document { kind = "award_final", … }`, found in the text of its scripts.
///
/// An order stays in the outbox until somebody makes the paper; without a kind of that name nobody can.
enum OrderedPapers {
    static func check(_ workflow: Workflow, against catalogue: DocumentCatalogue, log: DiagnosticLog) {
        let known = catalogue.kinds.map(\.name)
        for script in workflow.scripts {
            for order in script.orderedPapers where !known.contains(order.value) {
                let nearest = NearestName.find(order.value, in: known)
                log.add(
                    .documentWithoutKind, at: order.location,
                    BilingualText(
                        zh: "动作要求制作文书“\(order.value)”，但没有这种文书",
                        en: "an action orders the document '\(order.value)', but there is no such kind"),
                    fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                        ?? BilingualText(
                            zh: "在 documents.yaml 里加上它和它的模板", en: "add it, and its template, to documents.yaml"))
            }
        }
    }
}
