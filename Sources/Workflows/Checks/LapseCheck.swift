import Diagnostics

/// A deadline whose event nothing can take while its state is active.
enum LapseCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        let (listeners, tree) = (material.listeners, material.tree)
        for deadline in material.content.states.flatMap(\.deadlines) {
            guard let lapse = deadline.lapse, material.symbols.event(lapse) != nil else { continue }
            let isTaken = (listeners[lapse] ?? []).contains { tree.canBeActiveTogether($0, deadline.state) }
            guard !isTaken else { continue }
            let state = tree.drafts[deadline.state].id
            material.log.add(
                .lapseNotTaken, at: deadline.declaration.location,
                BilingualText(
                    zh: "期限 \(deadline.key) 届满时提出 \(lapse)，但 \(state) 活动时没有转移响应它",
                    en: "\(deadline.key) raises \(lapse), but nothing listens to it while \(state) is active"),
                fix: BilingualText(zh: "在 \(state) 或其上级的 on 里响应它", en: "listen to it in \(state) or above"))
        }
    }
}
