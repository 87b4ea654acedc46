import Diagnostics

/// A layer that changes a workflow that there is not: its changes would reach nothing, and nobody would be told.
enum LayerWorkflowCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        let known = WorkflowLoader.workflows(in: material.context.reader.tree)
        for layer in material.context.chain?.layers ?? [] {
            for entry in layer.workflows where !known.contains(entry.key) {
                material.context.unknown(
                    .overrideOfNothing, entry.key, at: entry.keyLocation,
                    kind: BilingualText(zh: "流程", en: "workflow"), known: known)
            }
        }
    }
}
