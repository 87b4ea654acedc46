import Diagnostics

/// Checks that need the whole workflow: what nothing listens to, what nothing can take.
struct WorkflowChecks {
    let context: LoadContext
    let symbols: Symbols
    let tree: StateTree
    let content: StateReading

    func run() {
        var listeners: [String: [Int]] = [:]
        for transition in content.transitions {
            if case .event(let name) = transition.trigger { listeners[name, default: []].append(transition.source) }
        }
        for event in symbols.events where listeners[event.name] == nil {
            context.log.add(
                .unusedEvent, at: event.declaration.location,
                BilingualText(zh: "没有转移响应事件 \(event.name)", en: "no transition listens to the event \(event.name)"),
                fix: BilingualText(zh: "在某个状态的 on 里响应它，或删去", en: "listen to it in some state, or remove it"))
        }
        for deadline in content.states.flatMap(\.deadlines) {
            guard let lapse = deadline.lapse, symbols.event(lapse) != nil else { continue }
            let isTaken = (listeners[lapse] ?? []).contains { tree.canBeActiveTogether($0, deadline.state) }
            guard !isTaken else { continue }
            context.log.add(
                .lapseNotTaken, at: deadline.declaration.location,
                BilingualText(
                    zh: "期限 \(deadline.key) 届满时提出 \(lapse)，但 \(tree.drafts[deadline.state].id) 活动时没有转移响应它",
                    en:
                        "\(deadline.key) raises \(lapse), but nothing listens to it while \(tree.drafts[deadline.state].id) is active"
                ),
                fix: BilingualText(
                    zh: "在 \(tree.drafts[deadline.state].id) 或其上级的 on 里响应它",
                    en: "listen to it in \(tree.drafts[deadline.state].id) or above"))
        }
    }
}
