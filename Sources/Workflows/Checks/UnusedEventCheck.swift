import Diagnostics

/// An event that no transition listens to, and a system event that nothing raises.
enum UnusedEventCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        let listeners = material.listeners
        for event in material.symbols.events where listeners[event.name] == nil {
            material.log.add(
                .unusedEvent, at: event.declaration.location,
                BilingualText(zh: "没有转移响应事件 \(event.name)", en: "no transition listens to the event \(event.name)"),
                fix: BilingualText(zh: "在某个状态的 on 里响应它，或删去", en: "listen to it in some state, or remove it"))
        }
        // A file with errors may lack the very place where it is raised.
        guard !material.log.hasErrors else { return }
        let raised = Set(material.content.states.flatMap(\.deadlines).compactMap(\.lapse))
            .union(HookReads.texts(in: material.scripts))
        for event in material.symbols.events
        where event.isSystem && listeners[event.name] != nil && !raised.contains(event.name) {
            material.log.add(
                .eventNeverRaised, at: event.declaration.location,
                BilingualText(
                    zh: "没有期限或脚本会提出系统事件 \(event.name)",
                    en: "no deadline and no script raises the system event \(event.name)"),
                fix: BilingualText(
                    zh: "在期限里写 then: \(event.name)，或删去它和响应它的转移",
                    en: "let a deadline say then: \(event.name), or remove it with the transitions that listen"))
        }
    }
}
