import DataValues
import Diagnostics

/// What came of a move.
enum ExplorationOutcome {
    case taken(ExplorationStand, ExplorationMove)
    case refused(ExplorationMove, [Refusal])
    case failed(ExplorationMove, StepFault)

    var move: ExplorationMove {
        switch self {
        case .taken(_, let move), .refused(let move, _), .failed(let move, _): move
        }
    }
}

extension Explorer {
    /// Does one move on the real machine.
    ///
    /// - Parameter stand: nil before the opening.
    func perform(_ move: ExplorationMove, from stand: ExplorationStand?) -> ExplorationOutcome {
        probe.begin()
        steps += 1
        var move = move
        do {
            switch move.kind {
            case .open:
                move.time = LegalTime(date: start)
                let occurrence = Occurrence(
                    event: "", facts: move.facts, actor: Self.actor(workflow.roles.map(\.name)), time: move.time)
                return outcome(try machine.open(occurrence, calendar: calendar), move, fired: [])
            case .event(let event):
                guard let stand else { return .refused(move, []) }
                move.time = stand.now
                let roles = machine.option(event, in: stand.snapshot).roles
                let occurrence = Occurrence(
                    event: event, facts: move.facts,
                    actor: Self.actor(roles.isEmpty ? workflow.roles.map(\.name) : roles),
                    time: move.time, despite: "-")
                return outcome(
                    try machine.step(occurrence, from: stand.snapshot, calendar: calendar), move, fired: stand.fired)
            case .wait(let field):
                guard let stand, let day = scope.day(field, in: stand) else { return .refused(move, []) }
                var later = stand
                later.now = max(stand.now, LegalTime(date: day))
                later.told = []
                move.time = later.now
                later.deadlines = try machine.deadlines(of: stand.snapshot, on: later.now, calendar: calendar)
                return .taken(later, move)
            case .lapse(let key, let event):
                guard let stand, let deadline = stand.nextLapse, deadline.key == key, let due = deadline.dueOn else {
                    return .refused(move, [])
                }
                return try lapse(deadline, event, at: max(stand.now, .end(of: due)), move, from: stand)
            }
        } catch {
            return .failed(move, error)
        }
    }

    /// An event that is refused has expired all the same, as in a real case.
    private func lapse(
        _ deadline: CaseDeadline, _ event: String, at time: LegalTime, _ move: ExplorationMove,
        from stand: ExplorationStand
    ) throws(StepFault) -> ExplorationOutcome {
        var move = move
        move.time = time
        let fired = stand.fired.union([ExplorationStand.mark(deadline)])
        let occurrence = Occurrence(event: event, actor: .system, time: time, isFromSystem: true, dueOn: deadline.dueOn)
        let answer = try machine.step(occurrence, from: stand.snapshot, calendar: calendar)
        if case .taken(let step) = answer {
            let didNothing =
                step.snapshot.chart == stand.snapshot.chart && step.changes.isEmpty && step.effects.isEmpty
            probe.idleLapse = didNothing ? deadline.key : nil
            return outcome(answer, move, fired: fired)
        }
        probe.idleLapse = deadline.key
        let step = try machine.unansweredStep(on: stand.snapshot, at: time, calendar: calendar)
        return outcome(.taken(step), move, fired: fired)
    }

    private func outcome(_ answer: StepOutcome, _ move: ExplorationMove, fired: Set<String>) -> ExplorationOutcome {
        let step: CaseStep
        switch answer {
        case .taken(let taken): step = taken
        case .refused(let refusals): return .refused(move, refusals)
        }
        passed.formUnion(step.trace.microsteps.flatMap(\.entered).compactMap(workflow.stateIndex))
        let transitions = step.trace.microsteps.flatMap(\.transitionIndices)
        for transition in transitions { seeking.took(transition) }
        var done = move
        done.place = transitions.first.map { workflow.transitions[$0].declaration.location }
        // What is over and gone needs no remembering.
        let standing = Set(step.deadlines.map(ExplorationStand.mark))
        return .taken(
            ExplorationStand(
                snapshot: step.snapshot, deadlines: step.deadlines, now: move.time,
                fired: fired.intersection(standing)), done)
    }

    /// One who holds every role that the event asks for, so that roles bar nothing; two events are done by two people.
    static func actor(_ roles: [String]) -> Actor {
        Actor(id: "explorer-\(roles.first ?? "anyone")", roles: Set(roles))
    }
}
