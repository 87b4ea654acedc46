import Diagnostics
import Workflows

/// Holds the workspace file against the rules: a user with a role that no workflow has may do nothing, and would not know why.
struct WorkspaceCheck {
    let workspace: Workspace
    let sources: SourceTree

    /// - Parameter bundles: the bundles that could be loaded; roles are asked of them only when there is one.
    func check(_ bundles: [WorkflowBundle], log: DiagnosticLog) {
        let roles = Set(bundles.flatMap { $0.workflow.roles.map(\.name) })
        if !roles.isEmpty { check(workspace.mentions.roles, in: roles, log) }
        check(workspace.mentions.localities, in: Set(WorkflowLoader.localities(in: sources)), log)
        check(workspace.mentions.users, in: Set(workspace.users.map(\.id)), log)
        check(workspace.mentions.workflows, in: Set(WorkflowLoader.workflows(in: sources)), log)
    }

    private func check(_ names: [Located<String>], in known: Set<String>, _ log: DiagnosticLog) {
        for name in names where !known.contains(name.value) {
            log.add(ValueReading.unknownWord(name.value, at: name.location, known: known.sorted()))
        }
    }
}
