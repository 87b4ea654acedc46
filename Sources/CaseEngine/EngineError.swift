public import CaseStores
public import Diagnostics
public import Workflows

/// Why the engine did not do what was asked.
///
/// What failed changed nothing: a step is written whole or not at all. What a call had done before, deadlines that fired or other cases of the
/// same call, stands.
public enum EngineError: Error, Sendable {
    /// The law, the workflow or the case's state refuses it; every reason is given.
    case refused(caseID: String?, event: String?, [Refusal])
    /// No case of that id.
    case noSuchCase(String)
    /// The workflow files have errors, or there is no such workflow or locality.
    case workflow([Diagnostic])
    /// A script or a definition failed while it ran.
    case fault(caseID: String?, event: String?, StepFault)
    /// The store's own reasons, `conflict` among them.
    case store(StoreError)
}

extension EngineError {
    /// A bundle cannot be restored from the store.
    static func restoring(_ dependant: BilingualText, _ error: WorkflowBundle.RestoreError) -> EngineError {
        switch error {
        case .findings(let diagnostics): .workflow(diagnostics)
        case .malformed, .unknownFormat:
            .store(
                StoreError(
                    .corrupt,
                    what: BilingualText(
                        zh: "\(dependant.zh)所依的规则包读不出来", en: "the bundle that \(dependant.en) follows cannot be read"),
                    fix: BilingualText(
                        zh: "用写入它的版本打开，或从备份恢复", en: "open it with the version that wrote it, or restore a backup")))
        }
    }
}
