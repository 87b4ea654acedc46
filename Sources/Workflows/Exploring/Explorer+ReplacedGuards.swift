import DataValues
import Diagnostics

/// Guards of layers beside those in whose place they stand, asked about the cases that were met.
extension Explorer {
    private static let casesOfAGuard = 100
    private static let casesElsewhere = 30

    /// Looks, for each guard of a layer that replaces another, for a case of which it says less than that one says by law.
    func lookAtReplacedGuards() {
        guard let bystander else { return }
        for name in bystander.hooks.replacedGuards.keys.sorted() {
            guard let hook = try? bystander.hooks.guardHook(name), let layer = hook.layer,
                let (loosened, way) = loosening(name, layer, hook)
            else { continue }
            meetings.add(.guardLoosened(loosened), way)
        }
    }

    private func loosening(
        _ name: String, _ layer: String, _ hook: HookRuntime.Hook
    ) -> (LoosenedGuard, [ExplorationMove])? {
        let events = workflow.transitions.filter { $0.guards.contains(name) }.map { transition in
            if case .event(let event) = transition.trigger { event } else { "" }
        }
        for event in Set(events).sorted() {
            for index in cases(for: event) {
                let node = nodes[index]
                for facts in variations(of: event, in: node.stand) {
                    guard let (refusal, cautions) = asked(name, event, facts, node.stand) else { continue }
                    let loosened = LoosenedGuard(
                        name: name, layer: layer, location: hook.location, cautions: cautions, refusal: refusal)
                    let move = ExplorationMove(kind: .event(event), facts: facts, time: node.stand.now)
                    return (loosened, event.isEmpty ? node.path : node.path + [move])
                }
            }
        }
        return nil
    }

    /// Nil too where a script fails: what fails is told by itself.
    private func asked(
        _ name: String, _ event: String, _ facts: [String: DataValue], _ stand: ExplorationStand
    ) -> (refusal: Refusal, cautions: Bool)? {
        guard let bystander else { return nil }
        let roles = bystander.option(event, in: stand.snapshot).roles
        let occurrence = Occurrence(
            event: event, facts: facts, actor: Self.actor(roles.isEmpty ? workflow.roles.map(\.name) : roles),
            time: stand.now)
        return try? bystander.loosened(name, by: occurrence, from: stand.snapshot, calendar: calendar)
    }

    /// The cases to ask about, by the shortest ways: where the event is listened to, else any.
    private func cases(for event: String) -> [Int] {
        let open = nodes.indices.filter { !nodes[$0].stand.isClosed }.sorted {
            (nodes[$0].path.count, $0) < (nodes[$1].path.count, $1)
        }
        let listening = open.filter { machine.eventsListened(in: nodes[$0].stand.snapshot).contains(event) }
        return listening.isEmpty
            ? Array(open.prefix(Self.casesElsewhere)) : Array(listening.prefix(Self.casesOfAGuard))
    }

    /// What the event requires, and with it each value of each fact that it takes.
    private func variations(of event: String, in stand: ExplorationStand) -> [[String: DataValue]] {
        let needed = needed(for: event, in: stand)
        let option = machine.option(event, in: stand.snapshot)
        let varied = (option.requires + option.accepts).compactMap(workflow.field).flatMap { field in
            domains.values(of: field, on: stand.now.date).map { value in
                needed.merging([field.name: value]) { $1 }
            }
        }
        return [needed] + varied
    }
}
