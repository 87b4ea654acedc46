import Diagnostics

/// What stands on an arrow: the event, the guards in brackets.
enum DiagramLabel {
    static func text(of transition: Int, in workflow: Workflow, language: Language) -> String {
        let transition = workflow.transitions[transition]
        var parts: [String] = []
        switch transition.trigger {
        case .event(let name):
            let event = workflow.event(name)
            let title = (transition.title ?? event?.title)?[language] ?? name
            parts.append(event?.isSystem == true ? "⏱ \(title)" : title)
        case .always: break
        case .done: parts.append(BilingualText(zh: "完成", en: "done")[language])
        }
        if !transition.guards.isEmpty { parts.append("[\(transition.guards.joined(separator: " & "))]") }
        return parts.joined(separator: " ")
    }
}
