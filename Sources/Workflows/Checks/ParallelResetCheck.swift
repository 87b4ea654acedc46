import Diagnostics

/// An external transition from a region of a parallel state into that region: it resets the other regions too.
enum ParallelResetCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        let tree = material.tree
        for transition in material.content.transitions where !transition.isInternal && !transition.targets.isEmpty {
            let source = tree.drafts[transition.source]
            guard let parent = source.parent, tree.drafts[parent].kind == .parallel,
                transition.targets.allSatisfy({ tree.isDescendant($0, of: transition.source) })
            else { continue }
            material.log.add(
                .parallelReset, at: transition.declaration.location,
                BilingualText(
                    zh: "这个转移会使 \(tree.drafts[parent].id) 的所有区域重新开始",
                    en: "this transition makes every region of \(tree.drafts[parent].id) start anew"),
                fix: BilingualText(
                    zh: "写 type: internal；若确实要全部重来，把它写在 \(tree.drafts[parent].id) 上",
                    en: "write type: internal, or, if all is to start anew, write it on \(tree.drafts[parent].id)"))
        }
    }
}
