public import CaseStores
public import Diagnostics
public import Workflows

/// Why the engine did not do what was asked. The case is unchanged in every case.
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
