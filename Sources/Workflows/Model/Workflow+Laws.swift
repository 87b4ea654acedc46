/// The articles that parts of a workflow rest on: their own, or those of the nearest state around them that names one.
extension Workflow {
    func nearestLaw(of state: Int) -> Citation? {
        sequence(first: state) { states[$0].parent }.lazy.compactMap { states[$0].law }.first
    }

    /// A transition's own, its event's, else that of the states it belongs to.
    func law(of transition: TransitionMetadata) -> Citation? {
        if let law = transition.law { return law }
        if case .event(let name) = transition.trigger, let law = event(name)?.law { return law }
        return nearestLaw(of: transition.source)
    }

    func law(of deadline: DeadlineDeclaration) -> Citation? { deadline.law ?? nearestLaw(of: deadline.state) }

    /// Of what was done last: the transition or state whose hook it was, the deadline that ended, the event that was raised.
    ///
    /// - Parameter hook: the function that was running.
    func law(of move: ExplorationMove, in hook: String?) -> Citation? {
        switch move.kind {
        case .open, .wait: return hook.flatMap { law(naming: $0, on: nil) }
        case .lapse(let key, let event):
            let own = hook.flatMap { law(naming: $0, on: event) }
            return own ?? deadlines.first(where: { $0.key == key }).flatMap { law(of: $0) } ?? self.event(event)?.law
        case .event(let name):
            return hook.flatMap { law(naming: $0, on: name) } ?? event(name)?.law ?? sharedLaw(of: name)
        }
    }

    /// Of the first part that names a hook, those that listen to the event before others.
    private func law(naming hook: String, on event: String?) -> Citation? {
        let named = transitions.filter { $0.guards.contains(hook) || $0.actions.contains(hook) }
        let own = named.first { transition in event.map { transition.trigger == .event($0) } ?? false } ?? named.first
        if let own { return law(of: own) }
        if let deadline = deadlines.first(where: { $0.condition == hook }) { return law(of: deadline) }
        return states.indices.first { states[$0].entry.contains(hook) || states[$0].exit.contains(hook) }
            .flatMap(nearestLaw)
    }

    /// The one article of all transitions that listen to an event; nil where they differ.
    private func sharedLaw(of event: String) -> Citation? {
        let laws = transitions.filter { $0.trigger == .event(event) }.map { law(of: $0) }
        guard let first = laws.first, laws.allSatisfy({ $0 == first }) else { return nil }
        return first
    }
}
