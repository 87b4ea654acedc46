import Diagnostics

/// An event that no transition listens to.
enum UnusedEventCheck: WorkflowCheck {
    static func check(_ material: WorkflowMaterial) {
        let listeners = material.listeners
        for event in material.symbols.events where listeners[event.name] == nil {
            material.log.add(
                .unusedEvent, at: event.declaration.location,
                BilingualText(zh: "没有转移响应事件 \(event.name)", en: "no transition listens to the event \(event.name)"),
                fix: BilingualText(zh: "在某个状态的 on 里响应它，或删去", en: "listen to it in some state, or remove it"))
        }
    }
}
